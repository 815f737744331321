import { Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Field } from '@/shared/api/model'
import { isDay, readDraft } from '@/shared/fields/fieldValue'
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
  const End = field.type === 'date' ? DayEnd : NumberEnd
  const turned = range.from && range.to && (field.type === 'date' ? range.from > range.to : Number(range.from) > Number(range.to))
  const disabled = full && valuesOf(asked, field.key).length === 0
  return (
    <Group gap="xs" grow align="flex-start">
      <End label={t('filter.rangeFrom', { name })} field={field} value={range.from} most={range.to} disabled={disabled} onChange={(from) => set({ from })} />
      <End label={t('filter.rangeTo', { name })} field={field} value={range.to} least={range.from} fault={turned && t('filter.endsBefore')} disabled={disabled} onChange={(to) => set({ to })} />
    </Group>
  )
}

interface EndProps {
  label: string
  field: Field
  value: string | undefined
  least?: string
  most?: string
  /** Why nothing lies between. */
  fault?: string | false
  disabled: boolean
  onChange: (value: string | undefined) => void
}

function DayEnd({ label, value, least, most, fault, disabled, onChange }: EndProps) {
  const take = (day: string) => {
    // a year that is still being written has six digits in some browsers
    if (!day || isDay(day)) onChange(day || undefined)
  }
  return <TextInput type="date" size="xs" label={label} min={least} max={most} disabled={disabled} value={value ?? ''} error={fault} onChange={(event) => take(event.currentTarget.value)} />
}

/** Taken when it is left, or with Enter: half a number is none. */
function NumberEnd({ label, field, value, fault, disabled, onChange }: EndProps) {
  const { t } = useTranslation('shared')
  const [draft, setDraft] = useState<string | null>(null)
  const read = readDraft({ ...field, type: 'number' }, draft ?? '', '')
  const wrong = 'fault' in read
  const take = () => {
    if (draft === null || wrong) return
    setDraft(null)
    const wanted = typeof read.value === 'string' ? read.value : undefined
    if (wanted !== value) onChange(wanted)
  }
  return (
    <TextInput
      size="xs"
      inputMode="decimal"
      label={label}
      disabled={disabled}
      value={draft ?? value ?? ''}
      error={wrong ? t('shared:fieldFault.number') : fault}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take()
      }}
    />
  )
}
