import { queryOptions } from '@tanstack/react-query'
import { api, type KeyOf } from '@/shared/api/client'
import type { Duplicate, Lead } from '../model'

export const duplicatesQuery = (id: string) =>
  queryOptions({
    queryKey: ['lead', id, 'duplicates'],
    queryFn: async ({ signal }) => (await api.get<{ items: Duplicate[] }>(`/api/leads/${id}/duplicates`, undefined, signal)).items,
    staleTime: 60_000,
  })

export const mergeLead = (lead: Lead, other: { id: string; version: number }, keyOf: KeyOf) =>
  api.post<Lead>(`/api/leads/${lead.id}/merge`, { otherId: other.id, version: lead.version, otherVersion: other.version }, { keyOf })

export const undoMerge = (id: string, otherId: string) => api.delete<Lead>(`/api/leads/${id}/merge/${otherId}`)
