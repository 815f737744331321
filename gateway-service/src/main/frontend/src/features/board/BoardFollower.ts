import type { QueryClient } from '@tanstack/react-query'
import { type Change, MESSAGE_STATE } from '@/shared/live/live'
import { type BoardFilters, boardQuery, readBoard } from './api/board'
import { readLeads } from './api/leads'
import { applyCards, type Board, findCard, withTotals } from './boardModel'

const BATCH_AFTER = 120
const TOTALS_AFTER = 1_500
/** A service that is away is asked again after this. */
const AGAIN_AFTER = 3_000
/** More changes than this at once (an import): the board is read as a whole. */
const TOO_MANY = 150

type Timer = ReturnType<typeof setTimeout>

/**
 * Keeps the board of some filters true while it is shown: changed cards are read in batches and put in their places.
 * When it ends nobody listens for that board any more, so it is read again before it is shown again.
 */
export class BoardFollower {
  private readonly options
  private readonly waiting = new Set<string>()
  private batchTimer: Timer | undefined
  private totalsTimer: Timer | undefined
  private gapTimer: Timer | undefined
  private reading = false
  private ended = false

  /**
   * @param held cards that the person is moving this very moment: left alone until the service has answered
   * @param beforeChange is told which cards are about to change place
   */
  constructor(
    private readonly queries: QueryClient,
    private readonly filters: BoardFilters,
    private readonly held: ReadonlySet<string>,
    private readonly beforeChange: (ids: string[]) => void,
  ) {
    this.options = boardQuery(filters)
  }

  heard(change: Change) {
    if (!change.leadId || change.type === MESSAGE_STATE) return
    const board = this.board()
    // while the board is being read for the first time, what changes may be newer than what will have been read
    if (board && !findCard(board, change.leadId) && change.pipelineId && change.pipelineId !== board.pipelineId) return
    this.waiting.add(change.leadId)
    this.readSoon()
  }

  /** Something may have been missed. */
  async gap() {
    // the first read is shown before it is read again, not thrown away
    if (!this.board()) await this.queries.ensureQueryData(this.options).catch(() => undefined)
    if (this.ended) return
    await this.queries.invalidateQueries({ queryKey: ['board'] })
    // after a restart the stream may be back before the service is
    clearTimeout(this.gapTimer)
    if (!this.isEnded() && this.queries.getQueryState(this.options.queryKey)?.isInvalidated) this.gapTimer = setTimeout(() => void this.gap(), AGAIN_AFTER)
  }

  /** The card is held no more. */
  released(id: string) {
    if (this.waiting.has(id)) this.readSoon()
  }

  end() {
    this.ended = true
    clearTimeout(this.batchTimer)
    clearTimeout(this.totalsTimer)
    clearTimeout(this.gapTimer)
    void this.queries.invalidateQueries({ queryKey: this.options.queryKey, exact: true, refetchType: 'none' })
  }

  private board = () => this.queries.getQueryData(this.options.queryKey)

  // a method: between two awaits it may be another answer
  private isEnded = () => this.ended

  private update(change: (board: Board) => Board) {
    if (!this.ended) this.queries.setQueryData(this.options.queryKey, (board: Board | undefined) => board && change(board))
  }

  private readSoon(after = BATCH_AFTER) {
    // from the first change on, not from the last: somebody may be changing leads all the time
    this.batchTimer ??= setTimeout(() => {
      this.batchTimer = undefined
      if (this.reading) return
      this.reading = true
      void this.readWaiting().then((again) => {
        this.reading = false
        if (!this.isEnded() && [...this.waiting].some((id) => !this.held.has(id))) this.readSoon(again ? AGAIN_AFTER : BATCH_AFTER)
      })
    }, after)
  }

  /** Reads what waits; one at a time, so that no answer overtakes another. Whether it is to be tried again. */
  private async readWaiting(): Promise<boolean> {
    const board = this.board()
    if (!board) return false
    const ids = [...this.waiting].filter((id) => !this.held.has(id))
    ids.forEach((id) => this.waiting.delete(id))
    if (ids.length === 0) return false
    if (ids.length > TOO_MANY) {
      await this.gap()
      return false
    }
    try {
      const cards = await readLeads(ids, { ...this.filters, pipelineId: board.pipelineId })
      if (this.isEnded()) return false
      this.beforeChange(ids)
      this.update((now) => applyCards(now, ids, cards))
      const there = new Set(cards.map(({ id }) => id))
      // one that was not shown, or is not for this board any more: where it stands else, only the service knows
      if (ids.some((id) => !there.has(id) || !findCard(board, id))) this.readTotalsSoon()
    } catch {
      // lead-service is away, and the stream need not be: nothing else would ask again
      ids.forEach((id) => this.waiting.add(id))
      return true
    }
    return false
  }

  private readTotalsSoon() {
    this.totalsTimer ??= setTimeout(() => {
      this.totalsTimer = undefined
      readBoard(this.filters).then(
        (fresh) => this.update((now) => withTotals(now, fresh)),
        () => undefined, // totals follow with the next change
      )
    }, TOTALS_AFTER)
  }
}
