import { describe, expect, it } from 'vitest'
import type { Receipt } from './api'
import { barPeriod, midnightIn, periodOf, readRange } from './range'
import { rawOf } from './raw'

const receipt = (delivery: Receipt['delivery']): Receipt => ({
  id: 'r',
  connectionId: 'c',
  externalId: null,
  receivedAt: '2026-11-21T10:00:00Z',
  outcome: 'created',
  kind: null,
  leadId: null,
  orderId: null,
  detail: null,
  inboundRequest: null,
  delivery,
})

describe('a raw delivery', () => {
  it('is indented when it is JSON', () => {
    expect(rawOf(receipt({ method: 'POST', body: '{"a":1}' })).body).toBe('{\n  "a": 1\n}')
  })
  it('stays as it came when reading would change it', () => {
    expect(rawOf(receipt({ method: 'POST', body: '{"message_token":5741311803571721087}' })).body).toContain('5741311803571721087')
    expect(rawOf(receipt({ method: 'POST', body: '{"broken":' })).body).toBe('{"broken":')
  })
  it('is shown as base64 where it is no text', () => {
    expect(rawOf(receipt({ method: 'POST', bodyBase64: '/w==' }))).toMatchObject({ body: '/w==', binary: true })
  })
  it('may have headers with several values, or be missing altogether', () => {
    expect(rawOf(receipt({ method: 'POST', headers: { accept: ['a', 'b'], host: 'x' } })).headers).toEqual([
      ['accept', 'a, b'],
      ['host', 'x'],
    ])
    expect(rawOf(receipt(null))).toMatchObject({ method: undefined, body: '' })
  })
})

describe('periods of the ledger', () => {
  const now = Date.parse('2026-11-21T10:20:00Z')
  const midnight = midnightIn('Europe/Kyiv', new Date(now))
  it('begin with the day of the workspace', () => {
    expect(new Date(midnight).toISOString()).toBe('2026-11-20T22:00:00.000Z')
  })
  it('end with the running hour', () => {
    expect(periodOf('last24', now, midnight)).toEqual({ from: '2026-11-20T11:00:00.000Z', to: '2026-11-21T11:00:00.000Z', by: 'hour' })
    expect(periodOf('last7', now, midnight)).toMatchObject({ from: '2026-11-14T22:00:00.000Z', by: 'day' })
  })
  it('fall back to a day', () => {
    expect(readRange('for ever')).toBe('last24')
  })
  it('of one bar: an hour is an hour, a day is a day', () => {
    expect(barPeriod('2026-11-21T10:00:00Z', 'hour')).toEqual({ from: '2026-11-21T10:00:00.000Z', to: '2026-11-21T11:00:00.000Z' })
    expect(barPeriod('2026-11-21', 'day')).toEqual({ from: '2026-11-21', to: '2026-11-21' })
  })
})
