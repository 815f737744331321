import { Badge } from '@mantine/core'
import { IconAlertTriangle, IconBellOff, IconCircleCheck, IconHourglass, IconPlayerPause, type TablerIcon } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ConnectionState } from './api'

const LOOK: Record<ConnectionState, { icon: TablerIcon; color: string }> = {
  waiting: { icon: IconHourglass, color: 'blue' },
  working: { icon: IconCircleCheck, color: 'green' },
  silent: { icon: IconBellOff, color: 'yellow' },
  failing: { icon: IconAlertTriangle, color: 'red' },
  off: { icon: IconPlayerPause, color: 'gray' },
}

export function StateBadge({ value }: { value: ConnectionState }) {
  const { t } = useTranslation('settings')
  const { icon: Icon, color } = LOOK[value]
  return (
    <Badge variant="light" color={color} leftSection={<Icon size={12} aria-hidden />}>
      {t(`connections.states.${value}`)}
    </Badge>
  )
}
