import type { Card, Money, Stage } from '@/shared/api/model'
import { addMoney } from '@/shared/format/money'

export interface BoardColumn {
  stage: Stage
  count: number
  /** How many stand in the stage, whatever was asked for; null where it has no limit. */
  standing?: number | null
  sums: Money[]
  /** There may be more than were counted: count and sums are the least that there is. */
  more: boolean
  items: Card[]
  next: string | null
}

export interface Board {
  pipelineId: string
  columns: BoardColumn[]
}

const oneMore = (standing: number | null | undefined, by = 1) => (typeof standing === 'number' ? standing + by : standing)

/** Whether more cards stand in a stage than are enough. */
export const isOverLimit = ({ stage, standing }: BoardColumn) => Boolean(stage.cardLimit) && (standing ?? 0) > stage.cardLimit!

/** Newest in the stage first, as the service orders a column. */
function before(a: Card, b: Card): boolean {
  const [at, bt] = [Date.parse(a.stageEnteredAt), Date.parse(b.stageEnteredAt)]
  return at > bt || (at === bt && a.id > b.id)
}

export function findCard(board: Board, id: string): Card | undefined {
  for (const column of board.columns) {
    const card = column.items.find((item) => item.id === id)
    if (card) return card
  }
  return undefined
}

/**
 * Takes a card out of the column it is shown in; that column's count and sums follow.
 *
 * @param standing how many more stand in the stage after it, whatever was asked for
 */
export function takeOut(board: Board, id: string, standing = -1): Board {
  return {
    ...board,
    columns: board.columns.map((column) => {
      const card = column.items.find((item) => item.id === id)
      if (!card) return column
      return {
        ...column,
        count: column.count - 1,
        standing: oneMore(column.standing, standing),
        sums: addMoney(column.sums, card.amount, -1),
        items: column.items.filter((item) => item !== card),
      }
    }),
  }
}

/**
 * Puts a card into the column of its stage, in its order. A card below what has been loaded is counted but not shown:
 * it comes with its page.
 */
export function putIn(board: Board, card: Card): Board {
  return {
    ...board,
    columns: board.columns.map((column) => {
      if (column.stage.id !== card.stageId) return column
      const at = column.items.findIndex((item) => before(card, item))
      const shown = at >= 0 || column.next === null
      const place = at < 0 ? column.items.length : at
      return {
        ...column,
        count: column.count + 1,
        standing: oneMore(column.standing),
        sums: addMoney(column.sums, card.amount),
        items: shown ? [...column.items.slice(0, place), card, ...column.items.slice(place)] : column.items,
      }
    }),
  }
}

/** A card that stays where it is changes in place: nothing around it moves. */
function replace(board: Board, known: Card, card: Card): Board {
  return {
    ...board,
    columns: board.columns.map((column) => {
      if (!column.items.includes(known)) return column
      return {
        ...column,
        sums: addMoney(addMoney(column.sums, known.amount, -1), card.amount),
        items: column.items.map((item) => (item === known ? card : item)),
      }
    }),
  }
}

/** The board after a person moved a card, before the service has answered. */
export function moveCard(board: Board, id: string, stageId: string, at: string): Board {
  const card = findCard(board, id)
  if (!card || card.stageId === stageId) return board
  return putIn(takeOut(board, id), { ...card, stageId, stageEnteredAt: at })
}

/** One card as the service has it now. An older version than the one shown is dropped. */
export function applyCard(board: Board, card: Card): Board {
  const known = findCard(board, card.id)
  if (known && known.version > card.version) return board
  if (known && known.stageId === card.stageId && known.stageEnteredAt === card.stageEnteredAt) return replace(board, known, card)
  return putIn(known ? takeOut(board, card.id) : board, card)
}

/**
 * Cards that were asked for by `ids`: those that came back are put right, the others are not for this board any more,
 * though they may stand in their stage as before.
 */
export function applyCards(board: Board, ids: readonly string[], cards: readonly Card[]): Board {
  const there = new Set(cards.map((card) => card.id))
  let next = board
  for (const id of ids) if (!there.has(id)) next = takeOut(next, id, 0)
  for (const card of cards) next = applyCard(next, card)
  return next
}

/**
 * The board as it was read, with the cards that are shown in a newer version than was read: what came by the stream
 * while the answer was on its way is not taken back by it.
 */
export function keepNewer(shown: Board | undefined, read: Board): Board {
  if (!shown || shown.pipelineId !== read.pipelineId) return read
  const versions = new Map(read.columns.flatMap((column) => column.items.map((card) => [card.id, card.version])))
  const newer = shown.columns.flatMap((column) => column.items).filter((card) => card.version > (versions.get(card.id) ?? Infinity))
  return newer.reduce(applyCard, read)
}

export function appendPage(board: Board, stageId: string, items: readonly Card[], nextCursor: string | null): Board {
  return {
    ...board,
    columns: board.columns.map((column) => {
      if (column.stage.id !== stageId) return column
      const known = new Set(column.items.map((item) => item.id))
      return { ...column, items: [...column.items, ...items.filter((item) => !known.has(item.id))], next: nextCursor }
    }),
  }
}

/** Counts and sums from a fresh answer, cards as they are shown. */
export function withTotals(board: Board, fresh: Board): Board {
  return {
    ...board,
    columns: board.columns.map((column) => {
      const found = fresh.columns.find((candidate) => candidate.stage.id === column.stage.id)
      return found ? { ...column, count: found.count, standing: found.standing, sums: found.sums, more: found.more } : column
    }),
  }
}
