import { describe, expect, it } from 'vitest'
import { type Cursor, pressKey } from './boardKeys'
import { board, card } from './testBoard'

const three = board({ new: [card('a', 'new'), card('b', 'new'), card('c', 'new')], empty: [], talk: [card('d', 'talk')], won: [] })
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
