import { describe, expect, it } from 'vitest'
import { type Cursor, pressKey } from './boardKeys'

const column = (id: string, ...cards: string[]) => ({ stage: { id }, items: cards.map((card) => ({ id: card })) })
const three = { columns: [column('new', 'a', 'b', 'c'), column('empty'), column('talk', 'd'), column('won')] }
const press = (cursor: Cursor, ...keys: string[]) => keys.reduce((state, key) => pressKey(three, state.cursor, key), { cursor, effect: { kind: 'none' } } as ReturnType<typeof pressKey>)

describe('the board by keyboard', () => {
  it('walks up and down a column and stops at its ends', () => {
    expect(press({ cardId: 'a' }, 'ArrowDown').cursor.cardId).toBe('b')
    expect(press({ cardId: 'c' }, 'ArrowDown').effect.kind).toBe('none')
    expect(press({ cardId: 'a' }, 'ArrowUp').effect.kind).toBe('none')
    expect(press({ cardId: 'a' }, 'End').cursor.cardId).toBe('c')
    expect(press({ cardId: 'c' }, 'Home').cursor.cardId).toBe('a')
  })

  it('steps over an empty column, to a row that is there', () => {
    expect(press({ cardId: 'c' }, 'ArrowRight').effect).toEqual({ kind: 'focus', cardId: 'd' })
    expect(press({ cardId: 'd' }, 'ArrowRight').effect.kind).toBe('none')
    expect(press({ cardId: 'd' }, 'ArrowLeft').cursor.cardId).toBe('a')
  })

  it('opens with Enter', () => {
    expect(press({ cardId: 'b' }, 'Enter').effect).toEqual({ kind: 'open', cardId: 'b' })
  })

  it('lifts, carries over empty columns too, and drops', () => {
    expect(press({ cardId: 'b' }, ' ').effect).toEqual({ kind: 'lift', cardId: 'b' })
    expect(press({ cardId: 'b' }, ' ', 'ArrowRight').effect).toEqual({ kind: 'over', stageId: 'empty', cardId: 'b' })
    expect(press({ cardId: 'b' }, ' ', 'ArrowRight', 'ArrowRight', ' ').effect).toEqual({ kind: 'drop', cardId: 'b', stageId: 'talk' })
    expect(press({ cardId: 'b' }, ' ', 'ArrowRight', 'Enter').effect).toEqual({ kind: 'drop', cardId: 'b', stageId: 'empty' })
  })

  it('carries over a stage that is being removed, but drops nothing there', () => {
    const going = { ...three, columns: three.columns.map((column) => (column.stage.id === 'empty' ? { ...column, stage: { ...column.stage, into: 'talk' } } : column)) }
    const lifted = pressKey(going, { cardId: 'b' }, ' ').cursor
    const over = pressKey(going, lifted, 'ArrowRight')
    expect(over.effect).toEqual({ kind: 'over', stageId: 'talk', cardId: 'b' })
    expect(pressKey(going, over.cursor, 'ArrowLeft').effect).toEqual({ kind: 'over', stageId: 'new', cardId: 'b' })
  })

  it('puts back with Esc, and when dropped where it was', () => {
    const back = press({ cardId: 'b' }, ' ', 'ArrowRight', 'Escape')
    expect(back.effect).toEqual({ kind: 'putBack', cardId: 'b' })
    expect(back.cursor).toEqual({ cardId: 'b' })
    expect(press({ cardId: 'b' }, ' ', ' ').effect.kind).toBe('putBack')
  })

  it('does not walk while it carries, nor leave the board', () => {
    expect(press({ cardId: 'b' }, ' ', 'ArrowDown').effect.kind).toBe('none')
    expect(press({ cardId: 'b' }, ' ', 'ArrowLeft').effect.kind).toBe('none')
  })

  it('does nothing for a card that has gone', () => {
    expect(press({ cardId: 'gone' }, 'Enter').effect.kind).toBe('none')
  })
})
