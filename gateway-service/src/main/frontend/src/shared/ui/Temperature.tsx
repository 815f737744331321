import { Badge } from '@mantine/core'
import { IconFlame, IconSnowflake, IconSun, type TablerIcon } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Temperature } from '@/shared/api/model'

const LOOK: Record<Temperature, { icon: TablerIcon; color: string }> = {
  cold: { icon: IconSnowflake, color: 'blue' },
  warm: { icon: IconSun, color: 'yellow' },
  hot: { icon: IconFlame, color: 'red' },
}

/** Temperature of a lead or a stage: a colour, an icon and a word, never the colour alone. */
export function TemperatureBadge({ value, iconOnly }: { value: Temperature; iconOnly?: boolean }) {
  const { t } = useTranslation('shared')
  const { icon: Icon, color } = LOOK[value]
  const name = t(`temperature.${value}`)
  if (iconOnly)
    return (
      <span role="img" aria-label={name} title={name} style={{ display: 'inline-flex', flex: 'none', color: `var(--temperature-${value})` }}>
        <Icon size={14} stroke={1.8} aria-hidden />
      </span>
    )
  return (
    <Badge color={color} variant="light" leftSection={<Icon size={12} aria-hidden />} tt="none" fw={500}>
      {name}
    </Badge>
  )
}
