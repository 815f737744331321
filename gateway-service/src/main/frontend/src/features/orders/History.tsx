import { Button, Text } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Field } from '@/shared/api/model'
import { fieldsOf, staffQuery } from '@/shared/api/reference'
import { FieldValue, plainValue } from '@/shared/fields/FieldValue'
import { isDay, isNothing } from '@/shared/fields/fieldValue'
import { useFormats } from '@/shared/format/useFormats'
import { useOrderStatuses } from '@/shared/orders/statuses'
import { ErrorState } from '@/shared/ui/ErrorState'
import { Panel } from '@/shared/ui/PageFrame'
import { RowsSkeleton } from '@/shared/ui/Skeletons'
import { historyQuery, type Order, type OrderChange } from './api'
import classes from './OrderPage.module.css'

/** What happened to an order, newest first: who, what, before and after. */
export function History({ order }: { order: Order }) {
  const { t } = useTranslation('orders')
  const history = useInfiniteQuery(historyQuery(order.id))
  const changes = history.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Panel title={t('history.title')}>
      {history.isError && changes.length === 0 ? (
        <ErrorState error={history.error} onRetry={() => void history.refetch()} />
      ) : history.isPending ? (
        <RowsSkeleton rows={3} />
      ) : (
        <ol className={classes.history}>
          {changes.map((change) => (
            <Change key={change.version} change={change} />
          ))}
        </ol>
      )}
      {history.hasNextPage && (
        <Button size="xs" variant="subtle" loading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          {t('shared:loadMore')}
        </Button>
      )}
    </Panel>
  )
}

function Change({ change }: { change: OrderChange }) {
  const { t } = useTranslation('orders')
  const { dateTime } = useFormats()
  const staff = useQuery(staffQuery).data
  const { actor } = change
  const who = actor.kind === 'staff' ? (staff?.find((one) => one.id === actor.id)?.name ?? '–') : actor.kind === 'channel' || actor.kind === 'import' ? t(`history.by.${actor.kind}`) : null
  return (
    <li>
      <span>
        <What change={change} />
      </span>
      <Text span size="sm" c="dimmed">
        {who && `${who} · `}
        {dateTime(change.at)}
      </Text>
      <Details change={change} />
    </li>
  )
}

function What({ change: { what, detail } }: { change: OrderChange }) {
  const { t } = useTranslation('orders')
  const { money } = useFormats()
  const { nameOf } = useOrderStatuses()
  switch (what) {
    case 'created':
      return t('history.created', { sum: detail.sum ? money(detail.sum, true) : '' })
    case 'statusChanged':
      return t('history.statusChanged', { from: nameOf(detail.from ?? ''), to: nameOf(detail.to ?? '') })
    case 'linesChanged':
      return t('history.linesChanged', { before: detail.sumBefore ? money(detail.sumBefore, true) : '', after: detail.sum ? money(detail.sum, true) : '' })
    case 'paid':
    case 'refunded':
      return t(`history.${what}`, { amount: detail.amount ? money(detail.amount, true) : '' })
    case 'takenBack':
      return t('history.takenBack')
    case 'leadJoined':
    case 'leadLeft':
      // texts: history.leadJoined, history.leadLeft
      return t(`history.${what}`, { number: detail.lead?.number })
    default:
      return t('history.edited')
  }
}

function Details({ change: { detail } }: { change: OrderChange }) {
  const { t } = useTranslation('orders')
  const { decimal } = useFormats()
  const fields = useQuery(fieldsOf('order')).data
  const said = (lines: { name: string; quantity: string; price: string }[]) =>
    lines.map((line) => `${line.name} ${decimal(line.quantity)} × ${decimal(line.price)}`).join(', ') || '–'
  if (detail.lines)
    return (
      <ul>
        <li>{t('history.before', { what: said(detail.linesBefore ?? []) })}</li>
        <li>{t('history.after', { what: said(detail.lines) })}</li>
      </ul>
    )
  if (detail.edits)
    return (
      <ul>
        {detail.edits.map(({ field, before, after }) => {
          const own = fields?.find((one) => `fields.${one.key}` === field)
          const name = field.startsWith('fields.') ? (own?.name ?? field.slice('fields.'.length)) : field === 'notes' ? t('delivery.notes') : t(field)
          return (
            <li key={field}>
              {name}: <Value value={before} field={own} /> → <Value value={after} field={own} />
            </li>
          )
        })}
      </ul>
    )
  return detail.note ? (
    <ul>
      <li>{detail.note}</li>
    </ul>
  ) : null
}

function Value({ value, field }: { value: unknown; field?: Field }) {
  const formats = useFormats()
  if (isNothing(value)) return '–'
  if (field) return <FieldValue field={field} value={value} />
  return isDay(value) ? formats.day(value) : plainValue(value, formats)
}
