/** What a report is asked for. All of it stands in the address, so a report can be sent to a colleague. */
export type Cohort = 'created' | 'entered' | 'closed'
export type Basis = 'reached' | 'visited' | 'strict'

export interface ReportQuery {
  pipelineId: string | null
  /** First and last day, both included, in the workspace's time zone (yyyy-mm-dd). */
  from: string
  to: string
  cohort: Cohort
  basis: Basis
  /** The day at whose end the report stood, or null for now. */
  asOf: string | null
  managerId: string | null
  sourceId: string | null
}

export const cohorts: readonly Cohort[] = ['created', 'entered', 'closed']
export const bases: readonly Basis[] = ['reached', 'visited', 'strict']

const day = /^\d{4}-\d{2}-\d{2}$/

/** Today in the workspace's time zone, as yyyy-mm-dd. */
export function todayIn(timeZone: string, now = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(now)
}

export function addDays(date: string, days: number): string {
  const moved = new Date(`${date}T00:00:00Z`)
  moved.setUTCDate(moved.getUTCDate() + days)
  return moved.toISOString().slice(0, 10)
}

export type Preset = 'last7' | 'last30' | 'last90' | 'thisMonth' | 'lastMonth' | 'thisYear'
export const presetNames: readonly Preset[] = ['last7', 'last30', 'last90', 'thisMonth', 'lastMonth', 'thisYear']

/** The days that a named period covers, both included. */
export function presetDays(preset: Preset, today: string): { from: string; to: string } {
  switch (preset) {
    case 'last7':
      return { from: addDays(today, -6), to: today }
    case 'last30':
      return { from: addDays(today, -29), to: today }
    case 'last90':
      return { from: addDays(today, -89), to: today }
    case 'thisMonth':
      return { from: `${today.slice(0, 7)}-01`, to: today }
    case 'lastMonth': {
      const last = addDays(`${today.slice(0, 7)}-01`, -1)
      return { from: `${last.slice(0, 7)}-01`, to: last }
    }
    case 'thisYear':
      return { from: `${today.slice(0, 4)}-01-01`, to: today }
  }
}

export function presetOf(query: { from: string; to: string }, today: string): Preset | null {
  return (
    presetNames.find((name) => {
      const days = presetDays(name, today)
      return days.from === query.from && days.to === query.to
    }) ?? null
  )
}

function oneOf<T extends string>(value: string | null, allowed: readonly T[], otherwise: T): T {
  return allowed.find((one) => one === value) ?? otherwise
}

function dayOr<T>(value: string | null, otherwise: T): string | T {
  return value !== null && day.test(value) && !Number.isNaN(Date.parse(value)) ? value : otherwise
}

/** Reads the address; whatever it does not say, or says in a way that makes no sense, is the default. */
export function readQuery(address: Record<string, string | undefined>, today: string): ReportQuery {
  const usual = presetDays('last90', today)
  let from = dayOr(address.from ?? null, usual.from)
  let to = dayOr(address.to ?? null, usual.to)
  if (from > to) [from, to] = [to, from]
  return {
    pipelineId: address.pipelineId ?? null,
    from,
    to,
    cohort: oneOf(address.cohort ?? null, cohorts, 'created'),
    basis: oneOf(address.basis ?? null, bases, 'reached'),
    asOf: dayOr(address.asOf ?? null, null),
    managerId: address.managerId ?? null,
    sourceId: address.sourceId ?? null,
  }
}

/** The address of a query. Period, cohort and basis are always written: a link must mean the same tomorrow. */
export function writeQuery(query: ReportQuery): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(query).map(([name, value]: [string, string | null]) => [name, value ?? undefined]))
}
