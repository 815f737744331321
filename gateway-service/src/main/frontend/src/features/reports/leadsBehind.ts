import { infiniteQueryOptions } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import type { Card, Page } from '@/shared/api/model'
import { parameters, type ReportName } from './api'
import { type Figure, leadsParameters } from './figure'
import type { ReportQuery } from './query'

export interface LeadBehind {
  leadId: string
  number: number
  /** How often it is counted in the figure. */
  times: number
  /** Null where there is no card any more, or none that this person may see. */
  card: Card | null
}

export interface LeadsPage {
  items: LeadBehind[]
  next: string | null
  /** The figure itself. */
  count: number
  /** Distinct leads behind it. */
  leads: number
  /** Why the cards could not be read; the numbers are there all the same. */
  unread?: unknown
}

/** The leads behind a figure, with their cards unless only numbers are to be seen. */
export const leadsBehindQuery = (report: ReportName, query: ReportQuery, figure: Figure, withCards: boolean) =>
  infiniteQueryOptions({
    queryKey: ['reports', report, parameters(report, query), 'behind', figure, withCards],
    queryFn: async ({ pageParam, signal }): Promise<LeadsPage> => {
      const page = await api.get<Omit<LeadsPage, 'items'> & { items: Omit<LeadBehind, 'card'>[] }>(
        `/api/reports/${report}/leads`,
        { ...leadsParameters(report, query, figure), after: pageParam },
        signal,
      )
      const bare = page.items.map((item) => ({ ...item, card: null }))
      if (!withCards || bare.length === 0) return { ...page, items: bare }
      try {
        const cards = await api.get<Page<Card>>('/api/leads', { ids: bare.map((item) => item.leadId), limit: bare.length }, signal)
        const byId = new Map(cards.items.map((card) => [card.id, card]))
        return { ...page, items: bare.map((item) => ({ ...item, card: byId.get(item.leadId) ?? null })) }
      } catch (problem) {
        if (signal.aborted) throw problem
        return { ...page, items: bare, unread: problem }
      }
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
