import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import type { ContactPoint, Page } from '@/shared/api/model'

export type Outcome = 'inFlight' | 'created' | 'appended' | 'excluded' | 'ignored' | 'duplicate' | 'quarantined' | 'ordered'

export type LedgerCounts = Record<Outcome, number> & { received: number }

export interface LedgerRow extends LedgerCounts {
  connectionId: string
  connectionName: string
  /** The instant at which an hour began, or the date of a day in the workspace's zone. */
  period: string
  balanced: boolean
}

export interface Ledger {
  items: LedgerRow[]
  totals: LedgerCounts & { balanced: boolean }
}

export interface InboundRequest {
  channel: string
  kind: string
  externalId?: string | null
  occurredAt?: string | null
  sender?: { displayName?: string | null; contactPoints?: ContactPoint[] } | null
  text?: string | null
  attachments?: { kind: string; name?: string | null; url?: string | null; mediaType?: string | null }[]
  call?: { direction?: string; answered?: boolean; durationSeconds?: number | null } | null
  form?: Record<string, string> | null
  attribution?: Record<string, string | null> | null
}

/** What was sent, kept as it came: `body` where the bytes are text, otherwise `bodyBase64`. Secrets are left out of the headers. */
export interface RawDelivery {
  method: string
  query?: string | null
  headers?: Record<string, string | string[]> | null
  body?: string | null
  bodyBase64?: string | null
}

export interface Receipt {
  id: string
  connectionId: string
  connectionName?: string
  provider?: string
  externalId: string | null
  receivedAt: string
  outcome: Outcome
  kind: string | null
  leadId: string | null
  orderId: string | null
  detail: string | null
  inboundRequest: InboundRequest | null
  duplicateOf?: string | null
  /** Only of one receipt; of a duplicate, the first one has it. */
  delivery?: RawDelivery | null
}

export interface ConnectionName {
  id: string
  name: string
  channel: string
}

export interface ReceiptFilter {
  connectionId?: string
  outcome?: string
  from?: string
  to?: string
}

export const connectionNamesQuery = queryOptions({
  queryKey: ['connections', 'names'],
  queryFn: ({ signal }) => api.get<Page<ConnectionName>>('/api/connections', { limit: 200 }, signal).then((page) => page.items),
  staleTime: 60_000,
})

export const receiptsQuery = (filter: ReceiptFilter) =>
  infiniteQueryOptions({
    queryKey: ['receipts', 'list', filter],
    queryFn: ({ pageParam, signal }) => api.get<Page<Receipt>>('/api/receipts', { ...filter, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

export const receiptQuery = (id: string) =>
  queryOptions({
    queryKey: ['receipts', 'one', id],
    queryFn: ({ signal }) => api.get<Receipt>(`/api/receipts/${id}`, undefined, signal),
    // what is on its way is decided within seconds: follow it
    refetchInterval: (query) => (query.state.data?.outcome === 'inFlight' ? 1500 : false),
  })

export const ledgerQuery = (range: { from: string; to: string; by: 'hour' | 'day' }) =>
  queryOptions({
    queryKey: ['receipts', 'ledger', range],
    queryFn: ({ signal }) => api.get<Ledger>('/api/ledger', range, signal),
    refetchInterval: 15_000,
  })

export const replay = (id: string) => api.post<Receipt | undefined>(`/api/receipts/${id}/replay`)
