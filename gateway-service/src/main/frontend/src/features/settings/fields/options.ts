import type { Field, FieldType } from '@/shared/api/model'
import type { OptionBody } from './api'

/** An option as it stands in the editor; `key` is stable while it is edited, `id` is null until it is saved. */
export interface OptionDraft {
  key: string
  id: string | null
  name: string
  active: boolean
}

export const TYPES: readonly FieldType[] = ['text', 'number', 'money', 'date', 'choice', 'several', 'yesNo', 'link']
export const hasOptions = (type: FieldType) => type === 'choice' || type === 'several'

export const draftsOf = (field: Field): OptionDraft[] => field.options.map((option) => ({ ...option, key: option.id }))

export function movedTo<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list]
  next.splice(to, 0, ...next.splice(from, 1))
  return next
}

/** What keeps options from being saved; the texts are `fields.faults.*`. */
export function optionFault(options: readonly OptionDraft[]): 'none' | 'noName' | 'sameName' | null {
  const names = options.map((option) => option.name.trim().toLocaleLowerCase())
  if (names.some((name) => !name)) return 'noName'
  if (new Set(names).size < names.length) return 'sameName'
  return options.some((option) => option.active) ? null : 'none'
}

export const optionsBody = (options: readonly OptionDraft[]): OptionBody[] =>
  options.map(({ id, name, active }) => ({ ...(id ? { id } : {}), name: name.trim(), active }))
