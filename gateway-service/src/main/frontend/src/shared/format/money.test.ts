import { describe, expect, it } from 'vitest'
import { addMoney, decimalText, lineSum, parseDecimal, sumOf } from './money'

describe('money', () => {
  it.each([
    ['1 250,50', 12_505_000n],
    ['1250.5', 12_505_000n],
    ['1\u00a0250', 12_500_000n],
    ['0,1', 1_000n],
    ['.5', 5_000n],
    ['-3', -30_000n],
  ])('reads %s', (text, units) => expect(parseDecimal(text)).toBe(units))

  it.each(['', 'twelve', '1.2.3', '1,2,3', '-', '1e5'])('does not read %j', (text) => expect(parseDecimal(text)).toBeNull())

  it('rounds half up, also below zero', () => {
    expect(decimalText(12_345n)).toBe('1.23')
    expect(decimalText(12_350n)).toBe('1.24')
    expect(decimalText(-12_350n)).toBe('-1.24')
    expect(decimalText(99_999n, 0)).toBe('10')
  })

  it('multiplies a line exactly where floating point does not', () => {
    expect(lineSum('3', '0.1')).toBe('0.30')
    expect(lineSum('1.5', '333.33')).toBe('500.00')
    expect(lineSum('1000000', '99999999.99')).toBe('99999999990000.00')
    expect(lineSum('1', '')).toBeNull()
  })

  it('sums beyond what a number can hold', () => {
    expect(sumOf(['9007199254740993.01', '0.01'])).toBe('9007199254740993.02')
    expect(sumOf([])).toBe('0.00')
  })

  it('never adds across currencies, and drops a sum that has become nothing', () => {
    const hryvnias = { amount: '100.00', currency: 'UAH' }
    const euros = { amount: '5.00', currency: 'EUR' }
    expect(addMoney([hryvnias], euros)).toEqual([hryvnias, euros])
    expect(addMoney([hryvnias, euros], { amount: '20.50', currency: 'UAH' })).toEqual([{ amount: '120.50', currency: 'UAH' }, euros])
    expect(addMoney([hryvnias, euros], euros, -1)).toEqual([hryvnias])
    expect(addMoney([hryvnias], null)).toEqual([hryvnias])
  })
})
