import { queryOptions, replaceEqualDeep } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import type { Card, Page } from '@/shared/api/model'
import { type Board, keepNewer } from '../boardModel'

/** Which leads, in the words of the service. A type, not an interface: it is sent as a query. */
export type BoardFilters = {
  pipelineId?: string
  managerId?: string
  teamId?: string
  sourceId?: string
  /** Tags, temperatures: parted by commas. */
  tag?: string
  temperature?: string
  /** `key:value`, parted by commas. */
  field?: string
  createdFrom?: string
  createdTo?: string
  waiting?: boolean
  amountFrom?: string
  amountTo?: string
  q?: string
}

export const readBoard = (filters: BoardFilters, signal?: AbortSignal) => api.get<Board>('/api/board', { ...filters }, signal)

/** Kept true by live updates, so it is never stale by itself; a gap in the stream reads it again. */
export const boardQuery = (filters: BoardFilters) =>
  queryOptions({
    queryKey: ['board', filters],
    queryFn: ({ signal }) => readBoard(filters, signal),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    // a change that is heard while the board is being read is newer than what was read
    structuralSharing: (before, read) => replaceEqualDeep(before, keepNewer(before as Board | undefined, read as Board)),
  })

export const readColumn = (stageId: string, after: string, filters: BoardFilters) =>
  api.get<Page<Card>>(`/api/board/${stageId}`, { ...filters, after })
