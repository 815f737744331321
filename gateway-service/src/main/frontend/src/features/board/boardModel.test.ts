import { describe, expect, it } from 'vitest'
import { appendPage, applyCard, applyCards, type Board, findCard, isOverLimit, moveCard, withTotals } from './boardModel'
import { board, card } from './testBoard'

const ids = (of: Board) => Object.fromEntries(of.columns.map((column) => [column.stage.id, column.items.map((item) => item.id)]))
const counts = (of: Board) => of.columns.map((column) => column.count)

describe('the board', () => {
  const start = board({ new: [card('a', 'new', 30), card('b', 'new', 20)], talk: [card('c', 'talk', 40)] })

  it('moves a card to the head of its new column; counts and sums follow', () => {
    const moved = moveCard(start, 'b', 'talk', '2026-11-21T11:00:00Z')
    expect(ids(moved)).toEqual({ new: ['a'], talk: ['b', 'c'] })
    expect(counts(moved)).toEqual([1, 2])
    expect(moved.columns.map((column) => column.sums)).toEqual([[{ amount: '100.00', currency: 'UAH' }], [{ amount: '200.00', currency: 'UAH' }]])
  })

  it('knows when a column is over its limit, also of what a filter hides', () => {
    const limited = { ...start, columns: start.columns.map((column) => (column.stage.id === 'talk' ? { ...column, standing: 2, stage: { ...column.stage, cardLimit: 2 } } : column)) }
    expect(limited.columns.map(isOverLimit)).toEqual([false, false])
    const moved = moveCard(limited, 'b', 'talk', '2026-11-21T11:00:00Z')
    expect(moved.columns.map(isOverLimit)).toEqual([false, true])
    expect(moveCard(moved, 'b', 'new', '2026-11-21T11:01:00Z').columns.map(isOverLimit)).toEqual([false, false])
  })

  it('leaves what stands in a stage as it is when a card only does not fit the filters any more', () => {
    const filtered = { ...start, columns: start.columns.map((column) => (column.stage.id === 'new' ? { ...column, standing: 6, stage: { ...column.stage, cardLimit: 5 } } : column)) }
    const without = applyCards(filtered, ['b'], [])
    expect(ids(without).new).toEqual(['a'])
    expect(without.columns.map(isOverLimit)).toEqual([true, false])
  })

  it('is the same board when the card is there already or unknown', () => {
    expect(moveCard(start, 'a', 'new', '2026-11-21T11:00:00Z')).toBe(start)
    expect(moveCard(start, 'x', 'talk', '2026-11-21T11:00:00Z')).toBe(start)
  })

  it('puts a card where its time says, not at the head', () => {
    expect(ids(applyCard(start, card('d', 'new', 25)))).toEqual({ new: ['a', 'd', 'b'], talk: ['c'] })
  })

  it('breaks a tie by id, as the service does', () => {
    expect(ids(applyCard(start, card('c2', 'talk', 40))).talk).toEqual(['c2', 'c'])
    expect(ids(applyCard(start, card('b9', 'talk', 40))).talk).toEqual(['c', 'b9'])
  })

  it('changes a card in place when it stayed: nothing around it moves', () => {
    const changed = applyCard(start, card('b', 'new', 20, { version: 2, title: 'B', amount: { amount: '50.00', currency: 'UAH' } }))
    expect(ids(changed)).toEqual(ids(start))
    expect(findCard(changed, 'b')?.title).toBe('B')
    expect(changed.columns[0]!.sums).toEqual([{ amount: '150.00', currency: 'UAH' }])
    expect(counts(changed)).toEqual(counts(start))
  })

  it('drops what is older than what it shows', () => {
    const newer = applyCard(start, card('a', 'talk', 50, { version: 5 }))
    expect(applyCard(newer, card('a', 'new', 30, { version: 4 }))).toBe(newer)
  })

  it('accepts the same version again: a message changes a card without a version', () => {
    const said = applyCard(start, card('a', 'new', 30, { waitingSince: '2026-11-21T11:00:00Z' }))
    expect(findCard(said, 'a')?.waitingSince).toBe('2026-11-21T11:00:00Z')
  })

  it('takes away what was asked for and did not come back', () => {
    const after = applyCards(start, ['a', 'c', 'x'], [card('c', 'new', 50, { version: 2 })])
    expect(ids(after)).toEqual({ new: ['c', 'b'], talk: [] })
    expect(counts(after)).toEqual([2, 0])
  })

  it('counts, but does not show, a card below what has been loaded', () => {
    const paged = board({ new: [card('a', 'new', 30)] }, { new: 'cursor' })
    const after = applyCard(paged, card('old', 'new', 10))
    expect(ids(after).new).toEqual(['a'])
    expect(after.columns[0]!.count).toBe(12)
  })

  it('appends a page once, also when it overlaps', () => {
    const paged = appendPage(start, 'new', [card('b', 'new', 20), card('e', 'new', 5)], null)
    expect(ids(paged).new).toEqual(['a', 'b', 'e'])
    expect(paged.columns[0]!.next).toBeNull()
  })

  it('takes totals from a fresh answer and leaves the cards', () => {
    const fresh = board({ new: [card('z', 'new')], talk: [] })
    const after = withTotals(start, { ...fresh, columns: fresh.columns.map((column) => ({ ...column, count: 77 })) })
    expect(counts(after)).toEqual([77, 77])
    expect(ids(after)).toEqual(ids(start))
  })
})
