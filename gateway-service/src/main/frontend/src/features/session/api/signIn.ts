import { api } from '@/shared/api/client'
import type { Session } from '@/shared/api/model'

export const signIn = (email: string, password: string) => api.post<Session>('/api/session', { email, password })
