import { queryOptions } from '@tanstack/react-query'
import { api } from '@/shared/api/client'

export const services = ['intake', 'lead', 'customer', 'order', 'analytics', 'gateway'] as const
export type ServiceName = (typeof services)[number]

/** A message that a service could not handle or send; never its contents. */
export interface DeadLetter {
  id: string
  direction: 'in' | 'out'
  consumer: string
  messageId: string
  topic: string
  type: string
  reason: string
  diedAt: string
}

/** done: handled; gone: not there any more, or not ready for it yet; failed: it failed again and stays. */
export type RetryState = 'done' | 'gone' | 'failed'

export const deadLettersQuery = (service: ServiceName) =>
  queryOptions({
    queryKey: ['operations', 'dead-letters', service],
    queryFn: ({ signal }) =>
      api.get<{ items: DeadLetter[] }>(`/api/operations/dead-letters/${service}`, undefined, signal).then((page) => page.items),
    refetchInterval: 30_000,
    retry: false,
  })

export const retryLetter = (service: ServiceName, id: string) =>
  api.post<{ state: RetryState }>(`/api/operations/dead-letters/${service}/${id}/retry`)
