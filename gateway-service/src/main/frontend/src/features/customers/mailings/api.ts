import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, type KeyOf } from '@/shared/api/client'
import type { Page, Ref } from '@/shared/api/model'
import { toProblem } from '@/shared/api/problem'

export type MailingState = 'gathering' | 'ready' | 'sending' | 'paused' | 'done' | 'cancelled'

/** How many people of a channel are so far; `why` they are left out. */
export interface PeopleCount {
  channel: string | null
  state: 'waiting' | 'left' | 'queued' | 'sent' | 'delivered' | 'read' | 'failed'
  why: string | null
  count: number
}

export interface Mailing {
  id: string
  segment: string
  text: string
  state: MailingState
  askedBy: Ref
  askedAt: string
  counts: PeopleCount[]
}

export interface MailedPerson {
  customer: string
  name: string | null
  why: string | null
  channel: string | null
}

const MOST_TRIES = 20

/** One that was just asked for is there a moment later; while something happens it is looked at again. */
export const mailingQuery = (id: string) =>
  queryOptions({
    queryKey: ['mailings', 'one', id],
    queryFn: ({ signal }) => api.get<Mailing>(`/api/mailings/${id}`, undefined, signal),
    retry: (tries, error) => toProblem(error).notFound && tries < MOST_TRIES,
    retryDelay: 500,
    refetchInterval: ({ state }) => (state.data?.state === 'gathering' || state.data?.state === 'sending' ? 2000 : false),
  })

export const mailingsQuery = infiniteQueryOptions({
  queryKey: ['mailings', 'list'],
  queryFn: ({ pageParam, signal }) => api.get<Page<Mailing>>('/api/mailings', { after: pageParam }, signal),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
})

/** Read again when their count is another one. */
export const failedQuery = (id: string, count: number) =>
  infiniteQueryOptions({
    queryKey: ['mailings', 'failed', id, count],
    queryFn: ({ pageParam, signal }) => api.get<Page<MailedPerson>>(`/api/mailings/${id}/people`, { state: 'failed', after: pageParam, limit: 20 }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

/** Asks for it; nothing is sent before it is started. */
export const askForMailing = (segmentId: string, text: string, keyOf: KeyOf) => api.post<{ id: string; people: number }>(`/api/segments/${segmentId}/mailings`, { text }, { keyOf })
export const runMailing = (id: string, what: 'start' | 'pause' | 'cancellation') => api.post<Mailing>(`/api/mailings/${id}/${what}`)

export interface OptOut {
  optedOut: boolean
  at: string | null
  how: 'word' | 'staff' | null
}

/** Read again with the profile: they may have said it meanwhile, or are one person with somebody now. */
export const optOutQuery = (customerId: string) =>
  queryOptions({
    queryKey: ['customers', 'optOut', customerId],
    queryFn: ({ signal }) => api.get<OptOut>(`/api/opt-outs/${customerId}`, undefined, signal),
    retry: false,
  })

export const setOptOut = (customerId: string, out: boolean) => (out ? api.put<OptOut>(`/api/opt-outs/${customerId}`, {}) : api.delete<OptOut>(`/api/opt-outs/${customerId}`))
