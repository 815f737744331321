import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import type { ContactPoint, FieldValues, Money, Page, Ref } from '@/shared/api/model'
import type { LineBody } from './lines'

export type OrderStatus = 'new' | 'inProgress' | 'done' | 'cancelled'
export const statuses: readonly OrderStatus[] = ['new', 'inProgress', 'done', 'cancelled']

export interface Payment {
  id: string
  amount: Money
  at: string
  note: string | null
}

export interface Order {
  id: string
  number: number
  version: number
  status: OrderStatus
  /** Where it may go from its status. */
  nextStatuses?: OrderStatus[]
  customer: { id: string; name: string | null } | null
  lead: { id: string; number: number } | null
  manager: { id: string } | null
  lines: { name: string; quantity: string; price: string; sum?: string | Money }[]
  sum: Money
  paid: Money
  payments: Payment[]
  /** Of the workspace's own fields. */
  fields: FieldValues
  createdAt: string
}

/** As much of a customer as the choice in a new order needs. */
export interface CustomerChoice {
  id: string
  name: string | null
  lifecycle: 'prospect' | 'buyer'
  contactPoints: ContactPoint[]
  company: Ref | null
}

export interface OrderFilter {
  status?: string
  customerId?: string
  leadId?: string
}

export const ordersQuery = (filter: OrderFilter) =>
  infiniteQueryOptions({
    queryKey: ['orders', 'list', filter],
    queryFn: ({ pageParam, signal }) => api.get<Page<Order>>('/api/orders', { ...filter, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

export const orderQuery = (id: string) =>
  queryOptions({
    queryKey: ['orders', 'one', id],
    queryFn: ({ signal }) => api.get<Order>(`/api/orders/${id}`, undefined, signal),
  })

export const customerChoicesQuery = (q: string) =>
  queryOptions({
    queryKey: ['customers', 'choices', q],
    queryFn: ({ signal }) => api.get<Page<CustomerChoice>>('/api/customers', { q, limit: 12 }, signal),
  })

export const customerChoiceQuery = (id: string) =>
  queryOptions({
    queryKey: ['customers', 'one', id],
    queryFn: ({ signal }) => api.get<CustomerChoice>(`/api/customers/${id}`, undefined, signal),
  })

export const changeStatus = (id: string, status: OrderStatus, version: number) => api.patch<Order>(`/api/orders/${id}`, { status, version })
export const fillInOrder = (id: string, fields: FieldValues, version: number) => api.patch<Order>(`/api/orders/${id}`, { fields, version })
export const addPayment = (id: string, amount: Money, note: string) =>
  api.post<unknown>(`/api/orders/${id}/payments`, { amount, note: note.trim() || null })
export const createOrder = (customerId: string, lines: LineBody[], currency: string) =>
  api.post<Order>('/api/orders', { customerId, lines, currency })
