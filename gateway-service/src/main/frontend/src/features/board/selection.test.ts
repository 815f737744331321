import { describe, expect, it, vi } from 'vitest'
import { Selection } from './selection'
import { card } from './testBoard'

const cards = ['a', 'b', 'c', 'd'].map((id) => card(id, 'new'))
const picked = (selection: Selection) => [...selection.cards().keys()]

describe('picked cards', () => {
  it('are picked and dropped one by one, and say so', () => {
    const selection = new Selection()
    const heard = vi.fn()
    selection.subscribe(heard)
    selection.toggle(cards[0]!)
    selection.toggle(cards[1]!)
    selection.toggle(cards[0]!)
    expect(picked(selection)).toEqual(['b'])
    expect(heard).toHaveBeenCalledTimes(3)
  })
  it('are picked from the last one to this one, in whichever direction', () => {
    const selection = new Selection()
    selection.toggle(cards[2]!)
    selection.extendTo(cards[0]!, cards)
    expect(picked(selection).sort()).toEqual(['a', 'b', 'c'])
    selection.extendTo(cards[3]!, cards)
    expect(picked(selection)).toHaveLength(4)
  })
  it('follow what the screen shows: its version is the one the person means', () => {
    const selection = new Selection()
    selection.toggle(cards[0]!)
    selection.seen([{ ...cards[0]!, version: 5 }, { ...cards[1]!, version: 5 }])
    expect(selection.cards().get('a')?.version).toBe(5)
    expect(selection.has('b')).toBe(false)
  })
})
