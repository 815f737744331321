import { api } from '@/shared/api/client'
import type { Card, Stage } from '@/shared/api/model'
import type { StageLoad } from './stageLoad'

export interface Move {
  stageId: string
  version: number
  reasonId?: string
  note?: string
  fields?: Record<string, unknown>
}

/** The card as it is now, and how full its stage became. */
export type Moved = Card & { stageLoad?: StageLoad | null }

/** Whether a lead of another pipeline can go on there. */
export const takesOthers = (stage: Stage) => stage.kind !== 'won' && !stage.into

/** Moves a card to a stage. 422 names what the stage asks for; 409 carries the card as it is now in `current`. */
export const moveLead = (id: string, move: Move) => api.post<Moved>(`/api/leads/${id}/move`, move)
