import type { Pipeline, Stage, StageKind, Temperature } from '../api'

/** A stage as it stands in the editor; `key` is stable while it is edited, `id` is null until it is saved. */
export interface StageDraft {
  key: string
  id: string | null
  name: string
  kind: StageKind
  temperature: Temperature
  color: string
  requiredFields: string[]
  cardLimit: number | null
  staleAfterDays: number | null
  /** It is to be removed once its leads have gone to `into`. */
  going: boolean
  into: string | null
}

export interface PipelineDraft {
  id: string | null
  version: number | null
  name: string
  stages: StageDraft[]
}

export function draftOf(pipeline: Pipeline): PipelineDraft {
  return {
    id: pipeline.id,
    version: pipeline.version,
    name: pipeline.name,
    stages: [...pipeline.stages]
      .sort((a, b) => a.rank - b.rank)
      .map((stage) => ({
        key: stage.id,
        id: stage.id,
        name: stage.name,
        kind: stage.kind,
        temperature: stage.temperature,
        color: stage.color ?? '#64748b',
        requiredFields: [...stage.requiredFields],
        cardLimit: stage.cardLimit ?? null,
        staleAfterDays: stage.staleAfterDays ?? null,
        going: Boolean(stage.into),
        into: stage.into ?? null,
      })),
  }
}

export function moved(draft: PipelineDraft, from: number, to: number): PipelineDraft {
  const stages = [...draft.stages]
  const [stage] = stages.splice(from, 1)
  if (!stage) return draft
  stages.splice(Math.max(0, Math.min(stages.length, to)), 0, stage)
  return { ...draft, stages }
}

export function changed(draft: PipelineDraft, key: string, change: Partial<StageDraft>): PipelineDraft {
  // only where work happens there is too much of it, or too little
  const ends = change.kind && change.kind !== 'open' ? { cardLimit: null, staleAfterDays: null } : {}
  return {
    ...draft,
    stages: draft.stages.map((stage) => (stage.key === key ? { ...stage, ...change, ...ends } : stage)),
  }
}

/** Where the leads of a stage can go when it is removed: saved stages of its kind that stay. */
export const targetsOf = (draft: PipelineDraft, stage: StageDraft) =>
  draft.stages.filter((one) => one.id !== null && one.key !== stage.key && one.kind === stage.kind && !one.going)

/** The draft over a version in which nothing is new but that stages which were going are gone; null when more is. */
export function rebased(draft: PipelineDraft, last: Pipeline, now: Pipeline): PipelineDraft | null {
  if (changes(last, draft).length === 0) return draftOf(now)
  const gone = changes(last, draftOf(now))
  const were = new Set(last.stages.filter((stage) => stage.into).map((stage) => stage.name))
  if (!gone.every((change) => change.what === 'removed' && were.has(change.name))) return null
  const there = new Set(now.stages.map((stage) => stage.id))
  return { ...draft, version: now.version, stages: draft.stages.filter((stage) => stage.id === null || there.has(stage.id)) }
}

export function without(draft: PipelineDraft, key: string): PipelineDraft {
  return { ...draft, stages: draft.stages.filter((stage) => stage.key !== key) }
}

const PLAIN = { requiredFields: [], cardLimit: null, staleAfterDays: null, going: false, into: null }

/** Adds an open stage before the first stage that ends a lead: that is where work still happens. */
export function withNewStage(draft: PipelineDraft, key: string, name: string): PipelineDraft {
  const end = draft.stages.findIndex((stage) => stage.kind !== 'open')
  const at = end < 0 ? draft.stages.length : end
  const stages = [...draft.stages]
  stages.splice(at, 0, {
    key,
    id: null,
    name,
    kind: 'open',
    temperature: 'warm',
    color: '#4c6ef5',
    ...PLAIN,
  })
  return { ...draft, stages }
}

export type Fault =
  | { what: 'noName' }
  | { what: 'noStageName'; key: string }
  | { what: 'sameName'; key: string; name: string }
  | { what: 'noOpen' }
  | { what: 'noWon' }
  | { what: 'noLost' }
  | { what: 'noTarget'; key: string; name: string }

/** What keeps a draft from being saved. */
export function faults(draft: PipelineDraft): Fault[] {
  const found: Fault[] = []
  if (!draft.name.trim()) found.push({ what: 'noName' })
  const names = new Set<string>()
  for (const stage of draft.stages) {
    const name = stage.name.trim().toLocaleLowerCase()
    if (!name) found.push({ what: 'noStageName', key: stage.key })
    else if (names.has(name)) found.push({ what: 'sameName', key: stage.key, name: stage.name.trim() })
    names.add(name)
    if (stage.going && !targetsOf(draft, stage).some((one) => one.id === stage.into)) found.push({ what: 'noTarget', key: stage.key, name: stage.name.trim() })
  }
  const stays = (kind: StageKind) => draft.stages.some((stage) => stage.kind === kind && !stage.going)
  if (!stays('open')) found.push({ what: 'noOpen' })
  if (!stays('won')) found.push({ what: 'noWon' })
  if (!stays('lost')) found.push({ what: 'noLost' })
  return found
}

