import { Anchor, Button, Checkbox, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconCircleCheck, IconRefresh } from '@tabler/icons-react'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import { useAddress } from '@/shared/routing/useAddress'
import { useRole } from '@/shared/session/session'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { PageBody, PageFrame, Panel } from '@/shared/ui/PageFrame'
import { PageHeader } from '@/shared/ui/PageHeader'
import { RowsSkeleton } from '@/shared/ui/Skeletons'
import { connectionNamesQuery, type Receipt, receiptsQuery, replay } from './api'
import { ReceiptPanel } from './ReceiptPanel'
import classes from './Receipts.module.css'
import { ReceiptsTabs } from './ReceiptsTabs'

/** What could not be understood, as work: look, mend the cause, send it through again, one or many. */
export function QuarantinePage() {
  const { t } = useTranslation('receipts')
  const [address, change] = useAddress()
  const mayReplay = useRole('owner', 'teamLead')
  const list = useInfiniteQuery(receiptsQuery({ outcome: 'quarantined' }))
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data])
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const chosen = rows.filter((row) => picked.has(row.id))
  const again = useReplayAll(() => setPicked(new Set()))
  const pick = (id: string, on: boolean) =>
    setPicked((before) => {
      const next = new Set(before)
      if (on) next.add(id)
      else next.delete(id)
      return next
    })
  return (
    <PageFrame>
      <PageHeader title={t('title')} action={<ReceiptsTabs value="quarantine" />} />
      <PageBody>
        <Text c="dimmed" size="sm">
          {t('quarantine.intro')}
        </Text>
        <Panel
          flush
          title={
            mayReplay && rows.length > 0 ? (
              <Checkbox
                label={picked.size > 0 ? t('quarantine.selected', { count: chosen.length }) : t('quarantine.selectAll')}
                checked={chosen.length === rows.length}
                indeterminate={chosen.length > 0 && chosen.length < rows.length}
                onChange={(event) => setPicked(event.currentTarget.checked ? new Set(rows.map((row) => row.id)) : new Set())}
              />
            ) : undefined
          }
          action={
            mayReplay && chosen.length > 0 ? (
              <Button size="xs" leftSection={<IconRefresh size={14} aria-hidden />} loading={again.isPending} onClick={() => again.mutate(chosen)}>
                {t('quarantine.replaySelected')}
              </Button>
            ) : undefined
          }
        >
          {list.isLoadingError ? (
            <ErrorState error={list.error} onRetry={() => void list.refetch()} />
          ) : list.isPending ? (
            <RowsSkeleton rows={4} />
          ) : rows.length === 0 ? (
            <EmptyState icon={IconCircleCheck} title={t('quarantine.empty.title')} hint={t('quarantine.empty.text')} />
          ) : (
            <ul className={classes.list}>
              {rows.map((row) => (
                <Work key={row.id} receipt={row} selectable={mayReplay} picked={picked.has(row.id)} onPick={(on) => pick(row.id, on)} />
              ))}
            </ul>
          )}
          {list.hasNextPage && (
            <Button variant="subtle" size="xs" m="xs" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t('shared:loadMore')}
            </Button>
          )}
        </Panel>
      </PageBody>
      <ReceiptPanel id={address.receipt} around={rows.map((row) => row.id)} onOpen={(receipt) => change({ receipt })} />
    </PageFrame>
  )
}

/** Replays one after another: a broken one must not keep the others waiting, and each is told apart in the end. */
function useReplayAll(done: () => void) {
  const { t } = useTranslation('receipts')
  const cache = useQueryClient()
  return useMutation({
    mutationFn: async (receipts: Receipt[]) => {
      let failed = 0
      for (const receipt of receipts) {
        try {
          await replay(receipt.id)
        } catch {
          // told in the sum below; the delivery stays in quarantine and can be tried again
          failed += 1
        }
      }
      return { failed, sent: receipts.length - failed }
    },
    onSuccess: async ({ failed, sent }) => {
      if (sent > 0) notifications.show({ message: t('quarantine.replayed', { count: sent }) })
      if (failed > 0) notifications.show({ color: 'red', message: t('quarantine.failed', { count: failed }) })
      done()
      await cache.invalidateQueries({ queryKey: ['receipts'] })
    },
  })
}

function Work({ receipt, selectable, picked, onPick }: { receipt: Receipt; selectable: boolean; picked: boolean; onPick: (on: boolean) => void }) {
  const { t } = useTranslation('receipts')
  const { dateTime } = useFormats()
  const connection = useQuery(connectionNamesQuery).data?.find((one) => one.id === receipt.connectionId)
  const when = dateTime(receipt.receivedAt)
  return (
    <li className={classes.work} data-selected={picked || undefined}>
      {selectable && (
        <Checkbox aria-label={t('quarantine.select', { when })} checked={picked} mt={2} onChange={(event) => onPick(event.currentTarget.checked)} />
      )}
      <div style={{ flex: 1, minWidth: 0 }}>
        <Group justify="space-between" gap="xs" wrap="nowrap">
          <Text fw={550} truncate>
            {receipt.detail ?? t('panel.nothingUnderstood')}
          </Text>
          <Anchor
            size="sm"
            style={{ flex: 'none' }}
            renderRoot={(props) => <Link to="." search={((before: object) => ({ ...before, receipt: receipt.id })) as never} {...props} />}
          >
            {t('quarantine.look')}
          </Anchor>
        </Group>
        <Text size="sm" c="dimmed">
          {receipt.connectionName ?? connection?.name ?? '–'} · {when}
        </Text>
      </div>
    </li>
  )
}
