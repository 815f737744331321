import { Group, MultiSelect, SegmentedControl, Stack, TagsInput, Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldsOf, reasonsQuery, sourcesQuery, tagsQuery } from '@/shared/api/reference'
import { DayInput } from '@/shared/filters/DayInput'
import { DecimalInput } from '@/shared/filters/DecimalInput'
import { FieldChoices } from '@/shared/filters/FieldChoices'
import { useCompanies, useSession } from '@/shared/session/session'
import { companiesNamedQuery, companyNamesQuery } from './api'
import { type Conditions, valuesOf, withValues } from './conditions'

interface Props {
  conditions: Conditions
  onChange: (part: Conditions) => void
}

/** What customers can be chosen by; each change shows at once. */
export function SegmentFields({ conditions, onChange }: Props) {
  const { t } = useTranslation('customers')
  const { workspace } = useSession()
  const companies = useCompanies()
  const sources = useQuery(sourcesQuery).data ?? []
  const reasons = useQuery(reasonsQuery).data ?? []
  const tags = useQuery(tagsQuery).data ?? []
  return (
    <Stack gap="sm">
      <div>
        <Text size="xs" fw={500} id="segment-bought">
          {t('segments.bought')}
        </Text>
        <SegmentedControl
          aria-labelledby="segment-bought"
          size="xs"
          fullWidth
          value={conditions.bought === undefined ? 'any' : conditions.bought ? 'yes' : 'no'}
          onChange={(value) => onChange({ bought: value === 'any' ? undefined : value === 'yes' })}
          data={['any', 'yes', 'no'].map((value) => ({ value, label: t(`segments.boughtOne.${value}`) }))}
        />
      </div>
      <Group gap="xs" grow>
        <DayInput label={t('segments.orderedFrom')} value={conditions.orderedFrom} max={conditions.orderedTo} onChange={(orderedFrom) => onChange({ orderedFrom })} />
        <DayInput label={t('segments.orderedTo')} value={conditions.orderedTo} min={conditions.orderedFrom} onChange={(orderedTo) => onChange({ orderedTo })} />
      </Group>
      <Named label={t('segments.goods')} hint={t('segments.goodsHint')} value={conditions.goods} onChange={(goods) => onChange({ goods })} />
      <Named label={t('segments.neverGoods')} hint={t('segments.goodsHint')} value={conditions.neverGoods} onChange={(neverGoods) => onChange({ neverGoods })} />
      <Group gap="xs" grow align="flex-start">
        <DecimalInput sum label={t('segments.sumFrom', { currency: workspace.currency })} value={conditions.sumFrom} onChange={(sumFrom) => onChange({ sumFrom })} />
        <DecimalInput sum label={t('segments.sumTo', { currency: workspace.currency })} value={conditions.sumTo} onChange={(sumTo) => onChange({ sumTo })} />
      </Group>
      <DayInput label={t('segments.silentSince')} value={conditions.silentSince} onChange={(silentSince) => onChange({ silentSince })} />
      <Several label={t('segments.source')} options={sources} value={conditions.sourceIds} onChange={(sourceIds) => onChange({ sourceIds })} />
      <Several label={t('segments.reason')} options={reasons} value={conditions.reasonIds} onChange={(reasonIds) => onChange({ reasonIds })} />
      <Named label={t('segments.tag')} value={conditions.tags} known={tags.map(({ name }) => name)} longest={50} onChange={(names) => onChange({ tags: names })} />
      {companies && <Companies value={conditions.companyIds} onChange={(companyIds) => onChange({ companyIds })} />}
      <OwnFields conditions={conditions} onChange={onChange} />
    </Stack>
  )
}

function Several({ label, options, value, onChange }: { label: string; options: { id: string; name: string }[]; value: string[] | undefined; onChange: (ids: string[]) => void }) {
  const { t } = useTranslation('customers')
  return (
    <MultiSelect
      label={label}
      size="xs"
      clearable
      searchable
      data={options.map(({ id, name }) => ({ value: id, label: name }))}
      value={value ?? []}
      onChange={onChange}
      nothingFoundMessage={t('shared:nothingFound')}
      comboboxProps={{ withinPortal: false }}
    />
  )
}

/** What has a name and no id: written, each with Enter; one that is known can be chosen. */
function Named({ label, hint, value, known, longest = 200, onChange }: { label: string; hint?: string; value: string[] | undefined; known?: string[]; longest?: number; onChange: (names: string[]) => void }) {
  return (
    <TagsInput
      label={label}
      size="xs"
      clearable
      placeholder={value?.length ? undefined : hint}
      data={known}
      maxTags={20}
      maxLength={longest}
      acceptValueOnBlur
      value={value ?? []}
      onChange={onChange}
      comboboxProps={{ withinPortal: false }}
    />
  )
}

/** Found by the beginning of their name; those that are chosen keep theirs. */
function Companies({ value, onChange }: { value: string[] | undefined; onChange: (ids: string[]) => void }) {
  const { t } = useTranslation('customers')
  const [q, setQ] = useState('')
  const found = useQuery({ ...companiesNamedQuery(q), placeholderData: keepPreviousData })
  const chosen = useCompanyNames(value ?? [])
  const options = new Map([...chosen, ...(found.data ?? []).map(({ id, name }) => [id, name] as const)])
  return (
    <MultiSelect
      label={t('segments.company')}
      size="xs"
      clearable
      searchable
      searchValue={q}
      onSearchChange={setQ}
      // the service has found them already
      filter={({ options: all }) => all}
      data={[...options].map(([id, name]) => ({ value: id, label: name }))}
      value={value ?? []}
      onChange={onChange}
      nothingFoundMessage={t('shared:nothingFound')}
      comboboxProps={{ withinPortal: false }}
    />
  )
}

/** What chosen companies are called, by id; one that is not seen any more by three dots. */
export function useCompanyNames(ids: string[]): Map<string, string> {
  const names = useQuery({ ...companyNamesQuery(ids), enabled: ids.length > 0, placeholderData: keepPreviousData })
  const known = new Map(names.data)
  return new Map(ids.map((id) => [id, known.get(id) ?? '…']))
}

/** The workspace's fields in which something is chosen; one that is switched off only while it is asked for. */
function OwnFields({ conditions, onChange }: Props) {
  const fields = useQuery(fieldsOf('customer')).data ?? []
  return fields
    .filter(({ type, active, key }) => (type === 'choice' || type === 'several' || type === 'yesNo') && (active || valuesOf(conditions, key).length > 0))
    .map((field) => <FieldChoices key={field.key} field={field} value={valuesOf(conditions, field.key)} onChange={(values) => onChange(withValues(conditions, field.key, values))} />)
}
