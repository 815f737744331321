import { api } from '@/shared/api/client'
import type { SentFile, TimelineItem } from '../model'

export const sendMessage = (id: string, text: string, files: SentFile[]) => api.post<TimelineItem>(`/api/leads/${id}/messages`, { text, files })
export const addNote = (id: string, text: string) => api.post<TimelineItem>(`/api/leads/${id}/notes`, { text })
export const addCall = (id: string, note: string, answered: boolean) => api.post<TimelineItem>(`/api/leads/${id}/calls`, { note, answered })
