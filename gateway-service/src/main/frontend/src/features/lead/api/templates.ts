import { queryOptions } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import type { Page } from '@/shared/api/model'

/** An answer to use again, filled for one lead; what is not known stays in braces and is named in `missing`. */
export interface FilledTemplate {
  id: string
  name: string
  text: string
  missing: string[]
}

export const templatesQuery = (leadId: string) =>
  queryOptions({
    queryKey: ['lead', leadId, 'templates'],
    queryFn: ({ signal }) => api.get<Page<FilledTemplate>>(`/api/leads/${leadId}/templates`, undefined, signal).then((page) => page.items),
    staleTime: 60_000,
  })
