import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { address, api, cookie } from '@/shared/api/client'
import type { Page } from '@/shared/api/model'
import { ProblemError, readProblem } from '@/shared/api/problem'
import { saveFile } from '@/shared/files/saveFile'

export const OUTCOMES = ['ordered', 'inFlight', 'duplicate', 'quarantined'] as const
export type RowOutcome = (typeof OUTCOMES)[number]

/** What became of an order when its import was undone. */
export const UNDONE = ['cancelled', 'left'] as const
export type Undone = (typeof UNDONE)[number]

/** By the name of a column, its place in the file, from 0. */
export type Columns = Record<string, number>

/** What is wrong with a cell; the message is a sentence of the service. */
export interface Wrong {
  line: number
  column: string
  message: string
}

/** What would come of a table as its columns are chosen now. */
export interface DryRun {
  titles: string[]
  samples: string[][]
  rows: number
  things: number
  good: number
  alreadyThere: number
  wrongThings: number
  wrong: Wrong[]
  missing: string[]
}

export interface Import {
  id: string
  version: number
  name: string
  source: { id: string; name: string }
  state: 'draft' | 'running' | 'done' | 'stopped' | 'undoing' | 'undone'
  stoppedBecause: 'sourceRemoved' | 'forgotten' | 'failed' | null
  broughtAt: string
  startedAt: string | null
  endedAt: string | null
  things: number
  taken: number
  outcomes: Partial<Record<RowOutcome, number>>
  /** How many orders it named, and what became of them since it is undone. */
  undo: { startedAt: string; endedAt: string | null; orders: number; cancelled: number; left: number } | null
  columns: Columns
  /** Of a draft: the columns that may be chosen, and what would come of it. */
  known: { name: string; required: boolean }[] | null
  dryRun: DryRun | null
}

/** What became of one sale, which may be several rows of the file. */
export interface ImportedRow {
  line: number
  rows: number
  receiptId: string
  externalId: string
  outcome: RowOutcome
  detail: string | null
  orderId: string | null
  undone: Undone | null
  leftBecause: 'madeBefore' | 'changed' | null
}

/** Which rows are shown; nothing for all. */
export interface RowFilter {
  outcome?: RowOutcome
  undone?: Undone
}

const SOON = 1_500

const isWorkedOn = (one: Import) => one.state === 'running' || one.state === 'undoing'

/** Whether something of it is still to happen. */
export const isUnderWay = (one: Import) => isWorkedOn(one) || (one.outcomes.inFlight ?? 0) > 0

export const importsQuery = infiniteQueryOptions({
  queryKey: ['imports', 'list'],
  queryFn: ({ pageParam, signal }) => api.get<Page<Import>>('/api/imports', { after: pageParam, limit: 20 }, signal),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
  refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.items.some(isWorkedOn)) ? SOON : false),
})

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', 'one', id],
    queryFn: ({ signal }) => api.get<Import>(`/api/imports/${id}`, undefined, signal),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? SOON : false),
  })

export const rowsQuery = (id: string, filter: RowFilter) =>
  infiniteQueryOptions({
    queryKey: ['imports', 'rows', id, filter],
    queryFn: ({ pageParam, signal }) =>
      api.get<{ items: ImportedRow[]; next: number | null }>(`/api/imports/${id}/rows`, { ...filter, after: pageParam, limit: 50 }, signal),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  })

/** Brings a file; the same one again is the same draft. */
export async function bring(file: File, source: string): Promise<Import> {
  const body = new FormData()
  body.append('source', source)
  body.append('file', file)
  const headers = new Headers({ Accept: 'application/json, application/problem+json' })
  const token = cookie('XSRF-TOKEN')
  if (token) headers.set('X-XSRF-TOKEN', token)
  let response: Response
  try {
    response = await fetch('/api/imports', { method: 'POST', headers, body, credentials: 'same-origin' })
  } catch {
    throw new ProblemError(0, {})
  }
  if (!response.ok) throw await readProblem(response)
  return (await response.json()) as Import
}

export const chooseColumns = (one: Import, columns: Columns) => api.patch<Import>(`/api/imports/${one.id}`, { columns, version: one.version })
export const start = (one: Import) => api.post<Import>(`/api/imports/${one.id}/start`, { version: one.version })
export const undo = (one: Import) => api.post<Import>(`/api/imports/${one.id}/undo`, { version: one.version })
export const discard = (one: Import) => api.delete(`/api/imports/${one.id}`)

/** Saves what became of the rows as a table. */
export const saveRows = (id: string, filter: RowFilter) => saveFile(address(`/api/imports/${id}/rows.csv`, { ...filter }), 'import.csv')
