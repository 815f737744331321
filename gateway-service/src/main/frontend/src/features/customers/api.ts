import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import type { Card, ContactPoint, FieldValues, Money, Page, Ref } from '@/shared/api/model'

export type Lifecycle = 'prospect' | 'buyer'

export interface Customer {
  id: string
  version: number
  name: string | null
  lifecycle: Lifecycle
  contactPoints: ContactPoint[]
  company: Ref | null
  manager: { id: string } | null
  orderCount: number
  orderSums: Money[]
  createdAt: string
  notes?: string | null
  /** Of the workspace's own fields; only on the card. */
  fields?: FieldValues
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

export const changeCustomer = (id: string, change: { name?: string | null; notes?: string | null; fields?: FieldValues; version: number }) =>
  api.patch<Customer>(`/api/customers/${id}`, change)

export const fillInCompany = (id: string, fields: FieldValues, version: number) => api.patch<CompanyCard>(`/api/companies/${id}`, { fields, version })
