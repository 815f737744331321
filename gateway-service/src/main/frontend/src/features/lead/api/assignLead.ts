import { api } from '@/shared/api/client'
import type { Lead } from '../model'

export const assignLead = (id: string, managerId: string | null, version: number) =>
  api.post<Lead>(`/api/leads/${id}/assignment`, { managerId, version })
