import { queryOptions } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import type { ContactPoint } from '@/shared/api/model'
import type { Problem } from '@/shared/api/problem'
import { eachInOurLanguage, inOurLanguage } from '@/shared/refusals/refusals'

/** Why somebody is no potential client, in the words of the service. */
export const REASONS = ['spam', 'landlord', 'contractor', 'other'] as const
export type ExclusionReason = (typeof REASONS)[number]

/** On what grounds somebody is excluded, and until when. A type, not an interface: it is a part of what is sent. */
export type Grounds = { reason: ExclusionReason; note?: string; expiresAt?: string }

/** Somebody who would be excluded, and what would happen. */
export interface ExcludedPerson {
  contactPoints: ContactPoint[]
  /** Others of the leads that would be deleted: they are excluded with them. */
  more: ContactPoint[]
  /** Those that are excluded already. */
  excluded: ContactPoint[]
  customers: { id: string; name: string | null; lifecycle: 'prospect' | 'buyer' }[]
  leads: { id: string; number: number; title: string; deal: boolean }[]
  outcome: 'excluded' | 'already' | 'refused'
}

export interface ExclusionPreview {
  people: ExcludedPerson[]
  counts: { people: number; buyers: number; prospects: number; leads: number; deals: number; already: number; refused: number }
}

export interface ListPreview extends ExclusionPreview {
  nonsense: { index: number; value: string; message: string }[]
}

export interface ExcludedOutcome {
  contactPoints: ContactPoint[]
  outcome: 'excluded' | 'already' | 'refused'
  exclusionId: string | null
  leads: number
  problem: Problem | null
}

/** What excluding these leads would do; asked anew whenever it is looked at. */
export const leadsPreviewQuery = (leadIds: readonly string[]) =>
  queryOptions({
    queryKey: ['exclusionPreview', leadIds],
    queryFn: ({ signal }) => api.post<ExclusionPreview>('/api/leads/exclusion/preview', { leadIds }, { signal }),
    gcTime: 0,
    staleTime: 0,
  })

export const previewList = async (contactPoints: ContactPoint[]): Promise<ListPreview> => {
  const preview = await api.post<ListPreview>('/api/exclusions/preview', { contactPoints })
  const { errors } = await inOurLanguage({ errors: preview.nonsense.map(({ value, message }) => ({ field: value, message })) })
  return { ...preview, nonsense: preview.nonsense.map((one, place) => ({ ...one, message: errors?.[place]?.message ?? one.message })) }
}
export const excludeList = async (contactPoints: ContactPoint[], grounds: Grounds) => {
  const done = await api.post<{ items: ExcludedOutcome[]; excluded: number }>('/api/exclusions', { contactPoints, ...grounds })
  return { ...done, items: await eachInOurLanguage(done.items) }
}

const KINDS: Record<string, string> = {
  phone: 'phone',
  tel: 'phone',
  email: 'email',
  mailto: 'email',
  telegram: 'telegram',
  viber: 'viber',
  psid: 'psid',
  messenger: 'psid',
  igsid: 'igsid',
  instagram: 'igsid',
  wa: 'wa',
  whatsapp: 'wa',
}

/** What somebody pasted: one contact a line, each once; `telegram:518273645` names its kind, an e-mail and a phone need not. */
export function readList(text: string): ContactPoint[] {
  const points = new Map<string, ContactPoint>()
  for (const line of text.split(/[\n;,]+/)) {
    const written = line.trim()
    if (!written) continue
    const named = /^([a-z]+)\s*:\s*(.+)$/i.exec(written)
    const kind = named && KINDS[named[1]!.toLowerCase()]
    const point = kind ? { kind, value: named[2]! } : { kind: written.includes('@') ? 'email' : 'phone', value: written }
    points.set(`${point.kind}:${point.value}`, point)
  }
  return [...points.values()]
}
