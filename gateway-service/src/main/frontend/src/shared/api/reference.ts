import { queryOptions } from '@tanstack/react-query'
import { api } from './client'
import type { Field, FieldOf, Page, Pipeline, Reason, Source, StaffMember, Tag } from './model'

const RARELY_CHANGES = 5 * 60_000

export const pipelinesQuery = queryOptions({
  queryKey: ['pipelines'],
  queryFn: ({ signal }) => api.get<{ items: Pipeline[] }>('/api/pipelines', undefined, signal).then((page) => page.items),
  staleTime: RARELY_CHANGES,
})

/** The fields that the workspace made itself, in their order; those that are switched off too. */
export const fieldsOf = (of: FieldOf) =>
  queryOptions({
    queryKey: ['fields', of],
    queryFn: ({ signal }) => api.get<Page<Field>>('/api/fields', { of }, signal).then((page) => page.items),
    staleTime: RARELY_CHANGES,
  })

export const fieldsQuery = fieldsOf('lead')

export const reasonsQuery = queryOptions({
  queryKey: ['reasons'],
  queryFn: ({ signal }) => api.get<Page<Reason>>('/api/reasons', undefined, signal).then((page) => page.items),
  staleTime: RARELY_CHANGES,
})

export const sourcesQuery = queryOptions({
  queryKey: ['sources'],
  queryFn: ({ signal }) => api.get<Page<Source>>('/api/sources', undefined, signal).then((page) => page.items),
  staleTime: RARELY_CHANGES,
})

/** Anybody who writes on a card may add one at any time. */
export const tagsQuery = queryOptions({
  queryKey: ['tags'],
  queryFn: ({ signal }) => api.get<Page<Tag>>('/api/tags', undefined, signal).then((page) => page.items),
  staleTime: 30_000,
})

export const staffQuery = queryOptions({
  queryKey: ['staff'],
  queryFn: ({ signal }) => api.get<Page<StaffMember>>('/api/staff', { limit: 200 }, signal).then((page) => page.items),
  staleTime: RARELY_CHANGES,
})
