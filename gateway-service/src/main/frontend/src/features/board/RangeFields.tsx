import { Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Field } from '@/shared/api/model'
import { DayInput } from '@/shared/filters/DayInput'
import { DecimalInput } from '@/shared/filters/DecimalInput'
import { useSession } from '@/shared/session/session'
import { type Asked, type Range, rangesOf, valuesOf, withRange } from './filters'

interface Props {
  field: Field
  asked: Asked
  /** Whether no further field can be asked for. */
  full: boolean
  onChange: (part: Asked) => void
}

/** A number, a sum or a day of the workspace's own, from one to another; of several ranges in an address the first. */
export function RangeFields({ field, asked, full, onChange }: Props) {
  const { t } = useTranslation('board')
  const { workspace } = useSession()
  const range = rangesOf(asked, field.key)[0] ?? {}
  const set = (part: Range) => onChange(withRange(asked, field.key, { ...range, ...part }))
  const name = field.type === 'money' ? `${field.name}, ${workspace.currency}` : field.name
  const turned = range.from && range.to && (field.type === 'date' ? range.from > range.to : Number(range.from) > Number(range.to))
  const disabled = full && valuesOf(asked, field.key).length === 0
  const from = { label: t('filter.rangeFrom', { name }), value: range.from, disabled, onChange: (value: string | undefined) => set({ from: value }) }
  const to = { label: t('filter.rangeTo', { name }), value: range.to, disabled, error: turned && t('filter.endsBefore'), onChange: (value: string | undefined) => set({ to: value }) }
  return (
    <Group gap="xs" grow align="flex-start">
      {field.type === 'date' ? (
        <>
          <DayInput {...from} max={range.to} />
          <DayInput {...to} min={range.from} />
        </>
      ) : (
        <>
          <DecimalInput {...from} />
          <DecimalInput {...to} />
        </>
      )}
    </Group>
  )
}