export type Change =
  | { what: 'pipelineRenamed'; from: string; to: string }
  | { what: 'added'; name: string; after: string | null }
  | { what: 'removed'; name: string; leads: number | null }
  | { what: 'renamed'; from: string; to: string }
  | { what: 'reordered'; names: string[] }
  | { what: 'kind'; name: string; from: StageKind; to: StageKind; leads: number | null }
  | { what: 'temperature'; name: string; from: Temperature; to: Temperature; leads: number | null }
  | { what: 'color'; name: string }
  | { what: 'requires'; name: string; fields: string[] }
  | { what: 'requiresNoMore'; name: string; fields: string[] }
  | { what: 'emptied'; name: string; into: string; leads: number | null }
  | { what: 'stays'; name: string }
  | { what: 'limit'; name: string; limit: number | null }
  | { what: 'age'; name: string; days: number | null }

/**
 * What saving will change, said before it happens.
 *
 * @param leads how many leads stand in a stage now, where that is known
 */
export function changes(before: Pipeline, draft: PipelineDraft, leads: (stageId: string) => number | null = () => null): Change[] {
  const found: Change[] = []
  if (before.name !== draft.name.trim()) found.push({ what: 'pipelineRenamed', from: before.name, to: draft.name.trim() })
  const old = new Map(before.stages.map((stage) => [stage.id, stage]))
  const kept = new Set(draft.stages.flatMap((stage) => (stage.id ? [stage.id] : [])))
  for (const stage of before.stages) if (!kept.has(stage.id)) found.push({ what: 'removed', name: stage.name, leads: leads(stage.id) })
  draft.stages.forEach((stage, at) => {
    const was = stage.id ? old.get(stage.id) : undefined
    if (!was) {
      found.push({ what: 'added', name: stage.name.trim(), after: draft.stages[at - 1]?.name.trim() ?? null })
      if (stage.requiredFields.length > 0) found.push({ what: 'requires', name: stage.name.trim(), fields: stage.requiredFields })
    } else {
      const into = draft.stages.find((one) => one.id !== null && one.id === stage.into)?.name.trim()
      found.push(...stageChanges(was, stage, leads(was.id), into))
    }
  })
  const orderBefore = [...before.stages]
    .sort((a, b) => a.rank - b.rank)
    .map((stage) => stage.id)
    .filter((id) => kept.has(id))
  const orderAfter = draft.stages.flatMap((stage) => (stage.id && old.has(stage.id) ? [stage.id] : []))
  if (orderBefore.join() !== orderAfter.join()) found.push({ what: 'reordered', names: draft.stages.map((stage) => stage.name.trim()) })
  return found
}

function stageChanges(was: Stage, stage: StageDraft, leads: number | null, into: string | undefined): Change[] {
  const found: Change[] = []
  const name = stage.name.trim()
  if (stage.going && into && stage.into !== (was.into ?? null)) found.push({ what: 'emptied', name, into, leads })
  if (!stage.going && was.into) found.push({ what: 'stays', name })
  if ((was.cardLimit ?? null) !== stage.cardLimit) found.push({ what: 'limit', name, limit: stage.cardLimit })
  if ((was.staleAfterDays ?? null) !== stage.staleAfterDays) found.push({ what: 'age', name, days: stage.staleAfterDays })
  if (was.name !== name) found.push({ what: 'renamed', from: was.name, to: name })
  if (was.kind !== stage.kind) found.push({ what: 'kind', name, from: was.kind, to: stage.kind, leads })
  if (was.temperature !== stage.temperature) found.push({ what: 'temperature', name, from: was.temperature, to: stage.temperature, leads })
  if (was.color !== stage.color) found.push({ what: 'color', name })
  const more = stage.requiredFields.filter((field) => !was.requiredFields.includes(field))
  const less = was.requiredFields.filter((field) => !stage.requiredFields.includes(field))
  if (more.length > 0) found.push({ what: 'requires', name, fields: more })
  if (less.length > 0) found.push({ what: 'requiresNoMore', name, fields: less })
  return found
}

/** A stage in which leads stand can neither go nor become open, won or lost: the service refuses it, so we say it before. */
export const impossibleNow = (change: Change) => (change.what === 'removed' || change.what === 'kind') && (change.leads ?? 0) > 0

/** The body that saves a draft. */
export function bodyOf(draft: PipelineDraft) {
  return {
    ...(draft.version === null ? {} : { version: draft.version }),
    name: draft.name.trim(),
    stages: draft.stages.map((stage) => ({
      ...(stage.id ? { id: stage.id } : {}),
      name: stage.name.trim(),
      kind: stage.kind,
      temperature: stage.temperature,
      color: stage.color ?? '#64748b',
      requiredFields: stage.requiredFields,
      cardLimit: stage.cardLimit,
      staleAfterDays: stage.staleAfterDays,
      into: stage.going ? stage.into : null,
    })),
  }
}

/** A pipeline that could be saved as it is: somewhere to begin, and the two ways to end. */
export function newPipeline(name: string, names: { open: string; won: string; lost: string }): PipelineDraft {
  const stage = (key: string, stageName: string, kind: StageKind, temperature: Temperature, color: string): StageDraft => ({
    key,
    id: null,
    name: stageName,
    kind,
    temperature,
    color,
    ...PLAIN,
  })
  return {
    id: null,
    version: null,
    name,
    stages: [
      stage('new-open', names.open, 'open', 'cold', '#64748b'),
      stage('new-won', names.won, 'won', 'hot', '#16a34a'),
      stage('new-lost', names.lost, 'lost', 'cold', '#94a3b8'),
    ],
  }
}
