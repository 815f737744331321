import { Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type OrderStatus, orderStatusesQuery, STATUS_KINDS, type StatusKind, useOrderStatuses } from '@/shared/orders/statuses'
import { useRole } from '@/shared/session/session'
import { ErrorState } from '@/shared/ui/ErrorState'
import { PageBody, Panel } from '@/shared/ui/PageFrame'
import { PageHeader } from '@/shared/ui/PageHeader'
import { useShowProblem } from '@/shared/ui/problemText'
import { RowsSkeleton } from '@/shared/ui/Skeletons'
import { ReadOnly } from '../ReadOnly'
import classes from '../Settings.module.css'
import { changeStatus } from './api'
import { StatusForm } from './StatusForm'
import { StatusRow } from './StatusRow'

/** How far an order can be, in the workspace's own words: three lists, because what a status means never changes. */
export function OrderStatusesPage() {
  const { t } = useTranslation('settings')
  const mayWrite = useRole('owner', 'teamLead')
  const statuses = useQuery(orderStatusesQuery)
  const [said, say] = useState('')
  return (
    <>
      <PageHeader title={t('statuses.title')} note={t('statuses.note')} />
      <PageBody>
        {!mayWrite && <ReadOnly />}
        {statuses.isError ? (
          <ErrorState error={statuses.error} onRetry={() => void statuses.refetch()} />
        ) : statuses.isPending ? (
          <RowsSkeleton rows={5} />
        ) : (
          STATUS_KINDS.map((kind) => <Kind key={kind} kind={kind} mayWrite={mayWrite} onSaid={say} all={statuses.data} />)
        )}
        <div className="visually-hidden" role="status">
          {said}
        </div>
        <Text size="xs" c="dimmed">
          {t('statuses.help')}
        </Text>
      </PageBody>
    </>
  )
}

function Kind({ kind, all, mayWrite, onSaid }: { kind: StatusKind; all: OrderStatus[]; mayWrite: boolean; onSaid: (text: string) => void }) {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const showProblem = useShowProblem()
  const { nameOf } = useOrderStatuses()
  const kin = all.filter((status) => status.kind === kind)
  const arrange = useMutation({
    mutationFn: ({ status, to }: { status: OrderStatus; to: number }) => changeStatus(status, { position: to }),
    // shown at once, taken back if the service refuses
    onMutate: ({ status, to }) => {
      const before = cache.getQueryData(orderStatusesQuery.queryKey)
      const rest = kin.filter((one) => one.code !== status.code)
      rest.splice(to, 0, status)
      cache.setQueryData(orderStatusesQuery.queryKey, (now) => now && STATUS_KINDS.flatMap((one) => (one === kind ? rest : now.filter((each) => each.kind === one))))
      return { before }
    },
    onError: (error, _, context) => {
      cache.setQueryData(orderStatusesQuery.queryKey, context?.before)
      showProblem(error)
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ['orderStatuses'] }),
  })
  const move = (from: number, to: number) => {
    const status = kin[from]
    if (!status || to < 0 || to >= kin.length || from === to) return
    arrange.mutate({ status, to })
    onSaid(t('statuses.movedTo', { name: nameOf(status.code), position: to + 1, count: kin.length }))
  }
  return (
    <Panel title={t(`statuses.kinds.${kind}`)} note={t(`statuses.means.${kind}`)} flush>
      <ol className={classes.list}>
        {kin.map((status, at) => (
          <StatusRow key={status.code} status={status} at={at} count={kin.length} mayWrite={mayWrite} onMove={move} />
        ))}
      </ol>
      {mayWrite && <StatusForm kind={kind} />}
    </Panel>
  )
}
