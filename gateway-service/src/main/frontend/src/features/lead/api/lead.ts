import { queryOptions } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import type { Lead } from '../model'

export const leadQuery = (id: string) =>
  queryOptions({
    queryKey: ['lead', id],
    queryFn: ({ signal }) => api.get<Lead>(`/api/leads/${id}`, undefined, signal),
    staleTime: 10_000,
    // a conversion is finished by other services: the live update tells it, this is for when that is away
    refetchInterval: (query) => (query.state.data?.conversion?.state === 'running' ? 2_000 : false),
  })
