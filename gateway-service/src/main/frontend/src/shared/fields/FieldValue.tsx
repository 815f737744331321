import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Field } from '@/shared/api/model'
import type { Formats } from '@/shared/format/formats'
import { useFormats } from '@/shared/format/useFormats'
import { isDay, isDecimal, isMoney } from './fieldValue'

/** A value by the type of its field, in the person's language. One that does not fit the field any more is shown as it is. */
export function FieldValue({ field, value }: { field: Field; value: unknown }) {
  const { t } = useTranslation('shared')
  const formats = useFormats()
  const nameOf = (id: unknown) => field.options.find((option) => option.id === id)?.name ?? plainValue(id, formats)
  if (field.type === 'several' && Array.isArray(value)) return <>{formats.list(value.map(nameOf))}</>
  if (field.type === 'choice') return <>{nameOf(value)}</>
  if (field.type === 'yesNo' && typeof value === 'boolean') return <>{t(value ? 'yes' : 'no')}</>
  if (field.type === 'link' && typeof value === 'string' && /^https?:\/\//i.test(value))
    return (
      <Anchor href={value} target="_blank" rel="noreferrer noopener" size="sm">
        {value.replace(/^https?:\/\//i, '')}
      </Anchor>
    )
  if (field.type === 'number' && isDecimal(value)) return <>{formats.decimal(value)}</>
  if (field.type === 'date' && isDay(value)) return <>{formats.day(value)}</>
  return <>{plainValue(value, formats)}</>
}

/** A value of which nothing is known but itself. */
export function plainValue(value: unknown, formats: Formats): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return formats.number(value)
  if (isMoney(value)) return formats.money(value)
  return JSON.stringify(value)
}
