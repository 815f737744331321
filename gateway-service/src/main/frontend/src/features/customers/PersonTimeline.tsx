import { Button, SegmentedControl, Text } from '@mantine/core'
import { IconArrowRight, IconGitMerge, IconInbox, IconMessage, IconMessages, IconNote, IconPackage, IconPhone, IconRefresh, IconSend, IconTrophy, IconX, type TablerIcon } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import { useOrderStatuses } from '@/shared/orders/statuses'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { Panel } from '@/shared/ui/PageFrame'
import { RowsSkeleton } from '@/shared/ui/Skeletons'
import { type Happened, type OrderLine, ordersOfCustomerQuery, timelineOfCustomerQuery } from './api'
import classes from './PersonTimeline.module.css'

const TALK = ['messageIn', 'messageOut', 'note', 'call']
const ICONS: Record<string, TablerIcon> = {
  messageIn: IconMessage,
  messageOut: IconSend,
  note: IconNote,
  call: IconPhone,
  created: IconInbox,
  stageChanged: IconArrowRight,
  converted: IconTrophy,
  rejected: IconX,
  reopened: IconRefresh,
  conversionUndone: IconRefresh,
  merged: IconGitMerge,
  unmerged: IconGitMerge,
}
type Item = { at: string; happened: Happened } | { at: string; order: OrderLine }

/** Leads, messages and orders of a person in one line of time, the newest first. */
export function PersonTimeline({ customerId }: { customerId: string }) {
  const { t } = useTranslation('customers')
  const [shown, setShown] = useState('all')
  const query = useInfiniteQuery(timelineOfCustomerQuery(customerId))
  const orders = useQuery(ordersOfCustomerQuery(customerId)).data?.items
  const items = useMemo(() => together(query.data?.pages.flatMap((page) => page.items) ?? [], orders ?? [], query.hasNextPage, shown), [query.data, query.hasNextPage, orders, shown])
  return (
    <Panel
      title={t('history.title')}
      flush
      action={
        <SegmentedControl
          size="xs"
          aria-label={t('history.title')}
          value={shown}
          onChange={setShown}
          data={[
            { value: 'all', label: t('history.all') },
            { value: 'talk', label: t('history.talk') },
          ]}
        />
      }
    >
      {query.isError && !query.data ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.isPending ? (
        <RowsSkeleton rows={4} />
      ) : items.length === 0 && !query.hasNextPage ? (
        <EmptyState compact icon={IconMessages} title={t('history.nothing')} hint={t('history.nothingText')} />
      ) : (
        <>
          <ol className={classes.items}>{items.map((item) => ('order' in item ? <OrderItem key={item.order.id} order={item.order} /> : <LeadItem key={item.happened.id} item={item.happened} />))}</ol>
          {query.hasNextPage && (
            <Button variant="subtle" size="compact-sm" my="xs" mx="auto" display="block" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('history.earlier')}
            </Button>
          )}
        </>
      )}
    </Panel>
  )
}

/** What is told here; an order stands among what is loaded, and one from before that waits until that is loaded too. */
function together(happened: Happened[], orders: OrderLine[], more: boolean, shown: string): Item[] {
  const oldest = more ? (happened.at(-1)?.at ?? '') : ''
  const told: Item[] = happened.filter(({ kind }) => (shown === 'talk' ? TALK.includes(kind) : kind in ICONS)).map((one) => ({ at: one.at, happened: one }))
  if (shown === 'all') for (const order of orders) if (order.createdAt >= oldest) told.push({ at: order.createdAt, order })
  return told.sort((a, b) => b.at.localeCompare(a.at))
}

function OrderItem({ order }: { order: OrderLine }) {
  const { t } = useTranslation('customers')
  const formats = useFormats()
  const statuses = useOrderStatuses()
  return (
    <li className={classes.item}>
      <IconPackage size={16} aria-hidden />
      <div>
        <Text size="sm">
          <Link to="/orders/$orderId" params={{ orderId: order.id }}>
            {t('history.order', { number: order.number, sum: formats.money(order.sum) })}
          </Link>
        </Text>
        <Text size="xs" c="dimmed">
          {formats.dateTime(order.createdAt)} · {statuses.nameOf(order.status)}
        </Text>
      </div>
    </li>
  )
}

function LeadItem({ item }: { item: Happened }) {
  const { t } = useTranslation('customers')
  const formats = useFormats()
  const Icon = ICONS[item.kind] ?? IconMessages
  const text = item.data.text ?? item.data.note
  const files = (item.data.attachments ?? item.data.files)?.length ?? 0
  return (
    <li className={classes.item}>
      <Icon size={16} aria-hidden />
      <div>
        <Title item={item} />
        {item.data.state === 'retracted' ? (
          <Text size="sm" c="dimmed">
            {t('history.retracted')}
          </Text>
        ) : (
          text && (
            <Text size="sm" className={classes.text}>
              {text}
            </Text>
          )
        )}
        <Text size="xs" c="dimmed">
          {formats.dateTime(item.at)} ·{' '}
          <Link to="/leads/$leadId" params={{ leadId: item.lead.id }}>
            {t('history.lead', { number: item.lead.number })}
          </Link>
          {files > 0 && ` · ${t('history.withFiles', { count: files })}`}
        </Text>
      </div>
    </li>
  )
}

function Title({ item }: { item: Happened }) {
  const { t } = useTranslation('customers')
  const name = item.actor?.name ?? t('history.somebody')
  const words = () => {
    switch (item.kind) {
      case 'messageIn':
        return t('history.in', { name })
      case 'messageOut':
        return t('history.out', { name })
      case 'note':
        return t('history.note', { name })
      case 'call':
        return t(item.data.answered === false ? 'history.missed' : 'history.call')
      case 'stageChanged':
        return t('history.stageChanged', { from: item.data.from?.name ?? '–', to: item.data.to?.name ?? '–' })
      case 'rejected':
        return t('history.rejected', { reason: item.data.reason?.name ?? '–' })
      default:
        // texts: history.*
        return t(`history.${item.kind as 'created'}`)
    }
  }
  return (
    <Text size="sm" fw={550}>
      {words()}
    </Text>
  )
}
