import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import type { ContactPoint, Money, Page, Pipeline, Reason, Ref, Role, Source, StaffMember, Tag } from '@/shared/api/model'
import type { ExclusionReason } from '@/shared/exclusions/exclusions'

export type { Pipeline, Stage, StageKind, Temperature } from '@/shared/api/model'

export interface Token {
  id: string
  name: string
  role: Role
  createdAt?: string
  lastUsedAt?: string | null
}

export interface Cost {
  id: string
  from: string
  to: string
  amount: Money
}

export interface Exclusion {
  id: string
  /** None when newer exclusions have taken over all of them. */
  contactPoints: ContactPoint[]
  reason: ExclusionReason
  note: string | null
  excludedAt: string
  excludedBy: Ref | null
  expiresAt: string | null
  /** When it was lifted, or taken over. */
  endedAt: string | null
  endedBy: Ref | null
  inForce: boolean
  /** How many deliveries it held off; lifting leaves the number. */
  hits: number
  lastHitAt: string | null
}

export interface Template {
  id: string
  version: number
  name: string
  text: string
  /** The one kind of channel that it is for; null for all. */
  channel: string | null
}

export interface TemplateBody {
  name: string
  text: string
  /** Empty for all channels. */
  channel: string
}

export interface Team {
  id: string
  name: string
  /** Whether its managers see the leads of the whole team. */
  sharesLeads: boolean
}

export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: ({ signal }) => api.get<Page<Team>>('/api/teams', { limit: 200 }, signal).then((page) => page.items),
})

export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: ({ signal }) => api.get<Page<Token>>('/api/tokens', { limit: 200 }, signal).then((page) => page.items),
})

export const costsQuery = (sourceId: string) =>
  queryOptions({
    queryKey: ['sources', sourceId, 'costs'],
    queryFn: ({ signal }) => api.get<Page<Cost>>(`/api/sources/${sourceId}/costs`, undefined, signal).then((page) => page.items),
  })

export const exclusionsQuery = (filters: { q?: string; state: 'inForce' | 'ended' }) =>
  infiniteQueryOptions({
    queryKey: ['exclusions', 'list', filters],
    queryFn: ({ pageParam, signal }) => api.get<Page<Exclusion>>('/api/exclusions', { ...filters, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

/** How many leads stand in each stage now, for what saving a pipeline would do to them. */
export const stageCountsQuery = (pipelineId: string) =>
  queryOptions({
    queryKey: ['board', 'counts', pipelineId],
    queryFn: ({ signal }) =>
      api
        .get<{ columns: { stage: { id: string }; count: number }[] }>('/api/board', { pipelineId }, signal)
        .then((board) => Object.fromEntries(board.columns.map(({ stage, count }) => [stage.id, count]))),
  })

export const createPipeline = (body: object) => api.post<Pipeline>('/api/pipelines', body)
export const savePipeline = (id: string, body: object) => api.put<Pipeline>(`/api/pipelines/${id}`, body)

export const createReason = (body: { name: string; noteRequired: boolean }) => api.post<Reason>('/api/reasons', { ...body, active: true })
export const changeReason = (id: string, body: Partial<Omit<Reason, 'id'>>) => api.patch<Reason>(`/api/reasons/${id}`, body)

export const templatesQuery = queryOptions({
  queryKey: ['templates'],
  queryFn: ({ signal }) => api.get<Page<Template>>('/api/templates', undefined, signal).then((page) => page.items),
})
export const createTemplate = (body: TemplateBody) => api.post<Template>('/api/templates', body)
export const changeTemplate = ({ id, version }: Template, body: TemplateBody) => api.patch<Template>(`/api/templates/${id}`, { ...body, version })
export const deleteTemplate = (id: string) => api.delete(`/api/templates/${id}`)

/** What became of a tag, and on how many leads. */
export interface ChangedTag {
  tag: Tag | null
  leads: number
}

export const createTag = (body: { name: string; color: string }) => api.post<Tag>('/api/tags', body)
export const changeTag = ({ id, version }: Tag, body: { name: string; color: string }) => api.patch<ChangedTag>(`/api/tags/${id}`, { ...body, version })
export const mergeTag = (id: string, into: string) => api.post<ChangedTag>(`/api/tags/${id}/merge`, { into })
export const removeTag = (id: string) => api.delete<ChangedTag>(`/api/tags/${id}`)

export const createSource = (body: { name: string; channel: string }) => api.post<Source>('/api/sources', body)
export const changeSource = (id: string, body: { name: string }) => api.patch<Source>(`/api/sources/${id}`, body)
export const addCost = (sourceId: string, body: { from: string; to: string; amount: Money }) => api.post<Cost>(`/api/sources/${sourceId}/costs`, body)

export interface StaffBody {
  name?: string
  email?: string
  role?: Role
  teamId?: string | null
  active?: boolean
  password?: string
  version?: number
}

export const createStaff = (body: StaffBody) => api.post<StaffMember & { password?: string }>('/api/staff', body)
export const changeStaff = (id: string, body: StaffBody) => api.patch<StaffMember>(`/api/staff/${id}`, body)

export const createTeam = (name: string) => api.post<Team>('/api/teams', { name })
export const renameTeam = (id: string, name: string) => api.patch<Team>(`/api/teams/${id}`, { name })
export const shareLeads = (id: string, sharesLeads: boolean) => api.patch<Team>(`/api/teams/${id}`, { sharesLeads })
export const deleteTeam = (id: string) => api.delete(`/api/teams/${id}`)

export const createToken = (body: { name: string; role: Role }) => api.post<Token & { token: string }>('/api/tokens', body)
export const revokeToken = (id: string) => api.delete(`/api/tokens/${id}`)

export const liftExclusion = (id: string) => api.delete(`/api/exclusions/${id}`)
