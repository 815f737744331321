import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { type Change, MESSAGE_STATE } from '@/shared/live/live'
import { useLive } from '@/shared/live/useLive'
import { type BoardFilters, boardQuery, readBoard, readColumn } from './api/board'
import { readLeads } from './api/leads'
import { appendPage, applyCards, type Board, findCard, withTotals } from './boardModel'

const BATCH_AFTER = 120
const TOTALS_AFTER = 1_500
/** A service that is away is asked again after this. */
const AGAIN_AFTER = 3_000
/** More changes than this at once (an import): the board is read as a whole. */
const TOO_MANY = 150

/**
 * The board of some filters, kept true by live updates: changed cards are read in batches and put in their places.
 * `beforeChange` is told which cards are about to change place because of somebody else.
 */
export function useBoard(filters: BoardFilters, beforeChange: (ids: string[]) => void) {
  const queries = useQueryClient()
  const options = useMemo(() => boardQuery(filters), [filters])
  const query = useQuery({ ...options, placeholderData: (previous) => previous })
  const key = options.queryKey
  const waiting = useRef(new Set<string>())
  const held = useRef(new Set<string>())
  const batchTimer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const totalsTimer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const gapTimer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const flushing = useRef(false)
  const loading = useRef(new Set<string>())

  const update = useCallback(
    (change: (board: Board) => Board) => queries.setQueryData(key, (board: Board | undefined) => board && change(board)),
    [queries, key],
  )

  /** Reads what waits; one at a time, so that no answer overtakes another. Whether it is to be tried again. */
  const readWaiting = useCallback(async (): Promise<boolean> => {
    const board = queries.getQueryData(key)
    if (!board) return false
    // a card that the person is moving this very moment is left alone until the service has answered
    const ids = [...waiting.current].filter((id) => !held.current.has(id))
    ids.forEach((id) => waiting.current.delete(id))
    if (ids.length === 0) return false
    if (ids.length > TOO_MANY) {
      await queries.invalidateQueries({ queryKey: key })
      return false
    }
    const unknown = ids.some((id) => !findCard(board, id))
    try {
      const cards = await readLeads(ids, { ...filters, pipelineId: board.pipelineId })
      beforeChange(ids)
      update((now) => applyCards(now, ids, cards))
    } catch {
      // lead-service is away, and the stream need not be: nothing else would ask again
      ids.forEach((id) => waiting.current.add(id))
      return true
    }
    if (unknown) {
      totalsTimer.current ??= setTimeout(() => {
        totalsTimer.current = undefined
        readBoard(filters).then(
          (fresh) => update((now) => withTotals(now, fresh)),
          () => undefined, // totals follow with the next change
        )
      }, TOTALS_AFTER)
    }
    return false
  }, [queries, key, filters, beforeChange, update])

  const flush = useCallback(
    function read(after: number) {
      // from the first change on, not from the last: somebody may be changing leads all the time
      batchTimer.current ??= setTimeout(() => {
        batchTimer.current = undefined
        if (flushing.current) return
        flushing.current = true
        void readWaiting().then((again) => {
          flushing.current = false
          if ([...waiting.current].some((id) => !held.current.has(id))) read(again ? AGAIN_AFTER : BATCH_AFTER)
        })
      }, after)
    },
    [readWaiting],
  )
  const soon = useCallback(() => flush(BATCH_AFTER), [flush])

  const onChange = (change: Change) => {
    if (!change.leadId || change.type === MESSAGE_STATE) return
    const board = queries.getQueryData(key)
    if (!board) return
    const known = findCard(board, change.leadId)
    if (!known && change.pipelineId && change.pipelineId !== board.pipelineId) return
    waiting.current.add(change.leadId)
    soon()
  }
  const onGap = async () => {
    // the first read is shown before it is read again, not thrown away
    if (!queries.getQueryData(key)) await queries.ensureQueryData(options).catch(() => undefined)
    await queries.invalidateQueries({ queryKey: ['board'] })
    // after a restart the stream may be back before the service is
    clearTimeout(gapTimer.current)
    if (queries.getQueryState(key)?.isInvalidated) gapTimer.current = setTimeout(() => void onGap(), AGAIN_AFTER)
  }
  useLive(onChange, () => void onGap())

  useEffect(
    () => () => {
      clearTimeout(batchTimer.current)
      clearTimeout(totalsTimer.current)
      clearTimeout(gapTimer.current)
      batchTimer.current = undefined
      totalsTimer.current = undefined
    },
    [],
  )

  /** While held, live updates do not touch the card. */
  const hold = useCallback((id: string) => held.current.add(id), [])
  const release = useCallback(
    (id: string) => {
      held.current.delete(id)
      if (waiting.current.has(id)) soon()
    },
    [soon],
  )

  const loadMore = useCallback(
    async (stageId: string) => {
      const after = queries.getQueryData(key)?.columns.find((column) => column.stage.id === stageId)?.next
      if (!after || loading.current.has(stageId)) return
      loading.current.add(stageId)
      try {
        const page = await readColumn(stageId, after, filters)
        update((board) => appendPage(board, stageId, page.items, page.next))
      } finally {
        loading.current.delete(stageId)
      }
    },
    [queries, key, filters, update],
  )

  return { query, update, hold, release, loadMore }
}
