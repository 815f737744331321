import { Menu, UnstyledButton } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Stage, Temperature } from '@/shared/api/model'
import { TemperatureBadge } from '@/shared/ui/Temperature'
import { patchLead } from './api/patchLead'
import type { Lead } from './model'
import { useLeadChange } from './useLead'

const TEMPERATURES: Temperature[] = ['cold', 'warm', 'hot']

/** The stage's temperature, or another one that somebody sets here. */
export function LeadTemperature({ lead, stage }: { lead: Lead; stage: Stage | undefined }) {
  const { t } = useTranslation('lead')
  const change = useLeadChange(lead)
  const set = (temperature: Temperature | null) =>
    void change(() => patchLead(lead.id, lead.version, { temperature }), {
      temperature: temperature ?? stage?.temperature ?? lead.temperature,
      temperatureByHand: temperature !== null,
    })
  const now = t('temperature.title', { value: t(`shared:temperature.${lead.temperature}`) })
  return (
    <Menu position="bottom-start" shadow="lg" width={200}>
      <Menu.Target>
        <UnstyledButton aria-label={lead.temperatureByHand ? `${now}, ${t('temperature.byHand')}` : now} title={lead.temperatureByHand ? t('temperature.byHand') : t('temperature.stages')}>
          <TemperatureBadge value={lead.temperature} />
          {lead.temperatureByHand && <span aria-hidden> ✎</span>}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {TEMPERATURES.map((one) => (
          <Menu.Item key={one} onClick={() => set(one)} rightSection={lead.temperatureByHand && one === lead.temperature && <IconCheck size={15} aria-hidden />}>
            <TemperatureBadge value={one} />
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item disabled={!lead.temperatureByHand} onClick={() => set(null)}>
          {t('temperature.stages')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
