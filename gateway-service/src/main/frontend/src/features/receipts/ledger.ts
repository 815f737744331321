import type { LedgerCounts, LedgerRow, Outcome } from './api'

/** In the order in which they are stacked: what became work first, what waits last. */
export const outcomes: readonly Outcome[] = ['created', 'appended', 'ordered', 'excluded', 'ignored', 'duplicate', 'quarantined', 'inFlight']

export const noCounts: LedgerCounts = {
  received: 0,
  created: 0,
  appended: 0,
  ordered: 0,
  excluded: 0,
  ignored: 0,
  duplicate: 0,
  quarantined: 0,
  inFlight: 0,
}

export function sum(rows: readonly LedgerCounts[]): LedgerCounts {
  const total = { ...noCounts }
  for (const row of rows) {
    total.received += row.received
    for (const outcome of outcomes) total[outcome] += row[outcome]
  }
  return total
}

/** Deliveries that have no outcome at all; product.md says that this is never anything but 0. */
export function unaccounted(counts: LedgerCounts): number {
  return counts.received - outcomes.reduce((all, outcome) => all + counts[outcome], 0)
}

export interface Verdict {
  /** empty: nothing came; missing: the sum is wrong; waiting: some need a person or time; whole: all is done. */
  state: 'empty' | 'missing' | 'waiting' | 'whole'
  received: number
  missing: number
  quarantined: number
  inFlight: number
  /** Where the sum is wrong, so that a person knows where to look. */
  places: { connectionName: string; period: string; missing: number }[]
}

/** What the large sentence over the ledger says. */
export function verdict(rows: readonly LedgerRow[]): Verdict {
  const total = sum(rows)
  // Surplus in one row must not hide a lack in another: each row is judged alone.
  const places = rows
    .filter((row) => unaccounted(row) !== 0 || !row.balanced)
    .map((row) => ({
      connectionName: row.connectionName,
      period: row.period,
      missing: unaccounted(row),
    }))
  const missing = places.reduce((all, place) => all + Math.abs(place.missing), 0)
  const state = places.length > 0 ? 'missing' : total.received === 0 ? 'empty' : total.quarantined > 0 || total.inFlight > 0 ? 'waiting' : 'whole'
  return {
    state,
    received: total.received,
    missing,
    quarantined: total.quarantined,
    inFlight: total.inFlight,
    places,
  }
}

export interface Bar {
  period: string
  counts: LedgerCounts
}

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** One bar an hour or day, the empty ones too, from the start of the period to its end. */
export function bars(rows: readonly LedgerRow[], { from, to, by }: { from: string; to: string; by: 'hour' | 'day' }): Bar[] {
  const found = new Map<number, { period: string; rows: LedgerRow[] }>()
  for (const row of rows) {
    const at = Date.parse(row.period)
    const same = found.get(at)
    if (same) same.rows.push(row)
    else found.set(at, { period: row.period, rows: [row] })
  }
  const step = by === 'hour' ? HOUR : DAY
  const starts = [...found.keys()].sort((a, b) => a - b)
  // Days have 23 to 25 hours where clocks change: what is less than half a step away is the same period.
  for (let at = Date.parse(from); at < Date.parse(to); at += step)
    if (!starts.some((start) => Math.abs(start - at) < step / 2)) found.set(at, { period: new Date(at).toISOString(), rows: [] })
  return [...found.entries()].sort(([a], [b]) => a - b).map(([, bar]) => ({ period: bar.period, counts: sum(bar.rows) }))
}

/** Totals of each connection, the busiest first. */
export function byConnection(
  rows: readonly LedgerRow[],
): { connectionId: string; connectionName: string; counts: LedgerCounts; bars: LedgerRow[] }[] {
  const groups = new Map<string, LedgerRow[]>()
  for (const row of rows) {
    const group = groups.get(row.connectionId)
    if (group) group.push(row)
    else groups.set(row.connectionId, [row])
  }
  return [...groups.entries()]
    .map(([connectionId, group]) => ({
      connectionId,
      connectionName: group[0]?.connectionName ?? '',
      counts: sum(group),
      bars: group,
    }))
    .sort((a, b) => b.counts.received - a.counts.received)
}

/** A round number at or above the largest bar, and where the lines of the axis stand. */
export function axis(most: number): { top: number; ticks: number[] } {
  if (most <= 4) return { top: Math.max(1, most), ticks: [...Array(Math.max(1, most) + 1).keys()] }
  const rough = most / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(1, [1, 2, 5, 10].map((m) => m * power).find((s) => s >= rough) ?? power)
  const top = Math.ceil(most / step) * step
  return { top, ticks: Array.from({ length: Math.round(top / step) + 1 }, (_, i) => i * step) }
}
