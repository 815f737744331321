import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, type KeyOf } from '@/shared/api/client'
import type { Card, ContactPoint, FieldValues, Money, Page, Ref } from '@/shared/api/model'

export type Lifecycle = 'prospect' | 'buyer'

export interface Customer {
  id: string
  version: number
  name: string | null
  lifecycle: Lifecycle
  contactPoints: PreferredPoint[]
  tags?: string[]
  company: Ref | null
  manager: { id: string } | null
  orderCount: number
  orderSums: Money[]
  createdAt: string
  notes?: string | null
  /** Of the workspace's own fields; only on the card. */
  fields?: FieldValues
  /** As whom they are read since a merge; left out for a person of their own. */
  mergedInto?: string
  /** Who was merged into them; only on the card. */
  merged?: MergedPart[]
}

/** `preferred`: the one of its kind by which they are reached first. */
export interface PreferredPoint extends ContactPoint {
  preferred?: boolean
}

/** Somebody who was merged into a customer; `into` is from whom undoing takes them out. */
export interface MergedPart {
  id: string
  name: string | null
  notes: string
  into: string
  at: string
  by: string
}

/** Somebody who may be the same person, and why. */
export interface PossibleDuplicate {
  customer: Customer
  reasons: { by: 'contactPoint' | 'sharedContactPoint' | 'companyAndName' | 'name'; contactPoint?: ContactPoint }[]
  /** Whether only a name or a contact point that several have says so. */
  weak: boolean
}

export interface Company {
  id: string
  name: string
  customerCount?: number
  createdAt?: string
}

export interface CompanyCard extends Company {
  version: number
  fields: FieldValues
}

export interface OrderLine {
  id: string
  number: number
  status: string
  sum: Money
  paid: Money
  createdAt: string
}

export const customersQuery = (filter: { q?: string; lifecycle?: string; companyId?: string }) =>
  infiniteQueryOptions({
    queryKey: ['customers', filter],
    queryFn: ({ pageParam, signal }) => api.get<Page<Customer>>('/api/customers', { ...filter, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

export const customerQuery = (id: string) =>
  queryOptions({
    queryKey: ['customers', 'one', id],
    queryFn: ({ signal }) => api.get<Customer>(`/api/customers/${id}`, undefined, signal),
  })

export const companiesQuery = (filter: { q?: string }) =>
  infiniteQueryOptions({
    queryKey: ['companies', filter],
    queryFn: ({ pageParam, signal }) => api.get<Page<Company>>('/api/companies', { ...filter, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

export const companyQuery = (id: string) =>
  queryOptions({
    queryKey: ['companies', 'one', id],
    queryFn: ({ signal }) => api.get<CompanyCard>(`/api/companies/${id}`, undefined, signal),
  })

export const leadsOfCustomerQuery = (customerId: string) =>
  queryOptions({
    queryKey: ['leads', { customerId }],
    queryFn: ({ signal }) => api.get<Page<Card>>('/api/leads', { customerId, limit: 50 }, signal),
  })

export const ordersOfCustomerQuery = (customerId: string) =>
  queryOptions({
    queryKey: ['orders', { customerId }],
    queryFn: ({ signal }) => api.get<Page<OrderLine>>('/api/orders', { customerId, limit: 50 }, signal),
  })

export const changeCustomer = (id: string, change: { name?: string | null; notes?: string | null; tags?: string[]; fields?: FieldValues; version: number }) =>
  api.patch<Customer>(`/api/customers/${id}`, change)

export const fillInCompany = (id: string, fields: FieldValues, version: number) => api.patch<CompanyCard>(`/api/companies/${id}`, { fields, version })

export const duplicatesQuery = (id: string) =>
  queryOptions({
    queryKey: ['customers', 'one', id, 'duplicates'],
    queryFn: async ({ signal }) => (await api.get<{ items: PossibleDuplicate[] }>(`/api/customers/${id}/duplicates`, undefined, signal)).items,
    staleTime: 60_000,
  })

export const mergeCustomers = (stays: Customer, joins: Customer, keyOf: KeyOf) =>
  api.post<Customer>(`/api/customers/${stays.id}/merge`, { otherId: joins.id, version: stays.version, otherVersion: joins.version }, { keyOf })

export const undoMerge = (id: string, otherId: string) => api.delete<Customer>(`/api/customers/${id}/merge/${otherId}`)

export const areTwoPeople = (id: string, otherId: string) => api.delete(`/api/customers/${id}/duplicates/${otherId}`)

export const addContactPoint = (id: string, point: { kind: string; value: string }) => api.post<Customer>(`/api/customers/${id}/contact-points`, point)

export const preferContactPoint = (id: string, point: { kind: string; value: string }) => api.put<Customer>(`/api/customers/${id}/contact-points/preferred`, point)

export const removeContactPoint = (id: string, { kind, value }: { kind: string; value: string }) =>
  api.delete<Customer>(`/api/customers/${id}/contact-points`, { query: { kind, value } })

export interface NewCustomer {
  name: string | null
  contactPoints: { kind: string; value: string }[]
  company: { name: string } | null
  notes: string
}

export const enterCustomer = (customer: NewCustomer, keyOf: KeyOf) => api.post<Customer>('/api/customers', customer, { keyOf })

/** Something that happened to one of a person's leads, as far as the profile tells it. */
export interface Happened {
  id: string
  at: string
  kind: string
  actor: { kind: string; name: string | null } | null
  data: { text?: string | null; note?: string | null; attachments?: unknown[]; files?: unknown[]; from?: Ref | null; to?: Ref | null; reason?: Ref | null; state?: string; answered?: boolean; direction?: string }
  lead: { id: string; number: number }
}

export const timelineOfCustomerQuery = (customerId: string) =>
  infiniteQueryOptions({
    queryKey: ['leads', 'timeline', customerId],
    queryFn: ({ pageParam, signal }) => api.get<Page<Happened>>('/api/leads/timeline', { customerId, after: pageParam, limit: 30 }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
