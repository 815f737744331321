import { decimalText, parseDecimal, sumOf as sumOfAmounts } from '@/shared/format/money'

/** A line as it stands in a form: what a person typed, not yet numbers. */
export interface LineDraft {
  key: number
  name: string
  quantity: string
  price: string
  /** Empty for none. */
  discount: string
  discountIn: 'percent' | 'amount'
  /** Percent; empty for none. */
  tax: string
  taxIncluded: boolean
}

export interface Discount {
  percent?: string | null
  amount?: string | null
}

export interface Tax {
  percent: string
  included: boolean
}

export interface LineBody {
  name: string
  quantity: string
  price: string
  discount?: Discount
  tax?: Tax
}

export function newLine(key: number): LineDraft {
  return { key, name: '', quantity: '1', price: '', discount: '', discountIn: 'percent', tax: '', taxIncluded: true }
}

/** A line of an order as it is written anew. */
export function draftOf(line: { name: string; quantity: string; price: string; discount?: Discount | null; tax?: Tax | null }, key: number): LineDraft {
  return {
    key,
    name: line.name,
    quantity: line.quantity,
    price: line.price,
    discount: line.discount?.percent ?? line.discount?.amount ?? '',
    discountIn: line.discount?.amount ? 'amount' : 'percent',
    tax: line.tax?.percent ?? '',
    taxIncluded: line.tax?.included ?? true,
  }
}

export type LineFault = 'noName' | 'badQuantity' | 'badPrice' | 'badDiscount' | 'badTax'

const HUNDRED = 1_000_000n

export function lineFaults(line: LineDraft): LineFault[] {
  const found: LineFault[] = []
  if (!line.name.trim()) found.push('noName')
  if ((parseDecimal(line.quantity) ?? 0n) <= 0n) found.push('badQuantity')
  if (parseDecimal(line.price) === null) found.push('badPrice')
  const discount = line.discount.trim() ? parseDecimal(line.discount) : 0n
  const most = line.discountIn === 'percent' ? HUNDRED : before(line)
  if (discount === null || discount < 0n || (discount > 0n && discount > most)) found.push('badDiscount')
  const tax = line.tax.trim() ? parseDecimal(line.tax) : 0n
  if (tax === null || tax < 0n || tax > HUNDRED) found.push('badTax')
  return found
}

/** Divides and rounds half away from nothing, as the service does. */
function divided(dividend: bigint, divisor: bigint): bigint {
  const size = dividend < 0n ? -dividend : dividend
  const rounded = (2n * size + divisor) / (2n * divisor)
  return dividend < 0n ? -rounded : rounded
}

/** quantity × price in ten-thousandths, rounded to the cent. */
function before(line: LineDraft): bigint {
  return divided((parseDecimal(line.quantity) ?? 0n) * (parseDecimal(line.price) ?? 0n), HUNDRED) * 100n
}

const share = (of: bigint, percent: bigint) => divided(of * percent, HUNDRED * 100n) * 100n

/** What a line comes to, in the steps of the service: less the discount, then with the tax, each rounded to the cent. */
export function lineTotal(line: LineDraft): string {
  const whole = before(line)
  const discount = parseDecimal(line.discount) ?? 0n
  const rest = whole - (line.discountIn === 'percent' ? share(whole, discount) : divided(discount, 100n) * 100n)
  return decimalText(line.taxIncluded ? rest : rest + share(rest, parseDecimal(line.tax) ?? 0n))
}

/** The sum of the lines that are whole already. */
export function sumOf(lines: readonly LineDraft[]): string {
  return sumOfAmounts(lines.map(lineTotal))
}

/** The lines as the service takes them. Call it only when no line has a fault. */
export function bodyOf(lines: readonly LineDraft[]): LineBody[] {
  return lines.map((line) => ({
    name: line.name.trim(),
    quantity: plain(line.quantity),
    price: decimalText(parseDecimal(line.price) ?? 0n),
    ...((parseDecimal(line.discount) ?? 0n) > 0n ? { discount: { [line.discountIn]: plain(line.discount) } } : {}),
    ...((parseDecimal(line.tax) ?? 0n) > 0n ? { tax: { percent: plain(line.tax), included: line.taxIncluded } } : {}),
  }))
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
