import { Progress, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import type { Order } from './api'
import { paidPercent } from './lines'

/** How much of an order is paid: a small bar and a word. */
export function Paid({ order }: { order: Order }) {
  const { t } = useTranslation('orders')
  const { percent } = useFormats()
  const share = paidPercent(order.sum.amount, order.paid.amount)
  const text = share >= 100 ? t('fullyPaid') : share === 0 ? t('nothingPaid') : t('partlyPaid', { percent: percent(share) })
  return (
    <div style={{ minWidth: 88 }}>
      <Text size="xs" c={share >= 100 ? undefined : 'dimmed'} lh={1.3}>
        {text}
      </Text>
      <Progress.Root size={4} mt={2} aria-hidden>
        <Progress.Section value={share} color={share >= 100 ? 'green' : 'accent'} withAria={false} />
      </Progress.Root>
    </div>
  )
}
