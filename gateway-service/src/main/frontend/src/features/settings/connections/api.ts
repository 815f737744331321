import { queryOptions } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import type { Page } from '@/shared/api/model'

export type ConnectionState = 'waiting' | 'working' | 'silent' | 'failing' | 'off'

export interface Connection {
  id: string
  provider: string
  channel: string
  name: string
  settings: Record<string, unknown>
  /** Only for those who set channels up: the address is a secret. */
  hookUrl: string | null
  state: ConnectionState
  lastReceivedAt: string | null
  lastError: string | null
  lastErrorAt?: string | null
  /** Deliveries that were refused because their signature was wrong. */
  rejected?: number
  createdAt?: string
  version: number
}

export type Localized = string | { en: string; uk: string; ru: string }

export interface Field {
  name: string
  required: boolean
  kind: 'text' | 'list' | 'flag' | 'url' | 'secret'
  help: Localized | null
}

export interface Provider {
  provider: string
  channel: string
  name: string
  hook?: boolean
  answers?: boolean
  settings: Field[]
  secrets: Field[]
  setup: Localized[]
}

/** What would come of a delivery: whether its signature holds, what the provider would be answered, and each request in it. */
export interface Preview {
  verified: boolean
  answer: { status: number; body?: string }
  items: { externalId: string; kind: string; outcome: string; detail: string | null; inboundRequest: unknown }[]
}

export const connectionsQuery = queryOptions({
  queryKey: ['connections', 'list'],
  queryFn: ({ signal }) => api.get<Page<Connection>>('/api/connections', { limit: 200 }, signal).then((page) => page.items),
  refetchInterval: 10_000,
})

export const connectionQuery = (id: string) =>
  queryOptions({
    queryKey: ['connections', 'one', id],
    queryFn: ({ signal }) => api.get<Connection>(`/api/connections/${id}`, undefined, signal),
    // somebody is setting it up and watches: the first delivery should be seen at once
    refetchInterval: (query) => (query.state.data?.state === 'waiting' ? 2000 : 15_000),
  })

export const providersQuery = queryOptions({
  queryKey: ['providers'],
  queryFn: ({ signal }) => api.get<{ items: Provider[] }>('/api/providers', undefined, signal).then((page) => page.items),
  staleTime: Infinity,
})

export interface NewConnection {
  provider: string
  name: string
  settings: Record<string, unknown>
  secrets: Record<string, string>
}

export const createConnection = (body: NewConnection) => api.post<Connection>('/api/connections', body)
export const changeConnection = (
  id: string,
  body: { name?: string; settings?: Record<string, unknown>; secrets?: Record<string, string>; state?: 'off' | 'waiting'; version?: number },
) => api.patch<Connection>(`/api/connections/${id}`, body)
export const deleteConnection = (id: string) => api.delete(`/api/connections/${id}`)

export interface RawSample {
  method: string
  headers: Record<string, string>
  body: string
}
export const previewDelivery = (id: string, sample: RawSample) => api.post<Preview>(`/api/connections/${id}/preview`, sample)
