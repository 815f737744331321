import { decimalText, lineSum, parseDecimal, sumOf as sumOfAmounts } from '@/shared/format/money'

/** A line as it stands in a form: what a person typed, not yet numbers. */
export interface LineDraft {
  key: number
  name: string
  quantity: string
  price: string
}

export interface LineBody {
  name: string
  quantity: string
  price: string
}

export function newLine(key: number): LineDraft {
  return { key, name: '', quantity: '1', price: '' }
}

export type LineFault = 'noName' | 'badQuantity' | 'badPrice'

export function lineFaults(line: LineDraft): LineFault[] {
  const found: LineFault[] = []
  if (!line.name.trim()) found.push('noName')
  if ((parseDecimal(line.quantity) ?? 0n) <= 0n) found.push('badQuantity')
  if ((parseDecimal(line.price) ?? -1n) < 0n) found.push('badPrice')
  return found
}

/** The sum of the lines that are whole already. */
export function sumOf(lines: readonly LineDraft[]): string {
  return sumOfAmounts(lines.map((line) => lineSum(line.quantity, line.price) ?? '0'))
}

/** The lines as the service takes them. Call it only when no line has a fault. */
export function bodyOf(lines: readonly LineDraft[]): LineBody[] {
  return lines.map((line) => ({ name: line.name.trim(), quantity: plain(line.quantity), price: decimalText(parseDecimal(line.price) ?? 0n) }))
}

/** 2,50 → 2.5: as many decimals as it has and no more. */
function plain(typed: string): string {
  return decimalText(parseDecimal(typed) ?? 0n, 4).replace(/\.?0+$/, '')
}

/** What is still to be paid; negative when more was paid than asked. */
export function remaining(sum: string, paid: string): string {
  return decimalText((parseDecimal(sum) ?? 0n) - (parseDecimal(paid) ?? 0n))
}

/** Share that is paid, 0 to 100; nothing to pay is paid. */
export function paidPercent(sum: string, paid: string): number {
  const all = parseDecimal(sum) ?? 0n
  if (all <= 0n) return 100
  return Math.min(100, Number((1000n * (parseDecimal(paid) ?? 0n)) / all) / 10)
}

/** An amount that can be paid, as the service takes it; null when what was typed is none. */
export function paymentAmount(typed: string): string | null {
  const units = parseDecimal(typed)
  return units === null || units <= 0n ? null : decimalText(units)
}
