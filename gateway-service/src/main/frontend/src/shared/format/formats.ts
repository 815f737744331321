import type { Money } from '@/shared/api/model'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export interface Formats {
  language: string
  timeZone: string
  /** 1 250,00 ₴; whole amounts without decimals unless `exact`. */
  money: (money: Money, exact?: boolean) => string
  /** 1,3 млн ₴: for column heads and tiles, where the exact sum is in the title. */
  moneyShort: (money: Money) => string
  number: (value: number) => string
  /** A decimal as text (1250.5 → 1 250,5), every digit of it. */
  decimal: (value: string) => string
  /** A percent value of a report (42.5 → 42,5 %); null has no value and is shown as a dash. */
  percent: (value: number | null | undefined) => string
  date: (instant: string | number | Date) => string
  /** A date without a time (YYYY-MM-DD), as it is: it belongs to no zone. */
  day: (date: string) => string
  time: (instant: string | number | Date) => string
  dateTime: (instant: string | number | Date) => string
  /** "today", "yesterday" or the date: heads of a timeline. */
  dayName: (instant: string | number | Date, now?: number) => string
  /** Time for today, otherwise the date: for dense lists. */
  when: (instant: string | number | Date, now?: number) => string
  /** "5 min", "3 h", "2 d": one unit, for ages and waiting times. */
  duration: (milliseconds: number) => string
  /** "5 minutes ago". */
  ago: (instant: string | number | Date, now?: number) => string
  /** YYYY-MM-DD of the instant in the workspace's zone. */
  isoDay: (instant: string | number | Date) => string
  list: (items: string[]) => string
}

/** All that is shown as number, money or time, in the person's language and the workspace's zone. Made once per pair. */
export function makeFormats(language: string, timeZone: string): Formats {
  const cached = <T,>(make: (key: string) => T) => {
    const made = new Map<string, T>()
    return (key: string) => {
      let value = made.get(key)
      if (value === undefined) made.set(key, (value = make(key)))
      return value
    }
  }
  const currency = (options: Intl.NumberFormatOptions) =>
    cached((code) => {
      const all = { style: 'currency', currency: code, currencyDisplay: 'narrowSymbol', ...options } as const
      try {
        return new Intl.NumberFormat(language, all)
      } catch {
        // a shop may send a code that the browser does not know; the amount must still be readable
        return new Intl.NumberFormat(language, { minimumFractionDigits: 2 })
      }
    })
  const whole = currency({ maximumFractionDigits: 0 })
  const exactly = currency({ minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const short = currency({ notation: 'compact', maximumFractionDigits: 1 })
  const number = new Intl.NumberFormat(language)
  const exactNumber = new Intl.NumberFormat(language, { maximumFractionDigits: 6 })
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 })
  const iso = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  const date = new Intl.DateTimeFormat(language, { timeZone, day: 'numeric', month: 'short', year: 'numeric' })
  const dateOfYear = new Intl.DateTimeFormat(language, { timeZone, day: 'numeric', month: 'short' })
  const plainDay = new Intl.DateTimeFormat(language, { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' })
  const time = new Intl.DateTimeFormat(language, { timeZone, hour: '2-digit', minute: '2-digit' })
  const dateTime = new Intl.DateTimeFormat(language, {
    timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  })
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  const relativeShort = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' })
  const unit = cached((name) => new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'short' }))
  const list = new Intl.ListFormat(language, { type: 'conjunction' })
  const isoDay = (instant: string | number | Date) => iso.format(new Date(instant))
  const isWhole = (amount: string) => !/\.\d*[1-9]/.test(amount)
  // Intl takes a decimal as text and keeps every digit; TypeScript's type knows only its numeric form
  const decimal = (amount: string) => amount as `${number}`
  const dayName = (instant: string | number | Date, now = Date.now()) => {
    const day = isoDay(instant)
    if (day === isoDay(now)) return relative.format(0, 'day')
    if (day === isoDay(now - DAY)) return relative.format(-1, 'day')
    return day.slice(0, 4) === isoDay(now).slice(0, 4) ? dateOfYear.format(new Date(instant)) : date.format(new Date(instant))
  }

  return {
    language,
    timeZone,
    money: (money, exact = false) =>
      (exact || !isWhole(money.amount) ? exactly : whole)(money.currency).format(decimal(money.amount)),
    moneyShort: (money) => short(money.currency).format(decimal(money.amount)),
    number: (value) => number.format(value),
    decimal: (value) => exactNumber.format(decimal(value)),
    percent: (value) => (value === null || value === undefined ? '–' : percent.format(value / 100)),
    date: (instant) => date.format(new Date(instant)),
    day: (text) => plainDay.format(new Date(`${text}T00:00:00Z`)),
    time: (instant) => time.format(new Date(instant)),
    dateTime: (instant) => dateTime.format(new Date(instant)),
    dayName,
    when: (instant, now = Date.now()) =>
      isoDay(instant) === isoDay(now) ? time.format(new Date(instant)) : dayName(instant, now),
    duration: (milliseconds) => {
      const size = Math.max(0, milliseconds)
      if (size < HOUR) return unit('minute').format(Math.max(1, Math.floor(size / MINUTE)))
      if (size < DAY) return unit('hour').format(Math.floor(size / HOUR))
      return unit('day').format(Math.floor(size / DAY))
    },
    ago: (instant, now = Date.now()) => {
      const passed = Math.max(0, now - new Date(instant).getTime())
      if (passed < MINUTE) return relativeShort.format(0, 'minute')
      if (passed < HOUR) return relativeShort.format(-Math.floor(passed / MINUTE), 'minute')
      if (passed < DAY) return relativeShort.format(-Math.floor(passed / HOUR), 'hour')
      return relativeShort.format(-Math.floor(passed / DAY), 'day')
    },
    isoDay,
    list: (items) => list.format(items),
  }
}
