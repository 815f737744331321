import { queryOptions } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import type { Conversion, ConversionPreview, Lead } from '../model'

export const previewQuery = (id: string) =>
  queryOptions({
    queryKey: ['lead', id, 'preview'],
    queryFn: ({ signal }) => api.get<ConversionPreview>(`/api/leads/${id}/conversion/preview`, undefined, signal),
    staleTime: 0,
  })

export const convertLead = (id: string, conversion: Conversion, idempotencyKey: string) =>
  api.post<Lead>(`/api/leads/${id}/conversion`, conversion, { idempotencyKey })
