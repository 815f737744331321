import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import type { Card, Page, Task } from '@/shared/api/model'

/** A part of the day with its first page; the count ends at 1000. */
export interface Section<T> extends Page<T> {
  count: number
}

export interface Day {
  managerId: string
  /** In the workspace's time zone. */
  date: string
  staleAfterDays: number
  waiting: Section<Card>
  late: Section<Task>
  today: Section<Task>
  new: Section<Card>
  stale: Section<Card>
}

export type LeadSection = 'waiting' | 'new' | 'stale'
export type TaskSection = 'late' | 'today'

export const dayQuery = (managerId: string | undefined) =>
  queryOptions({
    queryKey: ['my-day', managerId],
    queryFn: ({ signal }) => api.get<Day>('/api/my-day', { managerId }, signal),
    // what is due becomes late by itself
    refetchInterval: 60_000,
  })

export const sectionQuery = <T extends Card | Task>(section: LeadSection | TaskSection, managerId: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['my-day', managerId, section],
    queryFn: ({ pageParam, signal }) => api.get<Page<T>>(`/api/my-day/${section}`, { managerId, after: pageParam, limit: 50 }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
