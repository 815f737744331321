import { api } from '@/shared/api/client'
import type { Card } from '@/shared/api/model'

export interface Move {
  stageId: string
  version: number
  reasonId?: string
  note?: string
  fields?: Record<string, unknown>
}

/** Moves a card to a stage. 422 names what the stage asks for; 409 carries the card as it is now in `current`. */
export const moveLead = (id: string, move: Move) => api.post<Card>(`/api/leads/${id}/move`, move)
