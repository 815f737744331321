import { describe, expect, it } from 'vitest'
import { columnsOf, nextSort, withColumn } from './listColumns'
import { filtersOf, isFiltered, rangesOf, valuesOf, withRange, withValues } from './filters'
import { isShown, showOf, shownOf, type Shown } from './views'

const view = (shown: Shown, gone: { field: string; value: string }[] = []) => ({
  id: 'v',
  version: 1,
  name: 'Hot ones',
  shared: false,
  mine: true,
  changeable: true,
  show: showOf(shown),
  gone,
})

const all: Shown = {
  pipeline: 'p',
  manager: 'none',
  team: 't',
  source: 's',
  tag: 'vip,fair',
  temperature: 'hot,warm',
  field: 'floor:a,floor:b,hurry:true,area:10..20.5,since:2026-11-01..',
  from: '2026-11-01',
  to: '2026-11-30',
  waiting: '1',
  min: '100',
  max: '900.50',
  q: 'koval',
  view: 'list',
  sort: '-amount',
  columns: 'number,who,tags',
}

describe('filters of an address', () => {
  it('are what the service is asked for', () => {
    expect(filtersOf(all)).toEqual({
      pipelineId: 'p',
      managerId: 'none',
      teamId: 't',
      sourceId: 's',
      tag: 'vip,fair',
      temperature: 'hot,warm',
      field: 'floor:a,floor:b,hurry:true,area:10..20.5,since:2026-11-01..',
      createdFrom: '2026-11-01',
      createdTo: '2026-11-30',
      waiting: true,
      amountFrom: '100',
      amountTo: '900.50',
      q: 'koval',
    })
  })
  it('leave out what nobody can mean', () => {
    const filters = filtersOf({ temperature: 'boiling,hot', from: 'yesterday', min: '-1', max: 'much' })
    expect(filters.temperature).toBe('hot')
    expect([filters.createdFrom, filters.amountFrom, filters.amountTo]).toEqual([undefined, undefined, undefined])
  })
  it('say what was chosen in each field', () => {
    expect(valuesOf(all, 'floor')).toEqual(['a', 'b'])
    expect(withValues(all, 'floor', ['c'])).toEqual({ field: 'hurry:true,area:10..20.5,since:2026-11-01..,floor:c' })
    expect(withValues({ field: 'hurry:true' }, 'hurry', [])).toEqual({ field: undefined })
    expect(filtersOf({ field: 'floor,:x,hurry:true' }).field).toBe('hurry:true')
  })
  it('say between what a field lies', () => {
    const asked = withRange({ field: 'floor:a' }, 'area', { from: '-2.5', to: '100' })
    expect(asked).toEqual({ field: 'floor:a,area:-2.5..100' })
    expect(rangesOf(asked, 'area')).toEqual([{ from: '-2.5', to: '100' }])
    expect(filtersOf(asked).field).toBe('floor:a,area:-2.5..100')
    expect(withRange(asked, 'area', { from: '5' })).toEqual({ field: 'floor:a,area:5..' })
    expect(rangesOf({ field: 'since:..2026-11-30' }, 'since')).toEqual([{ from: undefined, to: '2026-11-30' }])
    expect(withRange(asked, 'area', {})).toEqual({ field: 'floor:a' })
    expect(rangesOf({ field: 'area:7' }, 'area')).toEqual([])
  })
  it('are none when only the pipeline is chosen', () => {
    expect(isFiltered(filtersOf({ pipeline: 'p' }))).toBe(false)
    expect(isFiltered(filtersOf({ waiting: '1' }))).toBe(true)
  })
})

describe('a saved view', () => {
  it('opens what was saved', () => {
    expect(shownOf(view(all))).toEqual(all)
    expect(isShown(view(all), { ...all })).toBe(true)
    expect(isShown(view(all), { ...all, tag: 'vip' })).toBe(false)
    expect(isShown(view({}), {})).toBe(true)
  })
  it('opens without what is gone', () => {
    const shown = shownOf(
      view(all, [
        { field: 'tag', value: 'fair' },
        { field: 'teamId', value: 't' },
      ]),
    )
    expect(shown).toEqual({ ...all, tag: 'vip', team: undefined })
  })
})

describe('columns of the list', () => {
  it('are the usual ones unless the address says otherwise, and always say who', () => {
    expect(columnsOf(undefined)).toContain('said')
    expect(columnsOf('tags,number')).toEqual(['number', 'who', 'tags'])
  })
  it('come and go', () => {
    const more = withColumn(columnsOf(undefined), 'tags', true)
    expect(columnsOf(more)).toContain('tags')
    expect(withColumn(columnsOf(more), 'tags', false)).toBeUndefined()
  })
  it('are ordered by a click: the greatest first, the least first, as usual', () => {
    expect(nextSort(undefined, 'amount')).toBe('-amount')
    expect(nextSort('-amount', 'amount')).toBe('amount')
    expect(nextSort('amount', 'amount')).toBeUndefined()
    expect(nextSort('amount', 'number')).toBe('-number')
  })
})
