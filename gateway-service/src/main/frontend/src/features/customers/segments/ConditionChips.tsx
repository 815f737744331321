import { Button, Pill, Popover } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconFilterPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldsOf, reasonsQuery, sourcesQuery } from '@/shared/api/reference'
import { useFormats } from '@/shared/format/useFormats'
import { useSession } from '@/shared/session/session'
import { type Conditions, withValues } from './conditions'
import { SegmentFields, useCompanyNames } from './SegmentFields'

/** The conditions, each as a chip that takes it away, and where to add one. */
export function ConditionChips({ conditions, onChange }: { conditions: Conditions; onChange: (part: Conditions) => void }) {
  const { t } = useTranslation('customers')
  const [opened, setOpened] = useState(false)
  return (
    <>
      {useChips(conditions).map(({ key, text, without }) => (
        <Pill
          key={key}
          size="md"
          withRemoveButton
          onRemove={() => onChange(without)}
          removeButtonProps={{ 'aria-label': t('segments.removeCondition', { name: text }), 'aria-hidden': false, tabIndex: 0 }}
        >
          {text}
        </Pill>
      ))}
      <Popover opened={opened} onChange={setOpened} position="bottom-start" width={340} shadow="lg" trapFocus returnFocus>
        <Popover.Target>
          <Button variant="subtle" color="gray" size="compact-sm" leftSection={<IconFilterPlus size={15} aria-hidden />} onClick={() => setOpened((open) => !open)}>
            {t('segments.addCondition')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('segments.addCondition')} mah="70vh" style={{ overflowY: 'auto' }}>
          <SegmentFields conditions={conditions} onChange={onChange} />
        </Popover.Dropdown>
      </Popover>
    </>
  )
}

/** Each condition in words, and what takes it away. */
function useChips(conditions: Conditions): { key: string; text: string; without: Conditions }[] {
  const { t } = useTranslation('customers')
  const { list, money } = useFormats()
  const { workspace } = useSession()
  const sources = useQuery({ ...sourcesQuery, enabled: Boolean(conditions.sourceIds) }).data
  const reasons = useQuery({ ...reasonsQuery, enabled: Boolean(conditions.reasonIds) }).data
  const fields = useQuery({ ...fieldsOf('customer'), enabled: Boolean(conditions.fields) }).data
  const companies = useCompanyNames(conditions.companyIds ?? [])
  const day = useDay()
  const sum = (amount: string) => money({ amount, currency: workspace.currency })
  const named = (ids: string[], all: { id: string; name: string }[] | undefined) => list(ids.map((id) => all?.find((one) => one.id === id)?.name ?? '…'))
  const chips: { key: string; text: string; without: Conditions }[] = []
  const { bought, orderedFrom, orderedTo, sumFrom, sumTo, silentSince, sourceIds, reasonIds } = conditions
  if (bought !== undefined) chips.push({ key: 'bought', text: t(bought ? 'segments.boughtOne.yes' : 'segments.boughtOne.no'), without: { bought: undefined } })
  const span = (from: string | undefined, to: string | undefined) => [from && t('segments.from', { value: from }), to && t('segments.to', { value: to })].filter(Boolean).join(' ')
  if (orderedFrom || orderedTo)
    chips.push({ key: 'ordered', text: `${t('segments.ordered')} ${span(orderedFrom && day(orderedFrom), orderedTo && day(orderedTo))}`, without: { orderedFrom: undefined, orderedTo: undefined } })
  if (conditions.goods) chips.push({ key: 'goods', text: t('segments.goodsOne', { names: list(conditions.goods) }), without: { goods: undefined } })
  if (conditions.neverGoods) chips.push({ key: 'neverGoods', text: t('segments.neverGoodsOne', { names: list(conditions.neverGoods) }), without: { neverGoods: undefined } })
  if (sumFrom || sumTo) chips.push({ key: 'sum', text: `${t('segments.sum')} ${span(sumFrom && sum(sumFrom), sumTo && sum(sumTo))}`, without: { sumFrom: undefined, sumTo: undefined } })
  if (silentSince) chips.push({ key: 'silent', text: t('segments.silent', { date: day(silentSince) }), without: { silentSince: undefined } })
  if (sourceIds) chips.push({ key: 'source', text: `${t('segments.source')}: ${named(sourceIds, sources)}`, without: { sourceIds: undefined } })
  if (reasonIds) chips.push({ key: 'reason', text: `${t('segments.reason')}: ${named(reasonIds, reasons)}`, without: { reasonIds: undefined } })
  if (conditions.companyIds) chips.push({ key: 'company', text: `${t('segments.company')}: ${list([...companies.values()])}`, without: { companyIds: undefined } })
  if (conditions.tags) chips.push({ key: 'tags', text: `${t('segments.tag')}: ${list(conditions.tags)}`, without: { tags: undefined } })
  for (const { key, values } of conditions.fields ?? []) {
    const field = fields?.find((one) => one.key === key)
    const names = values.map((value) =>
      field?.type === 'yesNo' ? t(value === 'true' ? 'shared:yes' : 'shared:no') : (field?.options.find((option) => option.id === value)?.name ?? '…'),
    )
    chips.push({ key: `field ${key}`, text: `${field?.name ?? '…'}: ${list(names)}`, without: withValues(conditions, key, []) })
  }
  return chips
}

/** A day without a time is the same day everywhere. */
function useDay() {
  const { i18n } = useTranslation('customers')
  return (text: string) => {
    const at = Date.parse(`${text}T00:00:00Z`)
    return Number.isNaN(at) ? text : new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeZone: 'UTC' }).format(at)
  }
}
