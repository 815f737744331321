import { queryOptions } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import type { Page } from '@/shared/api/model'

export interface ViewFilters {
  q?: string | null
  managerId?: string | null
  teamId?: string | null
  sourceId?: string | null
  tag?: string[] | null
  temperature?: string[] | null
  field?: string[] | null
  createdFrom?: string | null
  createdTo?: string | null
  waiting?: boolean | null
  amountFrom?: string | number | null
  amountTo?: string | number | null
}

/** What a view shows. */
export interface Show {
  pipelineId: string | null
  layout: 'board' | 'list'
  filters: ViewFilters
  columns: string[]
  sort: string | null
}

export interface SavedView {
  id: string
  version: number
  name: string
  /** Everybody sees it. */
  shared: boolean
  mine: boolean
  changeable: boolean
  show: Show
  /** What it names and is not there any more. */
  gone: { field: string; value: string }[]
}

export const viewsQuery = queryOptions({
  queryKey: ['board', 'views'],
  queryFn: ({ signal }) => api.get<Page<SavedView>>('/api/views', undefined, signal).then((page) => page.items),
  staleTime: 30_000,
})

export const keepView = (body: { name: string; shared: boolean; show: Show }) => api.post<SavedView>('/api/views', body)
export const changeView = ({ id, version }: SavedView, body: { name?: string; shared?: boolean; show?: Show }) => api.patch<SavedView>(`/api/views/${id}`, { ...body, version })
export const removeView = (id: string) => api.delete(`/api/views/${id}`)
