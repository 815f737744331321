import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { randomKey } from '@/shared/api/client'
import type { Card } from '@/shared/api/model'
import { ProblemError, toProblem } from '@/shared/api/problem'
import { live } from '@/shared/live/live'
import { type Action, changeMany } from './api/many'
import { useSelection } from './selection'

/** So many at a time: each answer is progress, and one that is lost is asked for again with its key. */
const AT_ONCE = 25
const TRIES = 3

/** What was not done, and why. */
export interface Refused {
  card: Card
  problem: ProblemError
}

export interface Progress {
  of: number
  done: number
  refused: Refused[]
  running: boolean
}

/** Does one thing to all cards that are picked. Those that were done are picked no longer; the others stay, with the reason. */
export function useMany() {
  const queries = useQueryClient()
  const selection = useSelection()
  const [progress, setProgress] = useState<Progress | null>(null)

  /** Resolves to what was refused, and to the last lead that was done. */
  const run = async (action: Action): Promise<{ refused: Refused[]; done: Card | undefined }> => {
    let last: Card | undefined
    const cards = [...selection.cards().values()]
    let now: Progress = { of: cards.length, done: 0, refused: [], running: true }
    setProgress(now)
    for (let from = 0; from < cards.length; from += AT_ONCE) {
      const some = cards.slice(from, from + AT_ONCE)
      const outcomes = await outcomesOf(some, action)
      const refused = some.flatMap((card) => {
        const problem = outcomes.get(card.id)
        return problem ? [{ card, problem }] : []
      })
      const done = some.filter((card) => !outcomes.has(card.id))
      last = done.at(-1) ?? last
      selection.remove(done.map((card) => card.id))
      done.forEach((card) => live.announce({ leadId: card.id, type: 'local', pipelineId: card.pipelineId }))
      now = { ...now, done: now.done + done.length, refused: [...now.refused, ...refused] }
      setProgress(now)
    }
    setProgress({ ...now, running: false })
    if (action.kind === 'exclude') void queries.invalidateQueries({ queryKey: ['exclusions'] })
    if (action.kind === 'tag') void queries.invalidateQueries({ queryKey: ['tags'] })
    // what is shown of those that were refused is old: their next try needs the version that is there now
    await queries.invalidateQueries({ queryKey: ['board'], predicate: (query) => query.queryKey[1] !== 'views' && query.queryKey[1] !== 'shares' })
    return { refused: now.refused, done: last }
  }

  return { progress, run, forget: () => setProgress(null) }
}

/** Of every lead that was refused, why. When no answer comes, none of them is known to be done. */
async function outcomesOf(cards: Card[], action: Action): Promise<Map<string, ProblemError>> {
  const key = randomKey()
  for (let tried = 1; ; tried++) {
    try {
      const outcomes = await changeMany(cards, action, () => key)
      return new Map(outcomes.flatMap(({ id, problem }) => (problem ? [[id, new ProblemError(problem.status ?? 422, problem)] as const] : [])))
    } catch (error) {
      const problem = toProblem(error)
      if (problem.unavailable && tried < TRIES) {
        await new Promise((resolve) => setTimeout(resolve, tried * 1_000))
        continue
      }
      return new Map(cards.map((card) => [card.id, problem] as const))
    }
  }
}
