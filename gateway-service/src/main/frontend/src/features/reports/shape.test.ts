import { describe, expect, it } from 'vitest'
import type { FunnelReport, FunnelStage } from './api'
import { byFigure, durationParts, formatDuration, funnelRows, heatKey, heatMap } from './shape'

const stage = (over: Partial<FunnelStage>): FunnelStage => ({
  stageId: 's',
  name: 'New',
  kind: 'open',
  rank: 1,
  entered: 10,
  visited: 10,
  reached: 10,
  strict: 10,
  count: 10,
  stepPercent: null,
  settledStepPercent: null,
  cumulativePercent: null,
  sums: [],
  currentSums: [],
  advanced: 4,
  movedBack: 1,
  rejected: 2,
  left: 1,
  here: 2,
  ...over,
})
const report = (stages: FunnelStage[], basis: FunnelReport['basis'] = 'reached'): FunnelReport => ({
  pipelineId: 'p',
  pipelineName: 'Sales',
  from: '2026-01-01',
  to: '2026-01-31',
  cohort: 'created',
  basis,
  asOf: null,
  timeZone: 'Europe/Kyiv',
  open: 0,
  stages,
  rebuilding: false,
})

describe('funnel', () => {
  it('loses nothing: the parts of a bar are all entries', () => {
    const [row] = funnelRows(report([stage({})]))
    expect(row!.parts.reduce((sum, part) => sum + part.count, 0)).toBe(10)
    expect(row!.unexplained).toBe(0)
    expect(row!.parts.reduce((sum, part) => sum + part.width, 0)).toBeCloseTo(100)
  })
  it('says aloud what the figures do not explain', () => {
    expect(funnelRows(report([stage({ entered: 13 })]))[0]!.unexplained).toBe(3)
  })
  it('shows who went past without stopping, where leads are counted as reached', () => {
    const skipped = stage({ reached: 14 })
    expect(funnelRows(report([skipped]))[0]!.parts.find((part) => part.fate === 'passed')?.count).toBe(4)
    expect(funnelRows(report([skipped], 'visited'))[0]!.parts.some((part) => part.fate === 'passed')).toBe(false)
  })
  it('goes by rank, and the widest bar fills the chart', () => {
    const rows = funnelRows(
      report([
        stage({ stageId: 'b', rank: 2, entered: 5, visited: 5, reached: 5, advanced: 0, movedBack: 1, rejected: 2, left: 1, here: 1 }),
        stage({ stageId: 'a' }),
      ]),
    )
    expect(rows.map((row) => row.stage.stageId)).toEqual(['a', 'b'])
    expect(rows[1]!.parts.reduce((sum, part) => sum + part.width, 0)).toBeCloseTo(50)
  })
  it('draws nothing when there is nothing', () => {
    const none = stage({ entered: 0, visited: 0, reached: 0, advanced: 0, movedBack: 0, rejected: 0, left: 0, here: 0 })
    expect(funnelRows(report([none]))[0]!.parts).toEqual([])
  })
})

describe('heat map', () => {
  const row = (stageId: string, reasonId: string, count: number) => ({
    stageId,
    stageName: stageId,
    reasonId,
    reasonName: reasonId,
    count,
    percentOfEntries: 1.5,
  })
  it('keeps the order of stages, puts the most frequent reason first, and adds up', () => {
    const map = heatMap([row('New', 'price', 2), row('Offer', 'price', 1), row('Offer', 'silence', 8)])
    expect(map.stages.map((one) => [one.id, one.total])).toEqual([
      ['New', 2],
      ['Offer', 9],
    ])
    expect(map.reasons.map((one) => [one.id, one.total])).toEqual([
      ['silence', 8],
      ['price', 3],
    ])
    expect(map.total).toBe(11)
    expect(map.cells[heatKey('Offer', 'silence')]?.heat).toBe(1)
    expect(map.cells[heatKey('New', 'silence')]).toBeUndefined()
  })
  it('has room for rejections without a reason', () => {
    expect(heatMap([{ ...row('New', '', 1), reasonId: null, reasonName: null }]).reasons).toEqual([{ id: '', name: '', total: 1 }])
  })
})

describe('a length of time', () => {
  it.each([
    [0, [{ unit: 'second', value: 0 }]],
    [59.4, [{ unit: 'second', value: 59 }]],
    [60, [{ unit: 'minute', value: 1 }]],
    [3_599, [{ unit: 'hour', value: 1 }]],
    [
      12_000,
      [
        { unit: 'hour', value: 3 },
        { unit: 'minute', value: 20 },
      ],
    ],
    [86_399, [{ unit: 'day', value: 1 }]],
    [
      190_000,
      [
        { unit: 'day', value: 2 },
        { unit: 'hour', value: 5 },
      ],
    ],
    [40 * 86_400 + 7_200, [{ unit: 'day', value: 40 }]],
  ])('of %d seconds', (seconds, parts) => {
    expect(durationParts(seconds)).toEqual(parts)
  })
  it('is said in the language of the person, and not at all when there is none', () => {
    expect(formatDuration(12_000, 'en')).toBe('3 hr 20 min')
    expect(formatDuration(null, 'uk')).toBeNull()
  })
})

describe('sorting by a figure', () => {
  it('puts what has no value last, either way', () => {
    const rows = [{ n: null }, { n: 1 }, { n: 3 }]
    expect([...rows].sort(byFigure((row) => row.n, true)).map((row) => row.n)).toEqual([3, 1, null])
    expect([...rows].sort(byFigure((row) => row.n, false)).map((row) => row.n)).toEqual([1, 3, null])
  })
})
