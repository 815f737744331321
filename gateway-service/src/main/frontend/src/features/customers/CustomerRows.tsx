import { Badge, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Card } from '@/shared/api/model'
import { useFormats } from '@/shared/format/useFormats'
import { OrderStatusBadge } from '@/shared/orders/OrderStatusBadge'
import { ChannelIcon } from '@/shared/ui/Channel'
import { rowLink } from '@/shared/ui/rowLink'
import type { OrderLine } from './api'
import classes from './CustomerPage.module.css'

/** One lead of a customer: what it was about, how it ended, when. */
export function LeadRow({ lead }: { lead: Card }) {
  const { t } = useTranslation('customers')
  const { money, date } = useFormats()
  return (
    <li className={classes.row}>
      <ChannelIcon channel={lead.channel} />
      <div className={classes.grow}>
        <Text truncate size="md">
          <Link to="/leads/$leadId" params={{ leadId: lead.id }} className={rowLink}>
            {lead.title ?? t('lead.number', { number: lead.number })}
          </Link>
        </Text>
        <Text size="xs" c="dimmed" truncate>
          №{lead.number} · {lead.first ? t('lead.first') : t('lead.repeat')} · {date(lead.createdAt)}
          {lead.lastMessage && ` · ${lead.lastMessage.text}`}
        </Text>
      </div>
      <Group gap="xs" wrap="nowrap">
        {lead.amount && <Text size="sm">{money(lead.amount)}</Text>}
        <Badge variant="light" color={lead.outcome === 'won' ? 'green' : lead.outcome === 'open' ? 'blue' : 'gray'}>
          {t(`leadOutcome.${lead.outcome}`)}
        </Badge>
      </Group>
    </li>
  )
}

/** One order of a customer, in a line. */
export function OrderRow({ order }: { order: OrderLine }) {
  const { t } = useTranslation('customers')
  const { money, date } = useFormats()
  return (
    <li className={classes.row}>
      <div className={classes.grow}>
        <Link to="/orders/$orderId" params={{ orderId: order.id }} className={rowLink}>
          №{order.number}
        </Link>
        <Text size="xs" c="dimmed">
          {date(order.createdAt)}
        </Text>
      </div>
      <Group gap="xs" wrap="nowrap">
        <Text size="sm" ta="end">
          {money(order.sum)}
          {Number(order.paid.amount) > 0 && (
            <Text span display="block" size="xs" c="dimmed">
              {t('card.paid')} {money(order.paid)}
            </Text>
          )}
        </Text>
        <OrderStatusBadge value={order.status} />
      </Group>
    </li>
  )
}
