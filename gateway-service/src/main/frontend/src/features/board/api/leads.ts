import { infiniteQueryOptions } from '@tanstack/react-query'
import { api, type KeyOf } from '@/shared/api/client'
import type { Card, ContactPoint, Money, Page } from '@/shared/api/model'
import type { BoardFilters } from './board'

/** The given leads as they are now; those that the filters or the scope leave out do not come back. */
export const readLeads = (ids: string[], filters: BoardFilters) =>
  api.get<Page<Card>>('/api/leads', { ...filters, ids, limit: 200 }).then((page) => page.items)

export const leadListQuery = (filters: BoardFilters, sort?: string) =>
  infiniteQueryOptions({
    queryKey: ['board', 'list', filters, sort],
    queryFn: ({ pageParam, signal }) => api.get<Page<Card>>('/api/leads', { ...filters, sort, after: pageParam, limit: 100 }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

export interface NewLead {
  title?: string
  contactPoints: ContactPoint[]
  sourceId?: string
  managerId?: string
  pipelineId?: string
  amount?: Money
  company?: { name: string }
  note?: string
}

export const createLead = (lead: NewLead, keyOf: KeyOf) => api.post<Card>('/api/leads', lead, { keyOf })
