import type { FunnelReport, FunnelStage, RejectionRow } from './api'
import type { Basis } from './query'

/** What became of the entries into a stage; together they are all of them. */
export type Fate = 'advanced' | 'movedBack' | 'rejected' | 'left' | 'here'
export const fates: readonly Fate[] = ['advanced', 'here', 'movedBack', 'rejected', 'left']

export interface FunnelBarPart {
  fate: Fate | 'passed'
  count: number
  /** Share of the widest bar of the chart, 0 to 100. */
  width: number
}

export interface FunnelRow {
  stage: FunnelStage
  /** Distinct leads on the basis that was asked for. */
  count: number
  parts: FunnelBarPart[]
  /** Entries that nobody accounts for; anything but 0 is a fault of the figures and is said aloud. */
  unexplained: number
}

/**
 * Bars whose parts add up: every entry into a stage, by what became of it, and on the basis "reached"
 * also those who went past without stopping there.
 */
export function funnelRows(report: FunnelReport): FunnelRow[] {
  const stages = [...report.stages].sort((a, b) => a.rank - b.rank)
  const widest = Math.max(1, ...stages.map((stage) => stage.entered + passed(stage, report.basis)))
  return stages.map((stage) => {
    const counts: [Fate | 'passed', number][] = [...fates.map((fate): [Fate, number] => [fate, stage[fate]]), ['passed', passed(stage, report.basis)]]
    return {
      stage,
      count: stage.count,
      parts: counts.filter(([, count]) => count > 0).map(([fate, count]) => ({ fate, count, width: (100 * count) / widest })),
      unexplained: stage.entered - fates.reduce((sum, fate) => sum + stage[fate], 0),
    }
  })
}

function passed(stage: FunnelStage, basis: Basis): number {
  return basis === 'reached' ? Math.max(0, stage.reached - stage.visited) : 0
}

export interface HeatCell {
  count: number
  percent: number | null
  /** 0 (nothing) to 1 (the most in this map). */
  heat: number
}

export interface HeatMap {
  stages: { id: string; name: string; total: number }[]
  reasons: { id: string; name: string; total: number }[]
  cells: Record<string, HeatCell | undefined>
  total: number
}

export const heatKey = (stageId: string, reasonId: string) => `${stageId}/${reasonId}`

/** Stage × reason; stages keep the order in which they come, reasons go by how often they are named. */
export function heatMap(rows: RejectionRow[]): HeatMap {
  const stages = new Map<string, { id: string; name: string; total: number }>()
  const reasons = new Map<string, { id: string; name: string; total: number }>()
  const most = Math.max(1, ...rows.map((row) => row.count))
  const cells: Record<string, HeatCell> = {}
  let total = 0
  for (const row of rows) {
    add(stages, row.stageId, row.stageName, row.count)
    add(reasons, row.reasonId ?? '', row.reasonName ?? '', row.count)
    cells[heatKey(row.stageId, row.reasonId ?? '')] = {
      count: row.count,
      percent: row.percentOfEntries,
      heat: row.count / most,
    }
    total += row.count
  }
  return {
    stages: [...stages.values()],
    reasons: [...reasons.values()].sort((a, b) => b.total - a.total),
    cells,
    total,
  }
}

function add(into: Map<string, { id: string; name: string; total: number }>, id: string, name: string, count: number) {
  const known = into.get(id)
  if (known) known.total += count
  else into.set(id, { id, name, total: count })
}

export type DurationUnit = 'second' | 'minute' | 'hour' | 'day'

/** A length of time in its one or two largest units, as a person says it: 3 h 20 min, 2 d 4 h, 45 s. */
export function durationParts(seconds: number): { unit: DurationUnit; value: number }[] {
  const whole = Math.max(0, Math.round(seconds))
  if (whole < 60) return [{ unit: 'second', value: whole }]
  const minutes = Math.round(whole / 60)
  if (minutes < 60) return [{ unit: 'minute', value: minutes }]
  if (minutes < 60 * 24) return two('hour', Math.floor(minutes / 60), 'minute', minutes % 60)
  const hours = Math.round(whole / 3600)
  return two('day', Math.floor(hours / 24), 'hour', hours % 24)
}

function two(large: DurationUnit, many: number, small: DurationUnit, rest: number) {
  // Beyond ten of the large unit the small one is noise.
  return rest === 0 || many >= 10
    ? [{ unit: large, value: many }]
    : [
        { unit: large, value: many },
        { unit: small, value: rest },
      ]
}

export function formatDuration(seconds: number | null | undefined, language: string): string | null {
  if (seconds === null || seconds === undefined) return null
  return durationParts(seconds)
    .map(({ unit, value }) => new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(value))
    .join(' ')
}

/** Sorts by a figure, largest first; what has no value goes last, whichever way. */
export function byFigure<T>(figure: (row: T) => number | null, descending: boolean) {
  return (a: T, b: T): number => {
    const x = figure(a)
    const y = figure(b)
    if (x === null && y === null) return 0
    if (x === null) return 1
    if (y === null) return -1
    return descending ? y - x : x - y
  }
}
