import { infiniteQueryOptions } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import type { Page, Ref, TaskKind } from '@/shared/api/model'

/** Something that one was told. */
export interface Notification {
  id: string
  kind: 'assigned' | 'answered' | 'reminder' | 'task'
  at: string
  read: boolean
  lead: { id: string; number: number; title: string; channel: string }
  task: { id: string; kind: TaskKind; text: string; dueAt: string; done: boolean } | null
  actor: Ref | null
}

export const notificationsQuery = infiniteQueryOptions({
  queryKey: ['notifications', 'list'],
  queryFn: ({ pageParam, signal }) => api.get<Page<Notification>>('/api/notifications', { after: pageParam, limit: 30 }, signal),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
  staleTime: 0,
})

export const markRead = (id: string, read: boolean) => api.patch<void>(`/api/notifications/${id}`, { read })
export const markAllRead = () => api.post<void>('/api/notifications/reading')
