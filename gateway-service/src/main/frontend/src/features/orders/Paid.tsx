import { Progress, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import type { Order } from './api'
import { paidPercent } from './lines'

/** How far an order is paid: a small bar and a word. */
export function Paid({ order }: { order: Pick<Order, 'sum' | 'paid' | 'paymentState'> }) {
  const { t } = useTranslation('orders')
  const { percent } = useFormats()
  const share = paidPercent(order.sum.amount, order.paid.amount)
  const refunded = order.paymentState === 'refunded'
  const whole = order.paymentState === 'paid' || order.paymentState === 'overpaid'
  return (
    <div style={{ minWidth: 88 }}>
      <Text size="xs" c={whole ? undefined : 'dimmed'} lh={1.3}>
        {order.paymentState === 'partlyPaid' ? t('partlyPaid', { percent: percent(share) }) : t(`payment.${order.paymentState}`)}
      </Text>
      <Progress.Root size={4} mt={2} aria-hidden>
        <Progress.Section value={refunded ? 0 : share} color={whole ? 'green' : 'accent'} withAria={false} />
      </Progress.Root>
    </div>
  )
}
