import { queryOptions } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import type { Money, Page } from '@/shared/api/model'
import { addMoney } from '@/shared/format/money'
import type { OrderStatus } from '@/shared/orders/statuses'
import type { Order, OrderFilter } from '../api'

export interface OrderColumn {
  status: OrderStatus
  count: number
  sums: Money[]
  /** There may be more than were counted: count and sums are the least that there is. */
  more: boolean
  items: Order[]
  next: string | null
}

export interface OrderBoard {
  columns: OrderColumn[]
}

export const orderBoardQuery = (filter: OrderFilter) =>
  queryOptions({
    queryKey: ['orders', 'board', filter],
    queryFn: ({ signal }) => api.get<OrderBoard>('/api/orders/board', { ...filter }, signal),
  })

export const readColumn = (code: string, after: string, filter: OrderFilter) => api.get<Page<Order>>(`/api/orders/board/${code}`, { ...filter, after })

export const findOrder = (board: OrderBoard, id: string) => board.columns.flatMap((column) => column.items).find((order) => order.id === id)

/** The board with an order as it is now: out of the column in which it was shown, into that of its status, newest first. */
export function placed(board: OrderBoard, order: Order): OrderBoard {
  return {
    columns: board.columns.map((column) => {
      const was = column.items.find((one) => one.id === order.id)
      const rest = was ? column.items.filter((one) => one !== was) : column.items
      const here = column.status.code === order.status
      if (!was && !here) return column
      const at = rest.findIndex((one) => one.number < order.number)
      // below what has been read it comes with its page
      const shown = here && (at >= 0 || column.next === null)
      const place = at < 0 ? rest.length : at
      const without = was ? addMoney(column.sums, was.sum, -1) : column.sums
      return {
        ...column,
        count: column.count + (here ? 1 : 0) - (was ? 1 : 0),
        sums: here ? addMoney(without, order.sum) : without,
        items: shown ? [...rest.slice(0, place), order, ...rest.slice(place)] : rest,
      }
    }),
  }
}

/** A further page of a column, behind what is there. */
export function appended(board: OrderBoard, code: string, page: Page<Order>): OrderBoard {
  return {
    columns: board.columns.map((column) => {
      if (column.status.code !== code) return column
      const known = new Set(column.items.map((order) => order.id))
      return { ...column, items: [...column.items, ...page.items.filter((order) => !known.has(order.id))], next: page.next }
    }),
  }
}
