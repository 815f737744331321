import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import type { Lead } from './model'

/** What the lead cost, and of what that was reckoned. */
export function LeadCost({ cost }: { cost: NonNullable<Lead['cost']> }) {
  const { t } = useTranslation('lead')
  const { money, day, list } = useFormats()
  return (
    <>
      <Text size="sm">{list(cost.perLead.map((sum) => money(sum)))}</Text>
      {cost.basis.map(({ from, to, spend, leads }) => (
        <Text key={`${from} ${to} ${spend.currency}`} size="xs" c="dimmed">
          {t(from === to ? 'cost.basisOfDay' : 'cost.basis', { spend: money(spend), count: leads, from: day(from), to: day(to) })}
        </Text>
      ))}
    </>
  )
}
