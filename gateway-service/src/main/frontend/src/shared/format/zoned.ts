const MINUTE = 60_000

/** How far the zone's clocks are from UTC at that instant, in milliseconds. */
function offset(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(instant)
  const value = (type: string) => Number(parts.find((part) => part.type === type)!.value)
  const there = Date.UTC(value('year'), value('month') - 1, value('day'), value('hour'), value('minute'), value('second'))
  return there - Math.floor(instant / 1000) * 1000
}

/** An instant as a clock in the zone shows it, for a field of type datetime-local: 2026-11-22T14:30. */
export function toLocal(instant: string | number, timeZone: string): string {
  const at = new Date(instant).getTime()
  return new Date(at + offset(at, timeZone)).toISOString().slice(0, 16)
}

/** The instant at which a clock in the zone shows this; null when it is no time. An hour that is skipped counts on. */
export function fromLocal(text: string, timeZone: string): string | null {
  const wall = Date.parse(`${text}Z`)
  if (Number.isNaN(wall)) return null
  const guess = wall - offset(wall, timeZone)
  // on the day when clocks change, the offset is the one at the instant itself
  const at = wall - offset(guess, timeZone)
  return new Date(Math.round(at / MINUTE) * MINUTE).toISOString()
}

/** The instant of a time of day in the zone, so many days from now: `inDays(1, '10:00', zone)` is tomorrow at ten. */
export function inDays(days: number, time: string, timeZone: string, now = Date.now()): string {
  const day = new Date(`${toLocal(now, timeZone).slice(0, 10)}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + days)
  return fromLocal(`${day.toISOString().slice(0, 10)}T${time}`, timeZone)!
}
