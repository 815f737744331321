import { queryOptions } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import type { OwnWords } from '@/shared/i18n/terms'

export interface Terms {
  version: number
  words: OwnWords
}

export const termsQuery = queryOptions({
  queryKey: ['terms'],
  queryFn: ({ signal }) => api.get<Terms>('/api/terms', undefined, signal),
})

export const saveTerms = (version: number, words: OwnWords) => api.put<Terms>('/api/terms', { version, words })
