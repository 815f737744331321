import { queryOptions } from '@tanstack/react-query'
import { api, type KeyOf } from '@/shared/api/client'
import type { Page } from '@/shared/api/model'
import type { Conversion, ConversionPreview, FoundCustomer, Lead } from '../model'

/** What a person chose instead of whom the service recognises. */
export interface Chosen {
  customerId?: string
  newCustomer?: boolean
}

export const previewQuery = (id: string, chosen: Chosen = {}) =>
  queryOptions({
    queryKey: ['lead', id, 'preview', chosen],
    queryFn: ({ signal }) => api.get<ConversionPreview>(`/api/leads/${id}/conversion/preview`, { ...chosen }, signal),
    staleTime: 0,
  })

export const convertLead = (id: string, conversion: Conversion, keyOf: KeyOf) =>
  api.post<Lead>(`/api/leads/${id}/conversion`, conversion, { keyOf })

/** Asks again for what is missing; it comes once. */
export const retryConversion = (id: string) => api.post<Lead>(`/api/leads/${id}/conversion/retry`)

export const undoConversion = (id: string) => api.delete<Lead>(`/api/leads/${id}/conversion`)

export const foundCustomersQuery = (typed: string) =>
  queryOptions({
    queryKey: ['customers', 'found', typed],
    queryFn: ({ signal }) => api.get<Page<FoundCustomer>>('/api/customers', { q: typed, limit: 20 }, signal),
    enabled: typed.trim() !== '',
    staleTime: 10_000,
  })
