import { infiniteQueryOptions } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import type { Page, Ref } from '@/shared/api/model'

/** Something that somebody changed, and from where. */
export interface AuditEntry {
  id: string
  at: string
  staff: Ref
  /** Thing and what was done to it: lead.edited, reason.changed. */
  kind: string
  subjectId: string | null
  /** A lead that is still there. */
  lead: { id: string; number: number; title: string } | null
  /** What the setting was called then. */
  name: string | null
  via: 'browser' | 'token'
  tokenName: string | null
  address: string | null
}

/** In the words of the service. A type, not an interface: it is sent as a query. */
export type AuditFilters = { staffId?: string; kind?: string; from?: string; to?: string }

export const auditQuery = (filters: AuditFilters) =>
  infiniteQueryOptions({
    queryKey: ['audit', filters],
    queryFn: ({ pageParam, signal }) => api.get<Page<AuditEntry>>('/api/audit', { ...filters, after: pageParam, limit: 50 }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

/** What is kept, as the service names it. */
export const KINDS = {
  lead: ['created', 'edited', 'stageChanged', 'assigned', 'messageOut', 'call', 'note', 'converted', 'rejected', 'reopened', 'conversionUndone', 'excluded', 'merged', 'mergedInto', 'unmerged', 'taskPlanned', 'taskChanged', 'taskDone', 'taskReopened', 'taskRemoved', 'fileAdded', 'fileRemoved'],
  pipeline: ['added', 'changed'],
  field: ['added', 'changed', 'ordered'],
  reason: ['added', 'changed'],
  template: ['added', 'changed', 'removed'],
  tag: ['added', 'changed', 'merged', 'removed'],
  source: ['added', 'changed', 'costSet'],
  view: ['added', 'changed', 'removed'],
  exclusion: ['made', 'lifted'],
  mailing: ['started', 'paused', 'cancelled'],
  import: ['started'],
  person: ['erased'],
} as const
