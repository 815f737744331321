import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import type { Page } from '@/shared/api/model'
import type { Company, Customer } from '../api'
import type { Conditions } from './conditions'

export interface Segment {
  id: string
  version: number
  name: string
  conditions: Conditions
}

export interface SegmentPreview {
  /** Exactly, unless there are more. */
  count: number
  more: boolean
  customers: Page<Customer>
}

export const segmentsQuery = queryOptions({
  queryKey: ['segments'],
  queryFn: ({ signal }) => api.get<Page<Segment>>('/api/segments', undefined, signal).then((page) => page.items),
})

/** Who fits now: how many, and page after page of them. */
export const membersQuery = (conditions: Conditions) =>
  infiniteQueryOptions({
    queryKey: ['customers', 'segment', conditions],
    queryFn: ({ pageParam, signal }) => api.post<SegmentPreview>('/api/segments/preview', { conditions, after: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.customers.next,
  })

/** Companies by the beginning of their name, as many as are looked through. */
export const companiesNamedQuery = (q: string) =>
  queryOptions({
    queryKey: ['companies', 'named', q],
    queryFn: ({ signal }) => api.get<Page<Company>>('/api/companies', { q, limit: 20 }, signal).then((page) => page.items),
  })

/** What some companies are called, by id; without those that are not there for who asks. */
export const companyNamesQuery = (ids: string[]) =>
  queryOptions({
    queryKey: ['companies', 'names', ids],
    queryFn: async ({ signal }) => {
      const cards = await Promise.all(ids.map((id) => api.get<Company>(`/api/companies/${id}`, undefined, signal).catch(() => null)))
      return cards.flatMap((card) => (card ? [[card.id, card.name] as const] : []))
    },
  })

export const keepSegment = (name: string, conditions: Conditions) => api.post<Segment>('/api/segments', { name, conditions })
export const changeSegment = ({ id, version }: Segment, change: { name?: string; conditions?: Conditions }) => api.patch<Segment>(`/api/segments/${id}`, { ...change, version })
export const removeSegment = (id: string) => api.delete(`/api/segments/${id}`)
