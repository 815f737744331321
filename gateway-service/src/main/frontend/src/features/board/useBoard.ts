import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useLive } from '@/shared/live/useLive'
import { type BoardFilters, boardQuery, readColumn } from './api/board'
import { BoardFollower } from './BoardFollower'
import { appendPage, type Board } from './boardModel'

/**
 * The board of some filters, kept true by live updates. `beforeChange` is told which cards are about to change place
 * because of somebody else.
 */
export function useBoard(filters: BoardFilters, beforeChange: (ids: string[]) => void) {
  const queries = useQueryClient()
  const options = useMemo(() => boardQuery(filters), [filters])
  const query = useQuery({ ...options, placeholderData: (previous) => previous })
  const key = options.queryKey
  const held = useRef(new Set<string>())
  const follower = useRef<BoardFollower>(undefined)
  const tell = useRef(beforeChange)
  const loading = useRef(new Set<string>())

  useEffect(() => {
    tell.current = beforeChange
  })
  useEffect(() => {
    const following = new BoardFollower(queries, filters, held.current, (ids) => tell.current(ids))
    follower.current = following
    return () => following.end()
  }, [queries, filters])
  useLive(
    (change) => follower.current?.heard(change),
    () => void follower.current?.gap(),
  )

  const update = useCallback(
    (change: (board: Board) => Board) => queries.setQueryData(key, (board: Board | undefined) => board && change(board)),
    [queries, key],
  )

  /** While held, live updates do not touch the card. */
  const hold = useCallback((id: string) => held.current.add(id), [])
  const release = useCallback((id: string) => {
    held.current.delete(id)
    follower.current?.released(id)
  }, [])

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
