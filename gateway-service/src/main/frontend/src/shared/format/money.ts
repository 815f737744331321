import type { Money } from '@/shared/api/model'

const SCALE = 4n
const ONE = 10n ** SCALE

/** Reads a decimal that a person or a service wrote ("1 250,50", "1250.5") into ten-thousandths; null when it is none. */
export function parseDecimal(text: string): bigint | null {
  const plain = text.replace(/[\s\u00a0\u202f'’]/g, '').replace(',', '.')
  const match = /^(-?)(\d*)(?:\.(\d{0,4})\d*)?$/.exec(plain)
  if (!match || (!match[2] && !match[3])) return null
  const units = BigInt(match[2] || '0') * ONE + BigInt((match[3] ?? '').padEnd(Number(SCALE), '0'))
  return match[1] ? -units : units
}

/** Ten-thousandths back to text, rounded half up to `decimals`. */
export function decimalText(units: bigint, decimals = 2): string {
  const step = 10n ** (SCALE - BigInt(decimals))
  const sign = units < 0n ? '-' : ''
  const size = units < 0n ? -units : units
  const rounded = (size + step / 2n) / step
  const base = 10n ** BigInt(decimals)
  const fraction = decimals === 0 ? '' : `.${(rounded % base).toString().padStart(decimals, '0')}`
  return `${sign}${rounded / base}${fraction}`
}

/** quantity × price of one order line, as the services round it: two decimals, half up. */
export function lineSum(quantity: string, price: string): string | null {
  const a = parseDecimal(quantity)
  const b = parseDecimal(price)
  if (a === null || b === null) return null
  return decimalText((a * b + ONE / 2n) / ONE)
}

export function sumOf(amounts: readonly string[]): string {
  return decimalText(amounts.reduce((sum, amount) => sum + (parseDecimal(amount) ?? 0n), 0n))
}

/** Adds (or with `sign` −1 takes away) one amount in its own currency; currencies are never added across. */
export function addMoney(sums: readonly Money[], money: Money | null, sign: 1 | -1 = 1): Money[] {
  if (!money) return [...sums]
  const delta = (parseDecimal(money.amount) ?? 0n) * BigInt(sign)
  const found = sums.find((sum) => sum.currency === money.currency)
  if (!found) return [...sums, { amount: decimalText(delta), currency: money.currency }]
  return sums
    .map((sum) =>
      sum === found ? { ...sum, amount: decimalText((parseDecimal(sum.amount) ?? 0n) + delta) } : sum,
    )
    .filter((sum) => parseDecimal(sum.amount) !== 0n)
}
