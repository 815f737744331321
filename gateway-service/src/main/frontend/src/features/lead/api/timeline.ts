import { infiniteQueryOptions } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import type { Page } from '@/shared/api/model'
import type { TimelineItem } from '../model'

export const timelineQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['lead', id, 'timeline'],
    queryFn: ({ pageParam, signal }) => api.get<Page<TimelineItem>>(`/api/leads/${id}/timeline`, { after: pageParam, limit: 50 }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 10_000,
  })
