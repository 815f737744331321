import type { Money } from '@/shared/api/model'
import type { Formats } from '@/shared/format/formats'

/** A value before or after an edit, short enough for one line of the timeline. */
export function changedValue(value: unknown, formats: Formats): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return formats.number(value)
  if (Array.isArray(value)) return formats.list(value.map((part: unknown) => changedValue(part, formats)).filter(Boolean))
  if (typeof value === 'object') {
    if ('amount' in value && 'currency' in value) return formats.money(value as Money)
    if ('name' in value && typeof value.name === 'string') return value.name
    return Object.values(value)
      .map((part: unknown) => changedValue(part, formats))
      .filter(Boolean)
      .join(', ')
  }
  return value ? '✓' : '–'
}
