import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { type Change, MESSAGE_STATE } from '@/shared/live/live'
import { useLive } from '@/shared/live/useLive'
import { type BoardFilters, boardQuery, readBoard, readColumn } from './api/board'
import { readLeads } from './api/leads'
import { appendPage, applyCards, type Board, findCard, withTotals } from './boardModel'

const BATCH_AFTER = 120
const TOTALS_AFTER = 1_500
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
  const loading = useRef(new Set<string>())

  const update = useCallback(
    (change: (board: Board) => Board) => queries.setQueryData(key, (board: Board | undefined) => board && change(board)),
    [queries, key],
  )

  const flush = useCallback(async () => {
    const board = queries.getQueryData(key)
    if (!board) return
    // a card that the person is moving this very moment is left alone until the service has answered
    const ids = [...waiting.current].filter((id) => !held.current.has(id))
    ids.forEach((id) => waiting.current.delete(id))
    if (ids.length === 0) return
    if (ids.length > TOO_MANY) {
      await queries.invalidateQueries({ queryKey: key })
      return
    }
    const unknown = ids.some((id) => !findCard(board, id))
    try {
      const cards = await readLeads(ids, { ...filters, pipelineId: board.pipelineId })
      beforeChange(ids)
      update((now) => applyCards(now, ids, cards))
    } catch {
      // lead-service is away: the gap that follows reads everything again
      ids.forEach((id) => waiting.current.add(id))
    }
    if (!unknown) return
    clearTimeout(totalsTimer.current)
    totalsTimer.current = setTimeout(() => {
      readBoard(filters).then(
        (fresh) => update((now) => withTotals(now, fresh)),
        () => undefined, // totals follow with the next change
      )
    }, TOTALS_AFTER)
  }, [queries, key, filters, beforeChange, update])

  const soon = useCallback(() => {
    clearTimeout(batchTimer.current)
    batchTimer.current = setTimeout(() => void flush(), BATCH_AFTER)
  }, [flush])

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
  }
  useLive(onChange, () => void onGap())

  useEffect(
    () => () => {
      clearTimeout(batchTimer.current)
      clearTimeout(totalsTimer.current)
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
