import { api } from '@/shared/api/client'
import type { Lead, LeadPatch } from '../model'

export const patchLead = (id: string, version: number, patch: LeadPatch) => api.patch<Lead>(`/api/leads/${id}`, { ...patch, version })
