import { describe, expect, it } from 'vitest'
import { addDays, presetDays, presetOf, readQuery, todayIn, writeQuery } from './query'

const TODAY = '2026-11-21'

describe('the address of a report', () => {
  it('says nothing: the usual report', () => {
    expect(readQuery({}, TODAY)).toEqual({
      pipelineId: null,
      from: '2026-08-24',
      to: TODAY,
      cohort: 'created',
      basis: 'reached',
      asOf: null,
      managerId: null,
      sourceId: null,
    })
  })
  it('is read back as it was written', () => {
    const query = { ...readQuery({}, TODAY), basis: 'strict' as const, cohort: 'closed' as const, asOf: '2026-10-01', managerId: 'm' }
    expect(readQuery(writeQuery(query), TODAY)).toEqual(query)
  })
  it('always names its days, so that a link means the same tomorrow', () => {
    expect(writeQuery(readQuery({}, TODAY))).toMatchObject({ from: '2026-08-24', to: TODAY })
  })
  it('falls back where it makes no sense', () => {
    const query = readQuery({ from: '2026-13-45', to: 'yesterday', basis: 'guess', cohort: '', asOf: 'x' }, TODAY)
    expect(query).toMatchObject({ to: TODAY, basis: 'reached', cohort: 'created', asOf: null })
  })
  it('turns a period the right way round', () => {
    expect(readQuery({ from: '2026-05-10', to: '2026-05-01' }, TODAY)).toMatchObject({ from: '2026-05-01', to: '2026-05-10' })
  })
})

describe('days', () => {
  it('are those of the workspace', () => {
    const lateEvening = new Date('2026-11-21T22:30:00Z')
    expect(todayIn('Europe/Kyiv', lateEvening)).toBe('2026-11-22')
    expect(todayIn('America/New_York', lateEvening)).toBe('2026-11-21')
  })
  it('go over months and leap years', () => {
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
  })
  it('of a preset are found again by name', () => {
    expect(presetDays('lastMonth', '2026-01-15')).toEqual({ from: '2025-12-01', to: '2025-12-31' })
    expect(presetOf(presetDays('last30', TODAY), TODAY)).toBe('last30')
    expect(presetOf({ from: '2026-01-02', to: '2026-01-03' }, TODAY)).toBeNull()
  })
})
