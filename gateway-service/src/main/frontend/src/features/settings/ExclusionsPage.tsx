import { Button, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconBan } from '@tabler/icons-react'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { contactText } from '@/shared/format/contact'
import { useFormats } from '@/shared/format/useFormats'
import { useRole } from '@/shared/session/session'
import { Confirm } from '@/shared/ui/Confirm'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { PageBody, Panel } from '@/shared/ui/PageFrame'
import { PageHeader } from '@/shared/ui/PageHeader'
import { RowsSkeleton } from '@/shared/ui/Skeletons'
import { type Exclusion, exclusionsQuery, liftExclusion } from './api'
import { ReadOnly } from './ReadOnly'
import classes from './Settings.module.css'

export function ExclusionsPage() {
  const { t } = useTranslation('settings')
  const mayWrite = useRole('owner', 'teamLead')
  const list = useInfiniteQuery(exclusionsQuery)
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <PageHeader title={t('exclusions.title')} note={t('exclusions.note')} />
      <PageBody>
        {!mayWrite && <ReadOnly />}
        {list.isError ? (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        ) : (
          <Panel flush>
            {list.isPending ? (
              <RowsSkeleton rows={3} />
            ) : rows.length === 0 ? (
              <EmptyState icon={IconBan} title={t('exclusions.empty.title')} hint={t('exclusions.empty.text')} />
            ) : (
              <ul className={classes.list}>
                {rows.map((exclusion) => (
                  <Row key={exclusion.id} exclusion={exclusion} mayWrite={mayWrite} />
                ))}
              </ul>
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

function Row({ exclusion, mayWrite }: { exclusion: Exclusion; mayWrite: boolean }) {
  const { t } = useTranslation('settings')
  const { date, list } = useFormats()
  const cache = useQueryClient()
  const [asking, setAsking] = useState(false)
  const who = list(exclusion.contactPoints.map(contactText))
  const by = typeof exclusion.excludedBy === 'string' ? null : exclusion.excludedBy?.name
  const lift = useMutation({
    mutationFn: () => liftExclusion(exclusion.id),
    onSuccess: async () => {
      notifications.show({ message: t('exclusions.lifted') })
      await cache.invalidateQueries({ queryKey: ['exclusions'] })
    },
  })
  return (
    <li className={classes.row}>
      <div className={classes.grow}>
        <Text fw={550} style={{ overflowWrap: 'anywhere' }}>
          {who}
        </Text>
        <Text size="sm" c={exclusion.note ? undefined : 'dimmed'}>
          {exclusion.note ?? t('exclusions.noNote')}
        </Text>
      </div>
      <Text size="xs" c="dimmed">
        {[
          t('exclusions.since', { date: date(exclusion.excludedAt) }),
          by,
          exclusion.expiresAt && t('exclusions.until', { date: date(exclusion.expiresAt) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      {mayWrite && (
        <Button size="xs" variant="default" onClick={() => setAsking(true)} aria-label={`${t('exclusions.lift')}: ${who}`}>
          {t('exclusions.lift')}
        </Button>
      )}
      <Confirm
        opened={asking}
        title={t('exclusions.liftTitle')}
        confirm={t('exclusions.liftConfirm')}
        leave={t('exclusions.keep')}
        busy={lift.isPending}
        error={lift.error}
        onConfirm={() => lift.mutate()}
        onClose={() => setAsking(false)}
      >
        {t('exclusions.liftText', { who })}
      </Confirm>
    </li>
  )
}
