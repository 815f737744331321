import type { ProblemError } from '@/shared/api/problem'
import type { Stage } from '@/shared/api/model'

/** What has to be known before a card may enter a stage. */
export type Asks = { kind: 'nothing' } | { kind: 'reason' } | { kind: 'fields'; fields: string[]; faults?: Record<string, string> } | { kind: 'conversion' }

/** What the stage is known to ask for, before anything is sent. Required fields are asked by the service: only it knows which are filled. */
export function stageAsks(stage: Stage): Asks {
  if (stage.kind === 'won') return { kind: 'conversion' }
  if (stage.kind === 'lost') return { kind: 'reason' }
  return { kind: 'nothing' }
}

/** What a refused move asks for, or null when it was refused for another reason. */
export function askedBy(problem: ProblemError): Asks | null {
  if (problem.status !== 422) return null
  if (problem.errorOf('reasonId')) return { kind: 'reason' }
  if (problem.errorOf('stageId')?.code === 'convert') return { kind: 'conversion' }
  const asked = problem.errors.filter((error) => error.field.startsWith('fields.')).map((error) => ({ ...error, field: error.field.slice('fields.'.length) }))
  if (asked.length === 0) return null
  // what was given, but makes no sense in its field
  const wrong = asked.filter((error) => error.code !== 'required')
  return {
    kind: 'fields',
    fields: asked.map((error) => error.field),
    ...(wrong.length > 0 && { faults: Object.fromEntries(wrong.map((error) => [error.field, error.message])) }),
  }
}
