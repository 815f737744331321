import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/shared/api/client'
import type { Page } from '@/shared/api/model'

export type StatusKind = 'open' | 'done' | 'cancelled'
export const STATUS_KINDS: readonly StatusKind[] = ['open', 'done', 'cancelled']

export interface OrderStatus {
  /** Never changes. */
  code: string
  version: number
  /** Null for one of the first four, which has a word in every language. */
  name: string | null
  kind: StatusKind
  color: string
  position: number
  active: boolean
}

export const orderStatusesQuery = queryOptions({
  queryKey: ['orderStatuses'],
  queryFn: ({ signal }) => api.get<Page<OrderStatus>>('/api/order-statuses', undefined, signal).then((page) => page.items),
  staleTime: 5 * 60_000,
})

const FIRST_FOUR: readonly string[] = ['new', 'inProgress', 'done', 'cancelled']

/** The workspace's statuses of orders and what they are called; a code that is not known yet is shown as it is. */
export function useOrderStatuses() {
  const { t } = useTranslation('shared')
  const all = useQuery(orderStatusesQuery).data
  return useMemo(() => {
    const find = (code: string) => all?.find((status) => status.code === code)
    return {
      all: all ?? [],
      find,
      nameOf: (code: string) => find(code)?.name ?? (FIRST_FOUR.includes(code) ? t(`orderStatus.${code}`) : code),
      kindOf: (code: string): StatusKind => find(code)?.kind ?? (code === 'done' || code === 'cancelled' ? code : 'open'),
    }
  }, [all, t])
}
