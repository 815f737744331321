/** As much of a board as the keyboard needs: columns of cards. */
export interface Columns {
  columns: readonly { stage: { id: string; into?: string | null }; items: readonly { id: string }[] }[]
}

/** Where the keyboard is on the board, and what it carries. */
export interface Cursor {
  cardId: string
  /** Set while a card is lifted: the column above which it hangs. */
  overStageId?: string
}

export type Effect =
  | { kind: 'none' }
  | { kind: 'focus'; cardId: string }
  | { kind: 'open'; cardId: string }
  | { kind: 'lift'; cardId: string }
  | { kind: 'over'; stageId: string; cardId: string }
  | { kind: 'drop'; cardId: string; stageId: string }
  | { kind: 'putBack'; cardId: string }

const NONE: Effect = { kind: 'none' }

function place(board: Columns, cardId: string): { column: number; row: number } | null {
  for (const [column, { items }] of board.columns.entries()) {
    const row = items.findIndex((item) => item.id === cardId)
    if (row >= 0) return { column, row }
  }
  return null
}

/** What a key does. Arrows walk; Space lifts and drops; Enter opens, or drops what is lifted; Esc puts back. */
export function pressKey(board: Columns, cursor: Cursor, key: string): { cursor: Cursor; effect: Effect } {
  const stay = { cursor, effect: NONE }
  const here = place(board, cursor.cardId)
  if (!here) return stay

  if (cursor.overStageId !== undefined) {
    const over = board.columns.findIndex((column) => column.stage.id === cursor.overStageId)
    const cardId = cursor.cardId
    switch (key) {
      case 'ArrowLeft':
      case 'ArrowRight': {
        const step = key === 'ArrowRight' ? 1 : -1
        let column = over + step
        // nothing goes into a stage that is being removed
        while (column !== here.column && board.columns[column]?.stage.into) column += step
        const target = board.columns[column]
        if (!target) return stay
        return { cursor: { cardId, overStageId: target.stage.id }, effect: { kind: 'over', stageId: target.stage.id, cardId } }
      }
      case ' ':
      case 'Enter': {
        const back = over === here.column
        return { cursor: { cardId }, effect: back ? { kind: 'putBack', cardId } : { kind: 'drop', cardId, stageId: cursor.overStageId } }
      }
      case 'Escape':
        return { cursor: { cardId }, effect: { kind: 'putBack', cardId } }
      default:
        return stay
    }
  }

  const go = (column: number, row: number) => {
    const card = board.columns[column]?.items[row]
    return card ? { cursor: { cardId: card.id }, effect: { kind: 'focus', cardId: card.id } as Effect } : stay
  }
  switch (key) {
    case 'ArrowDown':
      return go(here.column, here.row + 1)
    case 'ArrowUp':
      return go(here.column, here.row - 1)
    case 'Home':
      return go(here.column, 0)
    case 'End':
      return go(here.column, board.columns[here.column]!.items.length - 1)
    case 'ArrowRight':
    case 'ArrowLeft': {
      const step = key === 'ArrowRight' ? 1 : -1
      for (let column = here.column + step; board.columns[column]; column += step) {
        const { items } = board.columns[column]!
        if (items.length) return go(column, Math.min(here.row, items.length - 1))
      }
      return stay
    }
    case 'Enter':
      return { cursor, effect: { kind: 'open', cardId: cursor.cardId } }
    case ' ':
      return {
        cursor: { cardId: cursor.cardId, overStageId: board.columns[here.column]!.stage.id },
        effect: { kind: 'lift', cardId: cursor.cardId },
      }
    default:
      return stay
  }
}
