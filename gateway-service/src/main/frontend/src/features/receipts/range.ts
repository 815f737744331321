/** The periods that a ledger is asked for; instants, because deliveries are counted by the hour. */
export type Range = 'last24' | 'today' | 'last7' | 'last30'
export const ranges: readonly Range[] = ['last24', 'today', 'last7', 'last30']

const HOUR = 3_600_000
const DAY = 24 * HOUR

export interface Period {
  from: string
  to: string
  by: 'hour' | 'day'
}

/**
 * From the start of the first hour (or day) to the end of the running one.
 *
 * @param midnight start of today in the workspace's zone
 */
export function periodOf(range: Range, now: number, midnight: number): Period {
  const nextHour = Math.floor(now / HOUR) * HOUR + HOUR
  const iso = (at: number) => new Date(at).toISOString()
  switch (range) {
    case 'last24':
      return { from: iso(nextHour - DAY), to: iso(nextHour), by: 'hour' }
    case 'today':
      return { from: iso(midnight), to: iso(nextHour), by: 'hour' }
    case 'last7':
      return { from: iso(midnight - 6 * DAY), to: iso(nextHour), by: 'day' }
    case 'last30':
      return { from: iso(midnight - 29 * DAY), to: iso(nextHour), by: 'day' }
  }
}

export const readRange = (text: string | undefined): Range => ranges.find((range) => range === text) ?? 'last24'

/** The instant at which a day began in a zone: its wall clock said 00:00. */
export function midnightIn(timeZone: string, now = new Date()): number {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })
      .formatToParts(now)
      .map(({ type, value }) => [type, value]),
  )
  const since = (Number(parts.hour) * 60 + Number(parts.minute)) * 60 + Number(parts.second)
  return Math.floor(now.getTime() / 1000) * 1000 - since * 1000
}

/** What the list of deliveries is asked for to show one bar: the service takes days as days, in the workspace's zone. */
export function barPeriod(start: string, by: 'hour' | 'day'): { from: string; to: string } {
  if (start.length === 10) return { from: start, to: start }
  const from = Date.parse(start)
  return { from: new Date(from).toISOString(), to: new Date(from + (by === 'hour' ? HOUR : DAY)).toISOString() }
}
