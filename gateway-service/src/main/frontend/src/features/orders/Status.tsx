import { Badge } from '@mantine/core'
import { IconCheck, IconCircleDashed, IconProgress, IconX, type TablerIcon } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { OrderStatus } from './api'

export const STATUS_LOOK: Record<OrderStatus, { icon: TablerIcon; color: string }> = {
  new: { icon: IconCircleDashed, color: 'blue' },
  inProgress: { icon: IconProgress, color: 'yellow' },
  done: { icon: IconCheck, color: 'green' },
  cancelled: { icon: IconX, color: 'gray' },
}

/** Status of an order: colour, icon and word. */
export function StatusBadge({ value }: { value: OrderStatus }) {
  const { t } = useTranslation('orders')
  const { icon: Icon, color } = STATUS_LOOK[value]
  return (
    <Badge variant="light" color={color} leftSection={<Icon size={12} aria-hidden />}>
      {t(`status.${value}`)}
    </Badge>
  )
}
