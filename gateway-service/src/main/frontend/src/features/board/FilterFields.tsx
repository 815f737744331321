import { Checkbox, Group, MultiSelect, Select, Stack, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { fieldsQuery, staffQuery, tagsQuery } from '@/shared/api/reference'
import { DayInput } from '@/shared/filters/DayInput'
import { DecimalInput } from '@/shared/filters/DecimalInput'
import { FieldChoices } from '@/shared/filters/FieldChoices'
import { useSession } from '@/shared/session/session'
import { TemperatureBadge } from '@/shared/ui/Temperature'
import { RangeFields } from './RangeFields'
import { type Asked, isOrdered, joined, parts, TEMPERATURES, valuesOf, withValues } from './filters'

/** What leads can be filtered by besides manager and source; each change shows at once. */
export function FilterFields({ asked, onChange }: { asked: Asked; onChange: (part: Asked) => void }) {
  const { t } = useTranslation('board')
  const { staff, workspace } = useSession()
  const tags = useQuery(tagsQuery).data ?? []
  const people = useQuery({ ...staffQuery, enabled: staff.role !== 'manager' }).data ?? []
  const teams = [...new Map(people.flatMap(({ team }) => (team ? [[team.id, team] as const] : []))).values()]
  const names = [...new Set([...tags.map((tag) => tag.name), ...parts(asked.tag)])]
  return (
    <Stack gap="sm">
      {teams.length > 0 && (
        <Select
          label={t('filter.team')}
          size="xs"
          clearable
          data={teams.map(({ id, name }) => ({ value: id, label: name }))}
          value={asked.team ?? null}
          onChange={(team) => onChange({ team: team ?? undefined })}
          comboboxProps={{ withinPortal: false }}
        />
      )}
      <MultiSelect
        label={t('filter.tags')}
        description={t('filter.tagsHint')}
        size="xs"
        searchable
        data={names}
        value={parts(asked.tag)}
        onChange={(chosen) => onChange({ tag: joined(chosen) })}
        nothingFoundMessage={t('filter.noTags')}
        comboboxProps={{ withinPortal: false }}
      />
      <Checkbox.Group label={t('list.temperature')} size="xs" value={parts(asked.temperature)} onChange={(chosen) => onChange({ temperature: joined(chosen) })}>
        <Stack gap={6} mt={6}>
          {TEMPERATURES.map((one) => (
            <Checkbox key={one} size="xs" value={one} label={<TemperatureBadge value={one} />} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Switch label={t('filter.waiting')} size="xs" checked={Boolean(asked.waiting)} onChange={(event) => onChange({ waiting: event.currentTarget.checked ? '1' : undefined })} />
      <OwnFields asked={asked} onChange={onChange} />
      <Group gap="xs" grow>
        <DayInput label={t('filter.createdFrom')} max={asked.to} value={asked.from} onChange={(from) => onChange({ from })} />
        <DayInput label={t('filter.createdTo')} min={asked.from} value={asked.to} onChange={(to) => onChange({ to })} />
      </Group>
      <Group gap="xs" grow>
        <DecimalInput sum label={t('filter.amountFrom', { currency: workspace.currency })} value={asked.min} onChange={(min) => onChange({ min })} />
        <DecimalInput sum label={t('filter.amountTo', { currency: workspace.currency })} value={asked.max} onChange={(max) => onChange({ max })} />
      </Group>
    </Stack>
  )
}

/** The service takes no more, of all fields together. */
const MOST_CHOSEN = 20

/** The workspace's fields in which something is chosen or that have an order; one that is switched off only while it is asked for. */
function OwnFields({ asked, onChange }: { asked: Asked; onChange: (part: Asked) => void }) {
  const fields = useQuery(fieldsQuery).data ?? []
  return fields
    .filter(({ type, active, key }) => (type === 'choice' || type === 'several' || type === 'yesNo' || isOrdered(type)) && (active || valuesOf(asked, key).length > 0))
    .map((field) => {
      const { key, type } = field
      if (isOrdered(type)) return <RangeFields key={key} field={field} asked={asked} full={parts(asked.field).length >= MOST_CHOSEN} onChange={onChange} />
      const value = valuesOf(asked, key)
      return <FieldChoices key={key} field={field} value={value} most={value.length + MOST_CHOSEN - parts(asked.field).length} onChange={(values) => onChange(withValues(asked, key, values))} />
    })
}
