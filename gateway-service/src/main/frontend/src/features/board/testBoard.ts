import type { Card, Stage } from '@/shared/api/model'
import type { Board } from './boardModel'

export const stage = (id: string, kind: Stage['kind'] = 'open', rank = 1): Stage => ({
  id,
  name: id,
  kind,
  rank,
  temperature: 'cold',
  color: null,
  requiredFields: [],
})

/** A card that entered its stage in the given minute of one hour. */
export const card = (id: string, stageId: string, minute = 0, more: Partial<Card> = {}): Card => ({
  id,
  number: 1,
  version: 1,
  title: id,
  pipelineId: 'p',
  stageId,
  outcome: 'open',
  first: true,
  temperature: 'cold',
  temperatureByHand: false,
  channel: 'telegram',
  source: null,
  customer: null,
  manager: null,
  amount: { amount: '100.00', currency: 'UAH' },
  tags: [],
  lastMessage: null,
  waitingSince: null,
  createdAt: '2026-11-21T08:00:00Z',
  stageEnteredAt: `2026-11-21T10:${String(minute).padStart(2, '0')}:00Z`,
  ...more,
})

export const board = (columns: Record<string, Card[]>, next: Record<string, string> = {}): Board => ({
  pipelineId: 'p',
  columns: Object.entries(columns).map(([id, items]) => ({
    stage: stage(id),
    count: items.length + (next[id] ? 10 : 0),
    sums: items.length ? [{ amount: `${items.length}00.00`, currency: 'UAH' }] : [],
    more: false,
    items,
    next: next[id] ?? null,
  })),
})
