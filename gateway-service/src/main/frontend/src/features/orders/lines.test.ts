import { describe, expect, it } from 'vitest'
import { bodyOf, draftOf, lineFaults, lineTotal, newLine, paidPercent, paymentAmount, remaining, sumOf } from './lines'

const line = (name: string, quantity: string, price: string, more = {}) => ({ ...newLine(1), name, quantity, price, ...more })

describe('lines of an order', () => {
  it('add up to the cent, whatever the decimal mark', () => {
    expect(sumOf([line('a', '3', '0,10'), line('b', '1', '0.20')])).toBe('0.50')
    expect(sumOf([line('a', '1,5', '1 250,00')])).toBe('1875.00')
  })
  it('count as nothing until they are whole', () => {
    expect(sumOf([line('a', '2', ''), line('b', 'x', '5')])).toBe('0.00')
  })
  it('say what is missing', () => {
    expect(lineFaults(newLine(0))).toEqual(['noName', 'badPrice'])
    expect(lineFaults(line('a', '0', 'x'))).toEqual(['badQuantity', 'badPrice'])
    expect(lineFaults(line('a', '1', '10', { discount: '101', tax: '-1' }))).toEqual(['badDiscount', 'badTax'])
    expect(lineFaults(line('a', '1', '10', { discount: '10,01', discountIn: 'amount' }))).toEqual(['badDiscount'])
    expect(lineFaults(line('less', '1', '-10', { discount: '5' }))).toEqual([])
    expect(lineFaults(line('gift', '1', '0'))).toEqual([])
  })
  it.each([
    ['3', '33.33', { discount: '10', tax: '20', taxIncluded: false }, '107.99'],
    ['3', '33.33', { discount: '10', tax: '20' }, '89.99'],
    ['1', '100', { discount: '0.01', discountIn: 'amount' }, '99.99'],
    ['1', '0.05', { discount: '10' }, '0.04'],
    ['1', '-10', { discount: '50', tax: '20', taxIncluded: false }, '-6.00'],
  ])('take the discount off before the tax, each to the cent, as the service does: %s × %s', (quantity, price, more, total) => {
    expect(lineTotal(line('a', quantity, price, more))).toBe(total)
  })
  it('are written anew as they stand', () => {
    const sold = { name: 'a', quantity: '2', price: '10.00', discount: { amount: '5.00' }, tax: { percent: '20', included: false } }
    expect(bodyOf([draftOf(sold, 1)])).toEqual([{ ...sold, discount: { amount: '5' } }])
    expect(bodyOf([draftOf({ name: 'a', quantity: '2', price: '10.00', discount: null, tax: null }, 1)])).toEqual([{ name: 'a', quantity: '2', price: '10.00' }])
  })
  it('go to the service as plain decimals', () => {
    expect(bodyOf([line(' Oak table ', '2,50', '1 000,5')])).toEqual([{ name: 'Oak table', quantity: '2.5', price: '1000.50' }])
    expect(bodyOf([line('a', '100', '1')])[0]?.quantity).toBe('100')
  })
})

describe('payments', () => {
  it('leave what is still open, or say how much was paid over', () => {
    expect(remaining('100.00', '33.30')).toBe('66.70')
    expect(remaining('100.00', '120.00')).toBe('-20.00')
  })
  it('are shown as a share', () => {
    expect(paidPercent('300.00', '100.00')).toBe(33.3)
    expect(paidPercent('0.00', '0.00')).toBe(100)
    expect(paidPercent('10.00', '20.00')).toBe(100)
  })
  it('take only amounts above zero', () => {
    expect(paymentAmount('1 250,5')).toBe('1250.50')
    expect(paymentAmount('0')).toBeNull()
    expect(paymentAmount('-5')).toBeNull()
    expect(paymentAmount('abc')).toBeNull()
  })
})
