import { Badge, Button, Text } from '@mantine/core'
import { IconLock, IconTableImport } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import { useRole } from '@/shared/session/session'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { LinkAnchor } from '@/shared/ui/links'
import { PageBody, Panel } from '@/shared/ui/PageFrame'
import { PageHeader } from '@/shared/ui/PageHeader'
import { RowsSkeleton } from '@/shared/ui/Skeletons'
import classes from '../Settings.module.css'
import { type Import, importsQuery } from './api'
import { BringTable } from './BringTable'

const COLORS = { draft: 'gray', running: 'blue', done: 'green', stopped: 'yellow', undoing: 'blue', undone: 'gray' }

/** Tables of sales: a new one, and those so far. */
export function ImportsPage() {
  const { t } = useTranslation('settings')
  const owner = useRole('owner')
  return (
    <>
      <PageHeader title={t('imports.title')} note={t('imports.note')} />
      <PageBody>
        {owner ? (
          <>
            <BringTable />
            <Imports />
          </>
        ) : (
          <EmptyState icon={IconLock} title={t('ownerOnly.title')} hint={t('ownerOnly.text')} />
        )}
      </PageBody>
    </>
  )
}

function Imports() {
  const { t } = useTranslation('settings')
  const list = useInfiniteQuery(importsQuery)
  const imports = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Panel flush title={t('imports.list')}>
      {list.isLoadingError ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <RowsSkeleton rows={3} />
      ) : imports.length === 0 ? (
        <EmptyState compact icon={IconTableImport} title={t('imports.none.title')} hint={t('imports.none.text')} />
      ) : (
        <ul className={classes.list} aria-label={t('imports.list')}>
          {imports.map((one) => (
            <ImportRow key={one.id} one={one} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button variant="default" m="md" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('imports.more')}
        </Button>
      )}
    </Panel>
  )
}

function ImportRow({ one }: { one: Import }) {
  const { t } = useTranslation('settings')
  const { dateTime, number } = useFormats()
  return (
    <li className={classes.row}>
      <div className={classes.grow} style={{ overflowWrap: 'anywhere' }}>
        <LinkAnchor to="/settings/imports/$importId" params={{ importId: one.id }}>
          {one.name}
        </LinkAnchor>
        <Text size="sm" c="dimmed">
          {t('imports.from', { source: one.source.name, at: dateTime(one.startedAt ?? one.broughtAt) })}
        </Text>
      </div>
      {one.state !== 'draft' && <Text size="sm">{t('imports.taken', { taken: number(one.taken), things: number(one.things) })}</Text>}
      <Badge color={COLORS[one.state]} variant="light" miw={104}>
        {t(`imports.states.${one.state}`)}
      </Badge>
    </li>
  )
}
