import { describe, expect, it } from 'vitest'
import type { OrderStatus } from '@/shared/orders/statuses'
import type { Order } from '../api'
import { appended, type OrderBoard, placed } from './board'

const status = (code: string): OrderStatus => ({ code, version: 1, name: null, kind: 'open', color: '#000000', position: 0, active: true })
const order = (number: number, code: string, amount = '10.00') => ({ id: `o${number}`, number, status: code, sum: { amount, currency: 'UAH' } }) as Order
const board = (): OrderBoard => ({
  columns: [
    { status: status('new'), count: 2, sums: [{ amount: '20.00', currency: 'UAH' }], more: false, items: [order(5, 'new'), order(3, 'new')], next: null },
    { status: status('packed'), count: 9, sums: [{ amount: '90.00', currency: 'UAH' }], more: false, items: [order(8, 'packed')], next: '8' },
  ],
})
const numbers = (now: OrderBoard) => now.columns.map((column) => column.items.map((one) => one.number))

describe('the board of orders', () => {
  it('takes an order from column to column, with count and sum', () => {
    const now = placed(board(), order(9, 'new', '1.50'))
    expect(numbers(now)).toEqual([[9, 5, 3], [8]])
    const moved = placed(now, { ...order(9, 'packed', '1.50') })
    expect(numbers(moved)).toEqual([[5, 3], [9, 8]])
    expect(moved.columns.map((column) => column.count)).toEqual([2, 10])
    expect(moved.columns.map((column) => column.sums[0]?.amount)).toEqual(['20.00', '91.50'])
  })
  it('counts what stands below the page that was read, and shows it with its page', () => {
    const moved = placed(board(), order(3, 'packed'))
    expect(numbers(moved)).toEqual([[5], [8]])
    expect(moved.columns[1]!.count).toBe(10)
    expect(numbers(appended(moved, 'packed', { items: [order(8, 'packed'), order(3, 'packed')], next: null }))).toEqual([[5], [8, 3]])
  })
  it('shows an order as it is now without moving it', () => {
    const now = placed(board(), order(5, 'new', '12.00'))
    expect(numbers(now)).toEqual([[5, 3], [8]])
    expect(now.columns[0]!.sums).toEqual([{ amount: '22.00', currency: 'UAH' }])
    expect(now.columns[0]!.count).toBe(2)
  })
})
