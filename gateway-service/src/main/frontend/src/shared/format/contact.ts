import type { ContactPoint } from '@/shared/api/model'

/** +380671234567 → +380 67 123 45 67; other countries in groups that can be read aloud. */
export function phoneText(value: string): string {
  const ukraine = /^\+380(\d{2})(\d{3})(\d{2})(\d{2})$/.exec(value)
  if (ukraine) return `+380 ${ukraine.slice(1).join(' ')}`
  const other = /^\+(\d{8,15})$/.exec(value)
  if (!other) return value
  return `+${other[1]!.replace(/(\d{3})(?=\d)/g, '$1 ')}`
}

export function contactText(point: ContactPoint): string {
  if (point.kind === 'phone' || point.kind === 'whatsapp') return phoneText(point.value)
  if (point.kind === 'telegram' && point.raw?.startsWith('@')) return point.raw
  return point.value
}

/** Where a click leads: a call, a letter or a chat; undefined for what cannot be opened from outside. */
export function contactHref(point: ContactPoint): string | undefined {
  if (point.kind === 'phone') return `tel:${point.value}`
  if (point.kind === 'email') return `mailto:${point.value}`
  if (point.kind === 'whatsapp') return `https://wa.me/${point.value.replace('+', '')}`
  if (point.kind === 'telegram' && point.raw?.startsWith('@')) return `https://t.me/${encodeURIComponent(point.raw.slice(1))}`
  return undefined
}
