import type { Field, Money } from '@/shared/api/model'
import { decimalText, parseDecimal } from '@/shared/format/money'

/** A value while it is written: text for most, ids for several. Empty for nothing. */
export type FieldDraft = string | string[]

/** What is wrong with a draft; the texts are `fieldFault.*`. */
export type FieldFault = 'number' | 'money' | 'date' | 'link' | 'long'

const LONGEST_TEXT = 2000

export const isMoney = (value: unknown): value is Money =>
  typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value && typeof value.amount === 'string' && typeof value.currency === 'string'

export const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))

export const isDecimal = (value: unknown): value is string => typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)

export const isNothing = (value: unknown) => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** What stands in a field as it is written; what does not fit the field any more begins empty. */
export function draftOf(field: Field, value: unknown): FieldDraft {
  if (field.type === 'several') return Array.isArray(value) ? value.filter((id) => field.options.some((option) => option.id === id)).map(String) : []
  if (isNothing(value)) return ''
  switch (field.type) {
    case 'money':
      return isMoney(value) ? value.amount : ''
    case 'choice':
      return field.options.some((option) => option.id === value) ? String(value) : ''
    case 'yesNo':
      return typeof value === 'boolean' ? String(value) : ''
    case 'date':
      return isDay(value) ? value : ''
    default:
      return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  }
}

/** The number that somebody wrote, as the services write it; null when it is none. */
export function numberIn(text: string): string | null {
  const plain = text.replace(/[\s\u00a0\u202f'’]/g, '').replace(',', '.')
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(plain) ? plain : null
}

/** What a draft says, as the service takes it; null for nothing. */
export function readDraft(field: Field, draft: FieldDraft, currency: string): { value: unknown } | { fault: FieldFault } {
  if (typeof draft !== 'string') return { value: draft.length > 0 ? draft : null }
  const text = draft.trim()
  if (!text) return { value: null }
  switch (field.type) {
    case 'number': {
      const value = numberIn(text)
      return value === null ? { fault: 'number' } : { value }
    }
    case 'money': {
      const units = parseDecimal(text)
      return units === null ? { fault: 'money' } : { value: { amount: decimalText(units), currency } }
    }
    case 'date':
      return isDay(text) ? { value: text } : { fault: 'date' }
    case 'yesNo':
      return { value: text === 'true' }
    case 'link': {
      const address = /^\w+:/.test(text) ? text : `https://${text}`
      return /^https?:$/.test(URL.canParse(address) ? new URL(address).protocol : '') && !/\s/.test(address) ? { value: address } : { fault: 'link' }
    }
    case 'text':
      return text.length > LONGEST_TEXT ? { fault: 'long' } : { value: text }
    default:
      return { value: text }
  }
}
