import { queryOptions } from '@tanstack/react-query'
import { api } from '@/shared/api/client'

export const MAIL_KINDS = ['reminder', 'task', 'assigned', 'answered'] as const
export type MailKind = (typeof MAIL_KINDS)[number]

/** Which notifications one also gets by e-mail. */
export interface Mail {
  /** Whether this installation sends mail at all. */
  on: boolean
  address: string
  kinds: MailKind[]
  /** How long something stays unread before it goes. */
  delaySeconds: number
}

export const mailQuery = queryOptions({
  queryKey: ['mail'],
  queryFn: ({ signal }) => api.get<Mail>('/api/mail', undefined, signal),
})

export const chooseMail = (kinds: MailKind[]) => api.put<Mail>('/api/mail', { kinds })
