import { describe, expect, it } from 'vitest'
import { type Figure, figureText, leadsParameters, NONE, readFigure, writeFigure } from './figure'
import { readQuery } from './query'

const QUERY = { ...readQuery({ from: '2026-10-01', to: '2026-10-31', cohort: 'closed' }, '2026-11-21'), pipelineId: 'p', managerId: 'm', sourceId: 's' }

describe('a figure in the address', () => {
  it('is read back as it was written, beside the filters of its report', () => {
    const figure: Figure = { name: 'rejected', stage: 'st', reason: NONE, who: undefined, where: undefined }
    expect(readFigure('rejections', writeFigure(figure))).toEqual(figure)
  })
  it('is none where the report has no such figure', () => {
    expect(readFigure('funnel', {})).toBeNull()
    expect(readFigure('sources', { figure: 'processed' })).toBeNull()
    expect(readFigure('managers', { figure: 'processed' })).not.toBeNull()
  })
})

describe('the leads behind a figure', () => {
  const asked = (report: Parameters<typeof leadsParameters>[0], figure: Figure) => {
    const parameters = leadsParameters(report, QUERY, figure)
    return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null))
  }
  it('are asked for with all that the report was asked', () => {
    expect(asked('funnel', { name: 'movedBack', stage: 'st' })).toEqual({
      pipelineId: 'p',
      from: '2026-10-01',
      to: '2026-10-31',
      cohort: 'closed',
      basis: 'reached',
      managerId: 'm',
      sourceId: 's',
      figure: 'movedBack',
      stageId: 'st',
    })
  })
  it('are those of the row: one manager, one source, nobody, no reason', () => {
    expect(asked('managers', { name: 'won', who: 'anna' })).toMatchObject({ managerId: 'anna', figure: 'won' })
    expect(asked('managers', { name: 'waiting', who: NONE })).toMatchObject({ managerId: 'm', nobody: true })
    expect(asked('sources', { name: 'leads', where: 'bot' })).toMatchObject({ sourceId: 'bot' })
    expect(asked('sources', { name: 'won', where: NONE })).toMatchObject({ unknown: true })
    expect(asked('rejections', { name: 'rejected', stage: 'st', reason: NONE })).toMatchObject({ stageId: 'st', noReason: true })
    expect(asked('rejections', { name: 'rejected', reason: 'r' })).not.toHaveProperty('noReason')
  })
})

describe('the words of a figure', () => {
  it('say won and rejected where a lead that is still there has ended', () => {
    expect(figureText('funnel', { name: 'here' }, { kind: 'open' })).toBe('funnel.here')
    expect(figureText('funnel', { name: 'here' }, { kind: 'won' })).toBe('funnel.won')
    expect(figureText('funnel', { name: 'entered' }, { kind: 'won' })).toBe('funnel.entered')
  })
  it('name what a rejection is summed over', () => {
    expect(figureText('rejections', { name: 'rejected', stage: 's', reason: 'r' }, {})).toBe('rejections.cell')
    expect(figureText('rejections', { name: 'rejected', stage: 's' }, {})).toBe('rejections.stage')
    expect(figureText('rejections', { name: 'rejected', reason: 'r' }, {})).toBe('rejections.reason')
    expect(figureText('rejections', { name: 'rejected' }, {})).toBe('rejections.all')
  })
})
