import { Badge, Tooltip } from '@mantine/core'
import { IconBan, IconCheck, IconClock, IconCopy, IconEyeOff, IconMessagePlus, IconPackage, IconUrgent, type TablerIcon } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Outcome } from './api'

export const OUTCOME_LOOK: Record<Outcome, { icon: TablerIcon; color: string }> = {
  created: { icon: IconCheck, color: 'accent' },
  appended: { icon: IconMessagePlus, color: 'blue' },
  ordered: { icon: IconPackage, color: 'green' },
  excluded: { icon: IconBan, color: 'gray' },
  ignored: { icon: IconEyeOff, color: 'gray' },
  duplicate: { icon: IconCopy, color: 'gray' },
  quarantined: { icon: IconUrgent, color: 'red' },
  inFlight: { icon: IconClock, color: 'yellow' },
}

/** What became of a delivery: icon, word, colour; the tooltip says what the word means. */
export function OutcomeBadge({ value }: { value: Outcome }) {
  const { t } = useTranslation('receipts')
  const { icon: Icon, color } = OUTCOME_LOOK[value]
  return (
    <Tooltip label={t(`outcomeHelp.${value}`)} multiline maw={280}>
      <Badge variant="light" color={color} leftSection={<Icon size={12} aria-hidden />}>
        {t(`outcomes.${value}`)}
      </Badge>
    </Tooltip>
  )
}
