import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { address, api } from '@/shared/api/client'
import type { ContactPoint, Page, Ref } from '@/shared/api/model'
import { saveFile } from '@/shared/files/saveFile'

/** Whom it is about; one of the two. A type, not an interface: it is sent as a query. */
export type Whom = { customerId?: string; leadId?: string }

/** Everything by which they are known. */
export interface Found {
  contactPoints: ContactPoint[]
  openLeads: number
}

/** What would go: how many rows of which tables, service by service. */
export interface Preview {
  parts: { place: Exclude<Place, 'files' | 'topics'>; rows: Record<string, number> }[]
}

/** That somebody was forgotten, or is being; nothing in it says who. */
export interface Erasure {
  id: string
  askedAt: string
  askedBy: Ref
  state: 'waiting' | 'erasing' | 'clearing' | 'done'
  customers: number
  leads: number
  orders: number
  parts: { place: Place; doneAt: string | null }[]
  doneAt: string | null
}

export const PLACES = ['lead-service', 'customer-service', 'order-service', 'intake-service', 'files', 'topics'] as const
export type Place = (typeof PLACES)[number]

export const foundQuery = (whom: Whom) =>
  queryOptions({ queryKey: ['erasures', 'found', whom], queryFn: () => api.post<Found>('/api/erasures/preview', whom), gcTime: 0 })

export const previewQuery = (whom: Whom) =>
  queryOptions({ queryKey: ['erasures', 'preview', whom], queryFn: ({ signal }) => api.get<Preview>('/api/personal-data/preview', whom, signal), gcTime: 0 })

/** While one is under way its parts are looked at again soon. */
export const erasuresQuery = infiniteQueryOptions({
  queryKey: ['erasures', 'list'],
  queryFn: ({ pageParam, signal }) => api.get<Page<Erasure>>('/api/erasures', { after: pageParam, limit: 50 }, signal),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
  refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.items.some((one) => one.state !== 'done')) ? 2_000 : false),
})

export const erase = (whom: Whom) => api.post<Erasure>('/api/erasures', whom)

/** Saves all that is kept of them as one file. */
export const exportPerson = (whom: Whom) => saveFile(address('/api/personal-data', whom), 'person.zip')
