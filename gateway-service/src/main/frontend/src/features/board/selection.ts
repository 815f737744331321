import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import type { Card } from '@/shared/api/model'

/** Which cards a person has picked to do something with all of them; as they were seen, so that the versions are right. */
export class Selection {
  #cards: ReadonlyMap<string, Card> = new Map()
  #last: string | undefined
  readonly #listeners = new Set<() => void>()

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly cards = () => this.#cards

  has(id: string) {
    return this.#cards.has(id)
  }

  toggle(card: Card) {
    const next = new Map(this.#cards)
    if (!next.delete(card.id)) next.set(card.id, card)
    this.#last = card.id
    this.#set(next)
  }

  /** From the card that was picked last to this one, as they stand in `among`; without such a card, just this one. */
  extendTo(card: Card, among: readonly Card[]) {
    const to = among.findIndex((one) => one.id === card.id)
    const from = among.findIndex((one) => one.id === this.#last)
    if (from < 0 || to < 0) {
      if (!this.has(card.id)) this.toggle(card)
      return
    }
    this.add(among.slice(Math.min(from, to), Math.max(from, to) + 1))
    this.#last = card.id
  }

  add(cards: readonly Card[]) {
    this.#set(new Map([...this.#cards, ...cards.map((card) => [card.id, card] as const)]))
  }

  remove(ids: readonly string[]) {
    const next = new Map(this.#cards)
    ids.forEach((id) => next.delete(id))
    this.#set(next)
  }

  /** Cards that are shown in another version now are picked in that one: it is what the person sees. */
  seen(cards: readonly Card[]) {
    const changed = cards.filter((card) => (this.#cards.get(card.id)?.version ?? Infinity) < card.version)
    if (changed.length) this.add(changed)
  }

  clear() {
    this.#last = undefined
    this.#set(new Map())
  }

  #set(cards: ReadonlyMap<string, Card>) {
    this.#cards = cards
    this.#listeners.forEach((listener) => listener())
  }
}

export const SelectionContext = createContext(new Selection())

export const useSelection = () => useContext(SelectionContext)

export function useSelectedCards(): ReadonlyMap<string, Card> {
  const selection = useSelection()
  return useSyncExternalStore(selection.subscribe, selection.cards)
}

export function useSelectedCount(): number {
  return useSelectedCards().size
}

/** Whether this card is picked; a card that is not is not drawn again when others are. */
export function useSelected(id: string): boolean {
  const selection = useSelection()
  return useSyncExternalStore(
    selection.subscribe,
    useCallback(() => selection.has(id), [selection, id]),
  )
}
