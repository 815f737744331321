import { describe, expect, it } from 'vitest'
import { fromLocal, inDays, toLocal } from './zoned'

const KYIV = 'Europe/Kyiv'

describe('times on the clock of a zone', () => {
  it('come and go, in summer and in winter', () => {
    expect(toLocal('2026-11-22T12:30:00Z', KYIV)).toBe('2026-11-22T14:30')
    expect(toLocal('2026-07-01T12:30:00Z', KYIV)).toBe('2026-07-01T15:30')
    expect(fromLocal('2026-11-22T14:30', KYIV)).toBe('2026-11-22T12:30:00.000Z')
    expect(fromLocal('2026-07-01T15:30', KYIV)).toBe('2026-07-01T12:30:00.000Z')
    expect(fromLocal('nonsense', KYIV)).toBeNull()
    expect(fromLocal('', KYIV)).toBeNull()
  })

  it('are the same again after a way there and back, whatever the zone and the hour', () => {
    for (const zone of [KYIV, 'America/New_York', 'Asia/Kolkata', 'UTC']) {
      for (let hour = 0; hour < 24 * 400; hour += 7) {
        const instant = new Date(Date.UTC(2026, 0, 1, hour)).toISOString()
        const local = toLocal(instant, zone)
        // the hour that comes twice in autumn has one name
        expect(toLocal(fromLocal(local, zone)!, zone)).toBe(local)
      }
    }
  })

  it('count days where the business is', () => {
    // past midnight in Kyiv, still yesterday in UTC
    expect(inDays(1, '10:00', KYIV, Date.parse('2026-11-22T22:30:00Z'))).toBe('2026-11-24T08:00:00.000Z')
    // the clocks go back in the night between
    expect(inDays(1, '10:00', KYIV, Date.parse('2026-10-24T12:00:00Z'))).toBe('2026-10-25T08:00:00.000Z')
  })
})
