import { api } from '@/shared/api/client'
import type { Grounds } from '@/shared/exclusions/exclusions'
import type { Lead } from '../model'

export const rejectLead = (id: string, reasonId: string, note?: string) => api.post<Lead>(`/api/leads/${id}/rejection`, { reasonId, note })
export const reopenLead = (id: string) => api.post<Lead>(`/api/leads/${id}/reopening`)
export const excludeLead = (id: string, grounds: Grounds) => api.post<void>(`/api/leads/${id}/exclusion`, grounds)
