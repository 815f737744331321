import { api, type KeyOf } from '@/shared/api/client'
import type { Card } from '@/shared/api/model'
import type { Problem } from '@/shared/api/problem'
import type { Grounds } from '@/shared/exclusions/exclusions'
import { eachInOurLanguage } from '@/shared/refusals/refusals'

/** What is done to every one of many leads. */
export type Action =
  | { kind: 'assign'; managerId: string | null }
  | { kind: 'move'; stageId: string; reasonId?: string; note?: string; fields?: Record<string, unknown> }
  | { kind: 'tag' | 'untag'; tags: string[] }
  | { kind: 'reject'; reasonId: string; note?: string }
  | ({ kind: 'exclude' } & Grounds)

export interface Outcome {
  id: string
  outcome: 'done' | 'refused'
  problem: Problem | null
  /** As it is now; null when it is not there, or not for who asks any more. */
  lead: Card | null
}

export const changeMany = (cards: readonly Card[], action: Action, keyOf: KeyOf) =>
  api
    .post<{ items: Outcome[] }>('/api/leads/bulk', { leads: cards.map(({ id, version }) => ({ id, version })), action }, { keyOf })
    .then((answer) => eachInOurLanguage(answer.items))
