import { describe, expect, it } from 'vitest'
import type { LedgerRow } from './api'
import { axis, bars, byConnection, noCounts, sum, unaccounted, verdict } from './ledger'

const row = (over: Partial<LedgerRow>): LedgerRow => ({
  ...noCounts,
  connectionId: 'a',
  connectionName: 'Bot',
  period: '2026-11-21T10:00:00Z',
  balanced: true,
  ...over,
})

describe('the sentence over the ledger', () => {
  it('is silent praise when each delivery has its outcome', () => {
    expect(verdict([row({ received: 5, created: 2, appended: 1, duplicate: 1, ignored: 1 })])).toMatchObject({
      state: 'whole',
      received: 5,
      missing: 0,
    })
  })
  it('names what waits for a person or for a moment', () => {
    expect(verdict([row({ received: 4, created: 1, quarantined: 2, inFlight: 1 })])).toMatchObject({ state: 'waiting', quarantined: 2, inFlight: 1 })
  })
  it('names what is missing, and where', () => {
    const found = verdict([row({ received: 4, created: 3, balanced: false }), row({ received: 1, created: 1, period: '2026-11-21T11:00:00Z' })])
    expect(found).toMatchObject({ state: 'missing', missing: 1, places: [{ connectionName: 'Bot', period: '2026-11-21T10:00:00Z', missing: 1 }] })
  })
  it('does not let a surplus hide a lack', () => {
    const found = verdict([row({ received: 2, created: 1 }), row({ received: 1, created: 2, period: '2026-11-21T11:00:00Z' })])
    expect(found).toMatchObject({ state: 'missing', missing: 2 })
  })
  it('believes a service that says that a row does not balance', () => {
    expect(verdict([row({ received: 1, created: 1, balanced: false })]).state).toBe('missing')
  })
  it('says that nothing came', () => {
    expect(verdict([]).state).toBe('empty')
  })
})

describe('bars', () => {
  const period = { from: '2026-11-21T09:00:00.000Z', to: '2026-11-21T12:00:00.000Z', by: 'hour' as const }
  it('have one for every hour, the empty ones too, and add up over connections', () => {
    const found = bars([row({ received: 2, created: 2 }), row({ connectionId: 'b', received: 1, ignored: 1 })], period)
    expect(found.map((bar) => bar.counts.received)).toEqual([0, 3, 0])
    expect(found.every((bar) => unaccounted(bar.counts) === 0)).toBe(true)
  })
  it('take a date for the day that it is, although it begins elsewhere in Greenwich', () => {
    const days = { from: '2026-10-23T21:00:00.000Z', to: '2026-10-26T22:00:00.000Z', by: 'day' as const }
    const found = bars([row({ period: '2026-10-24', received: 1, created: 1 }), row({ period: '2026-10-26', received: 1, created: 1 })], days)
    expect(found.map((bar) => bar.counts.received)).toEqual([1, 0, 1, 0].slice(0, found.length))
    expect(found.filter((bar) => bar.counts.received > 0).map((bar) => bar.period)).toEqual(['2026-10-24', '2026-10-26'])
  })
})

describe('totals', () => {
  it('go by connection, the busiest first', () => {
    const groups = byConnection([row({ received: 1, created: 1 }), row({ connectionId: 'b', connectionName: 'Form', received: 5, created: 5 })])
    expect(groups.map((group) => group.connectionName)).toEqual(['Form', 'Bot'])
    expect(sum(groups.map((group) => group.counts)).received).toBe(6)
  })
})

describe('the axis', () => {
  it.each([
    [0, 1],
    [3, 3],
    [17, 20],
    [101, 150],
    [980, 1000],
  ])('of %d goes to %d', (most, top) => {
    const found = axis(most)
    expect(found.top).toBe(top)
    expect(found.ticks.at(0)).toBe(0)
    expect(found.ticks.at(-1)).toBe(top)
  })
})
