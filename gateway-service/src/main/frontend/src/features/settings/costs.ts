import { decimalText, parseDecimal } from '@/shared/format/money'

export interface CostDraft {
  from: string
  to: string
  amount: string
}

export type CostFault = 'badAmount' | 'badDays'

export function costFaults(draft: CostDraft): CostFault[] {
  const found: CostFault[] = []
  const units = parseDecimal(draft.amount)
  if (units === null || units <= 0n) found.push('badAmount')
  if (!draft.from || !draft.to || draft.from > draft.to) found.push('badDays')
  return found
}

/** Days of a cost, both included, and what one of them comes to: the reports spread a cost evenly. */
export function spread(draft: CostDraft): { days: number; perDay: string } | null {
  if (costFaults(draft).length > 0) return null
  const days = Math.round((Date.parse(draft.to) - Date.parse(draft.from)) / 86_400_000) + 1
  return { days, perDay: decimalText((parseDecimal(draft.amount) ?? 0n) / BigInt(days)) }
}
