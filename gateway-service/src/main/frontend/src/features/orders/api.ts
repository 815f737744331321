import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, type KeyOf } from '@/shared/api/client'
import type { ContactPoint, FieldValues, Money, Page, Ref } from '@/shared/api/model'
import type { StatusKind } from '@/shared/orders/statuses'
import type { Discount, LineBody, Tax } from './lines'

export const PAYMENT_STATES = ['unpaid', 'partlyPaid', 'paid', 'overpaid', 'refunded'] as const
export type PaymentState = (typeof PAYMENT_STATES)[number]

export interface Payment {
  id: string
  amount: Money
  at: string
  note: string | null
}

export interface Line {
  name: string
  quantity: string
  price: string
  discount: Discount | null
  tax: Tax | null
  sum: string
  discountSum: Money
  taxSum: Money
}

export interface Delivery {
  way: string | null
  address: string | null
  trackingNumber: string | null
  /** A day. */
  date: string | null
}

export interface Order {
  id: string
  number: number
  version: number
  /** A status's code. */
  status: string
  statusKind: StatusKind
  /** Where it may go from its status, by code. */
  nextStatuses: string[]
  /** Whether they are known, still being linked, or gone with the conversion that made them. */
  customerState: 'known' | 'awaited' | 'gone'
  customer: { id: string; name: string | null } | null
  lead: { id: string; number: number } | null
  /** Leads that joined it when it was there already. */
  joinedLeads?: { id: string; number: number }[]
  manager: { id: string } | null
  /** The connection of the shop that it came from, which alone changes its lines. */
  shop: { connectionId: string } | null
  lines: Line[]
  sum: Money
  /** What was received less what was given back. */
  paid: Money
  refunded: Money
  paymentState: PaymentState
  payments: Payment[]
  delivery: Delivery
  notes: string
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

/** One change in the history of an order: who, what, before and after. */
export interface OrderChange {
  version: number
  at: string
  actor: { kind: string; id: string | null }
  what: 'created' | 'statusChanged' | 'linesChanged' | 'paid' | 'refunded' | 'edited' | 'takenBack' | 'leadJoined' | 'leadLeft'
  detail: {
    from?: string
    to?: string
    sumBefore?: Money
    sum?: Money
    linesBefore?: { name: string; quantity: string; price: string }[]
    lines?: { name: string; quantity: string; price: string }[]
    amount?: Money
    note?: string
    lead?: { id: string; number: number }
    edits?: { field: string; before: unknown; after: unknown }[]
  }
}

export interface OrderFilter {
  status?: string
  paymentState?: string
  customerId?: string
  leadId?: string
  managerId?: string
  sourceId?: string
  /** Days. */
  createdFrom?: string
  createdTo?: string
  /** A number, or beginnings of words of the customer's name. */
  q?: string
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

export const historyQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['orders', 'history', id],
    queryFn: ({ pageParam, signal }) => api.get<Page<OrderChange>>(`/api/orders/${id}/timeline`, { after: pageParam, limit: 30 }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

export interface OrderEdit {
  status?: string
  lines?: LineBody[]
  fields?: FieldValues
  delivery?: Partial<Delivery>
  notes?: string
  version: number
}

export const editOrder = (id: string, edit: OrderEdit) => api.patch<Order>(`/api/orders/${id}`, edit)
export const addPayment = (id: string, amount: Money, note: string, keyOf: KeyOf) =>
  api.post<unknown>(`/api/orders/${id}/payments`, { amount, note: note.trim() || null }, { keyOf })

/** Somebody new, as they are written in an order. */
export interface NewPerson {
  name: string
  kind: string
  value: string
}

/** Nobody new is made of a contact point that somebody has: 409 names them. */
export const enterPerson = ({ name, kind, value }: NewPerson, keyOf: KeyOf) =>
  api.post<CustomerChoice>('/api/customers', { name: name.trim() || null, contactPoints: value.trim() ? [{ kind, value }] : [] }, { keyOf })

export const createOrder = (customerId: string, lines: LineBody[], currency: string, keyOf: KeyOf) =>
  api.post<Order>('/api/orders', { customerId, lines, currency }, { keyOf })
