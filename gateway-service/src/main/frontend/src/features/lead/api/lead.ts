import { queryOptions, replaceEqualDeep } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import type { Lead } from '../model'

/** Versions only grow; of the same version the later answer counts, since messages arrive beside it. */
export const newerOf = (shown: Lead | undefined, read: Lead): Lead => (shown && shown.id === read.id && shown.version > read.version ? shown : replaceEqualDeep(shown, read))

export const leadQuery = (id: string) =>
  queryOptions({
    queryKey: ['lead', id],
    queryFn: ({ signal }) => api.get<Lead>(`/api/leads/${id}`, undefined, signal),
    staleTime: 10_000,
    // an answer that was on its way while the card was changed does not take that back
    structuralSharing: (before, read) => newerOf(before as Lead | undefined, read as Lead),
    // a conversion is finished by other services: the live update tells it, this is for when that is away
    refetchInterval: (query) => (query.state.data?.conversion?.state === 'running' ? 2_000 : false),
  })
