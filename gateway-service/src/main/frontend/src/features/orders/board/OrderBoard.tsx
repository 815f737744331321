import { Skeleton } from '@mantine/core'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toProblem } from '@/shared/api/problem'
import boardClasses from '@/shared/board/Board.module.css'
import { type Cursor, pressKey } from '@/shared/board/boardKeys'
import { useOrderStatuses } from '@/shared/orders/statuses'
import { Confirm } from '@/shared/ui/Confirm'
import { ErrorState } from '@/shared/ui/ErrorState'
import { useShowProblem } from '@/shared/ui/problemText'
import { editOrder, type Order, type OrderFilter } from '../api'
import { appended, findOrder, type OrderBoard as Board, orderBoardQuery, placed, readColumn } from './board'
import { Column } from './Column'
import classes from './OrderBoard.module.css'

const HANDLED = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'Enter', ' ', 'Escape'])

/** Orders in columns by status. A card is moved by dragging, or lifted with Space, carried with the arrows and dropped with Space. */
export function OrderBoard({ filter, empty }: { filter: OrderFilter; empty: React.ReactNode }) {
  const { t } = useTranslation('orders')
  const navigate = useNavigate()
  const { nameOf, kindOf } = useOrderStatuses()
  const options = orderBoardQuery(filter)
  const query = useQuery({ ...options, placeholderData: keepPreviousData })
  const board = query.data
  const container = useRef<HTMLDivElement>(null)
  const reveals = useRef(new Map<string, (row: number) => void>())
  const [cursor, setCursor] = useState<Cursor | null>(null)
  const [said, say] = useState('')
  const [cancelling, setCancelling] = useState<{ order: Order; code: string } | null>(null)
  const { move, loadMore } = useMoves(filter, say)

  const drop = useCallback(
    (order: Order, code: string) => {
      if (order.status === code) return
      if (!order.nextStatuses.includes(code)) say(t('board.noWay', { name: nameOf(code) }))
      else if (kindOf(code) === 'cancelled') setCancelling({ order, code })
      else void move(order, code)
    },
    [move, nameOf, kindOf, t],
  )
  const latest = useRef({ board, drop })
  latest.current = { board, drop }
  const onDrop = useCallback((id: string, code: string) => {
    const order = latest.current.board && findOrder(latest.current.board, id)
    if (order) latest.current.drop(order, code)
  }, [])
  const onReveal = useCallback((code: string, reveal: ((row: number) => void) | null) => {
    if (reveal) reveals.current.set(code, reveal)
    else reveals.current.delete(code)
  }, [])

  if (query.error && !board) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  if (!board) return <BoardSkeleton />
  if (board.columns.every((column) => column.count === 0)) return <>{empty}</>

  const columns = { columns: board.columns.map(({ status, items }) => ({ stage: { id: status.code }, items })) }
  const focus = (id: string) => {
    const column = board.columns.find(({ items }) => items.some((one) => one.id === id))
    if (!column) return
    reveals.current.get(column.status.code)?.(column.items.findIndex((one) => one.id === id))
    requestAnimationFrame(() => container.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"] a`)?.focus())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!HANDLED.has(event.key) || event.ctrlKey || event.metaKey || event.altKey) return
    const cardId = (event.target as HTMLElement).closest<HTMLElement>('[data-card]')?.dataset.card
    if (!cardId) return
    const { cursor: next, effect } = pressKey(columns, cursor?.cardId === cardId ? cursor : { cardId }, event.key)
    if (effect.kind === 'none' && event.key === 'Escape') return
    event.preventDefault()
    if (effect.kind === 'none') return
    setCursor(next)
    const order = findOrder(board, effect.cardId)
    if (!order) return
    const name = order.customer?.name ?? `№${order.number}`
    if (effect.kind === 'focus') focus(effect.cardId)
    else if (effect.kind === 'open') void navigate({ to: '/orders/$orderId', params: { orderId: order.id } })
    else if (effect.kind === 'lift') say(t('board.lifted', { name, status: nameOf(order.status) }))
    else if (effect.kind === 'over') {
      say(nameOf(effect.stageId))
      container.current?.querySelectorAll('section')[board.columns.findIndex((column) => column.status.code === effect.stageId)]?.scrollIntoView({ inline: 'nearest', block: 'nearest' })
    } else if (effect.kind === 'putBack') say(t('board.putBack', { name }))
    else drop(order, effect.stageId)
  }

  const known = cursor && findOrder(board, cursor.cardId)
  const reachableId = known ? cursor.cardId : board.columns.find(({ items }) => items.length)?.items[0]?.id
  return (
    <>
      {/* keys bubble up from the cards: one listener for all of them */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div ref={container} className={`${boardClasses.columns} ${classes.columns}`} onKeyDown={onKeyDown}>
        {board.columns.map((column) => (
          <Column
            key={column.status.code}
            column={column}
            over={cursor?.overStageId === column.status.code}
            reachableId={reachableId}
            liftedId={cursor?.overStageId ? cursor.cardId : undefined}
            onDrop={onDrop}
            onLoadMore={loadMore}
            onReveal={onReveal}
          />
        ))}
      </div>
      <p id="order-card-help" className="visually-hidden">
        {t('board.help')}
      </p>
      <div className="visually-hidden" role="status" aria-live="assertive">
        {said}
      </div>
      <Confirm
        opened={cancelling !== null}
        title={t('card.cancelTitle')}
        confirm={t('card.cancelConfirm')}
        leave={t('card.keep')}
        danger
        onClose={() => setCancelling(null)}
        onConfirm={() => {
          if (cancelling) void move(cancelling.order, cancelling.code)
          setCancelling(null)
        }}
      >
        {t('card.cancelText')}
      </Confirm>
    </>
  )
}

/** A move is shown at once, sent, and taken back with a message when it is refused. */
function useMoves(filter: OrderFilter, say: (text: string) => void) {
  const { t } = useTranslation('orders')
  const cache = useQueryClient()
  const showProblem = useShowProblem()
  const { nameOf, kindOf } = useOrderStatuses()
  const loading = useRef(new Set<string>())
  const asked = JSON.stringify(filter)
  const update = useCallback(
    (change: (board: Board) => Board) => cache.setQueryData(orderBoardQuery(JSON.parse(asked) as OrderFilter).queryKey, (now) => now && change(now)),
    [cache, asked],
  )
  const move = useCallback(
    async (order: Order, code: string) => {
      update((board) => placed(board, { ...order, status: code, statusKind: kindOf(code) }))
      try {
        const moved = await editOrder(order.id, { status: code, version: order.version })
        update((board) => placed(board, moved))
        say(t('card.statusChanged', { number: moved.number, status: nameOf(moved.status) }))
        void cache.invalidateQueries({ queryKey: ['orders'] })
      } catch (error) {
        const problem = toProblem(error)
        update((board) => placed(board, (problem.conflict && (problem.problem.current as Order | undefined)) || order))
        showProblem(problem)
      }
    },
    [update, cache, say, showProblem, nameOf, kindOf, t],
  )
  const loadMore = useCallback(
    (code: string) => {
      const now = cache.getQueryData(orderBoardQuery(JSON.parse(asked) as OrderFilter).queryKey)
      const after = now?.columns.find((column) => column.status.code === code)?.next
      if (!after || loading.current.has(code)) return
      loading.current.add(code)
      readColumn(code, after, JSON.parse(asked) as OrderFilter)
        .then((page) => update((board) => appended(board, code, page)))
        .catch(() => undefined)
        .finally(() => loading.current.delete(code))
    },
    [cache, asked, update],
  )
  return { move, loadMore }
}

function BoardSkeleton() {
  return (
    <div className={`${boardClasses.columns} ${classes.columns}`} aria-hidden>
      {[4, 3, 3, 2].map((cards, column) => (
        <div key={column} className={boardClasses.column}>
          <Skeleton height={16} width="50%" m={12} />
          {Array.from({ length: cards }, (_, card) => (
            <Skeleton key={card} height={92} radius="md" mx={8} mb={8} w="auto" />
          ))}
        </div>
      ))}
    </div>
  )
}
