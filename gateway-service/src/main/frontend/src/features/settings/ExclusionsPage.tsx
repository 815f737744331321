import { Button, Group, SegmentedControl } from '@mantine/core'
import { IconBan, IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAddress } from '@/shared/routing/useAddress'
import { useRole } from '@/shared/session/session'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { PageBody, Panel } from '@/shared/ui/PageFrame'
import { PageHeader } from '@/shared/ui/PageHeader'
import { SearchBox } from '@/shared/ui/SearchBox'
import { RowsSkeleton } from '@/shared/ui/Skeletons'
import { exclusionsQuery } from './api'
import { ExcludeList } from './ExcludeList'
import { ExclusionRow } from './ExclusionRow'
import { ReadOnly } from './ReadOnly'
import classes from './Settings.module.css'

/** Who is no potential client, since when, and how often they tried. */
export function ExclusionsPage() {
  const { t } = useTranslation('settings')
  const mayWrite = useRole('owner', 'teamLead')
  const [{ q, state }, change] = useAddress()
  const [adding, setAdding] = useState(false)
  const ended = state === 'ended'
  const list = useInfiniteQuery({ ...exclusionsQuery({ q, state: ended ? 'ended' : 'inForce' }), placeholderData: keepPreviousData })
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <PageHeader title={t('exclusions.title')} note={t('exclusions.note')} />
      <PageBody>
        {!mayWrite && <ReadOnly />}
        {mayWrite &&
          (adding ? (
            <Panel title={t('exclusions.add')}>
              <ExcludeList onDone={() => setAdding(false)} />
            </Panel>
          ) : (
            <Group>
              <Button leftSection={<IconBan size={14} aria-hidden />} onClick={() => setAdding(true)}>
                {t('exclusions.add')}
              </Button>
            </Group>
          ))}
        <Group gap="sm">
          <SearchBox label={t('exclusions.search')} value={q ?? ''} onChange={(text) => change({ q: text })} />
          <SegmentedControl
            aria-label={t('exclusions.state.label')}
            size="xs"
            value={ended ? 'ended' : 'inForce'}
            onChange={(value) => change({ state: value === 'ended' ? value : undefined })}
            data={['inForce', 'ended'].map((value) => ({ value, label: t(`exclusions.state.${value}`) }))}
          />
        </Group>
        {list.isError && rows.length === 0 ? (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        ) : (
          <Panel flush>
            {list.isPending ? (
              <RowsSkeleton rows={3} />
            ) : rows.length > 0 ? (
              <ul className={classes.list} aria-label={t('exclusions.title')}>
                {rows.map((exclusion) => (
                  <ExclusionRow key={exclusion.id} exclusion={exclusion} mayWrite={mayWrite} />
                ))}
              </ul>
            ) : q ? (
              <EmptyState icon={IconSearch} title={t('exclusions.nothingFound')} />
            ) : ended ? (
              <EmptyState icon={IconBan} title={t('exclusions.noneEnded.title')} hint={t('exclusions.noneEnded.text')} />
            ) : (
              <EmptyState icon={IconBan} title={t('exclusions.empty.title')} hint={t('exclusions.empty.text')} />
            )}
            {list.hasNextPage && (
              <Button variant="subtle" size="xs" m="xs" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                {t('shared:loadMore')}
              </Button>
            )}
          </Panel>
        )}
      </PageBody>
    </>
  )
}
