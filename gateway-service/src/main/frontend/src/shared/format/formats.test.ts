import { describe, expect, it } from 'vitest'
import { makeFormats } from './formats'

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

describe('formats', () => {
  const uk = makeFormats('uk', 'Europe/Kyiv')
  const en = makeFormats('en', 'Europe/Kyiv')

  it('writes money in the language of the person, whole amounts without decimals', () => {
    expect(plain(uk.money({ amount: '1250.00', currency: 'UAH' }))).toBe('1 250 ₴')
    expect(plain(uk.money({ amount: '1250.50', currency: 'UAH' }))).toBe('1 250,50 ₴')
    expect(plain(uk.money({ amount: '1250.00', currency: 'UAH' }, true))).toBe('1 250,00 ₴')
    expect(en.money({ amount: '1250.50', currency: 'USD' })).toBe('$1,250.50')
  })

  it('keeps every digit of a large amount', () => {
    expect(plain(en.money({ amount: '9007199254740993.01', currency: 'USD' }))).toBe('$9,007,199,254,740,993.01')
  })

  it('writes a currency that nobody knows rather than failing', () => {
    expect(makeFormats('en', 'UTC').money({ amount: '5.00', currency: 'not a code' })).toBe('5.00')
  })

  it('counts a day in the zone of the workspace, not of the browser', () => {
    // 22:30 UTC is half past midnight of the next day in Kyiv (winter)
    expect(uk.isoDay('2026-11-20T22:30:00Z')).toBe('2026-11-21')
    expect(makeFormats('uk', 'UTC').isoDay('2026-11-20T22:30:00Z')).toBe('2026-11-20')
  })

  it('knows the day on which the clocks change', () => {
    expect(uk.isoDay('2026-03-28T22:30:00Z')).toBe('2026-03-29')
    expect(uk.isoDay('2026-03-29T20:59:00Z')).toBe('2026-03-29')
    expect(uk.isoDay('2026-03-29T21:00:00Z')).toBe('2026-03-30')
  })

  it('names today and yesterday', () => {
    const now = Date.parse('2026-11-21T10:00:00Z')
    expect(en.dayName('2026-11-21T08:00:00Z', now)).toBe('today')
    expect(en.dayName('2026-11-20T08:00:00Z', now)).toBe('yesterday')
    expect(uk.dayName('2026-11-20T23:00:00Z', now)).toBe('сьогодні')
  })

  it('leaves a date without a time as it is', () => {
    expect(makeFormats('en', 'America/Los_Angeles').day('2026-11-01')).toBe('Nov 1, 2026')
  })

  it('shortens ages to one unit', () => {
    expect(en.duration(20_000)).toBe('1 min')
    expect(en.duration(59 * 60_000)).toBe('59 min')
    expect(en.duration(3 * 3_600_000)).toBe('3 hr')
    expect(en.duration(-5)).toBe('1 min')
  })

  it('shows no value as a dash, not as nought', () => {
    expect(en.percent(null)).toBe('–')
    expect(en.percent(0)).toBe('0%')
    expect(plain(uk.percent(42.5))).toBe('42,5%')
  })
})
