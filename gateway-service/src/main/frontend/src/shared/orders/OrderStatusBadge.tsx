import { Badge } from '@mantine/core'
import { IconCheck, IconProgress, IconX, type TablerIcon } from '@tabler/icons-react'
import { type StatusKind, useOrderStatuses } from './statuses'

export const STATUS_ICON: Record<StatusKind, TablerIcon> = { open: IconProgress, done: IconCheck, cancelled: IconX }

/** Status of an order: its colour, an icon that says what it means, and its word. */
export function OrderStatusBadge({ value }: { value: string }) {
  const { find, nameOf, kindOf } = useOrderStatuses()
  const Icon = STATUS_ICON[kindOf(value)]
  return (
    <Badge variant="light" color="gray" leftSection={<Icon size={12} color={find(value)?.color} aria-hidden />}>
      {nameOf(value)}
    </Badge>
  )
}
