import { Button, Group, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconInbox, IconSearchOff } from '@tabler/icons-react'
import { type KeyboardEvent, lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Card, Stage } from '@/shared/api/model'
import boardClasses from '@/shared/board/Board.module.css'
import { useFormats } from '@/shared/format/useFormats'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { LinkButton } from '@/shared/ui/links'
import type { BoardFilters } from './api/board'
import { sharesQuery } from './api/shares'
import { BoardColumn } from './BoardColumn'
import { findCard } from './boardModel'
import classes from './BoardPage.module.css'
import { isFiltered } from './filters'
import { useSelection } from './selection'
import { StageSwitch, useShownStage } from './StageSwitch'
import { useBoard } from './useBoard'
import { useBoardKeys } from './useBoardKeys'
import { useMoves } from './useMoves'
import { useSlides } from './useSlides'

const StageQuestion = lazy(() => import('@/shared/leads/StageQuestion').then((module) => ({ default: module.StageQuestion })))
const ConflictDialog = lazy(() => import('./ConflictDialog').then((module) => ({ default: module.ConflictDialog })))

interface Props {
  filters: BoardFilters
  openedId: string | undefined
  onNewLead: () => void
}

export function BoardColumns({ filters, openedId, onNewLead }: Props) {
  const { t } = useTranslation('board')
  const formats = useFormats()
  const container = useRef<HTMLDivElement>(null)
  const [said, setSaid] = useState('')
  // the slides need the board, the board tells the slides: the capture is reached through a ref
  const capture = useRef<(ids: string[]) => void>(() => undefined)
  const beforeChange = useCallback((ids: string[]) => capture.current(ids), [])
  const { query, update, hold, release, loadMore } = useBoard(filters, beforeChange)
  const board = query.data
  capture.current = useSlides(container, board)
  const moves = useMoves({ update, hold, release }, setSaid)
  const keys = useBoardKeys(container, board, moves.drop, setSaid)
  const shares = useQuery({ ...sharesQuery(board?.pipelineId ?? '', (instant) => formats.isoDay(instant)), enabled: Boolean(board) })

  const shown = useShownStage(container, board)

  const latest = useRef({ board, drop: moves.drop })
  latest.current = { board, drop: moves.drop }
  const onDrop = useCallback((leadId: string, stage: Stage) => {
    const card: Card | undefined = latest.current.board && findCard(latest.current.board, leadId)
    if (card) latest.current.drop(card, stage)
  }, [])
  const selection = useSelection()
  const onPick = useCallback(
    (card: Card, range: boolean) => {
      const column = latest.current.board?.columns.find((one) => one.stage.id === card.stageId)
      if (range) selection.extendTo(card, column?.items ?? [])
      else selection.toggle(card)
    },
    [selection],
  )
  useEffect(() => board?.columns.forEach((column) => selection.seen(column.items)), [selection, board])
  const onLoadMore = useCallback((stageId: string) => void loadMore(stageId).catch(() => undefined), [loadMore])

  if (query.error && !board) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  if (!board) return <BoardSkeleton />

  const empty = board.columns.every((column) => column.count === 0)
  if (empty) return <EmptyBoard filtered={isFiltered(filters)} onNewLead={onNewLead} />

  /** x picks the card that has the focus, with Shift all of its column up to it; Esc picks none when nothing is lifted. */
  const onKeyDown = (event: KeyboardEvent) => {
    const id = (event.target as HTMLElement).closest<HTMLElement>('[data-card]')?.dataset.card
    const card = id ? findCard(board, id) : undefined
    if (card && event.code === 'KeyX' && !event.ctrlKey && !event.metaKey && !event.altKey && !keys.liftedId) {
      event.preventDefault()
      onPick(card, event.shiftKey)
      setSaid(t(selection.has(card.id) ? 'said.picked' : 'said.notPicked', { name: card.title || t('shared:noName') }))
    } else if (event.key === 'Escape' && !keys.liftedId && selection.cards().size) selection.clear()
    else keys.onKeyDown(event)
  }

  return (
    <>
      <StageSwitch columns={board.columns} shown={shown.stageId} onShow={shown.show} />
      {/* keys and focus bubble up from the cards: one listener for thousands of them */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div ref={container} className={`${boardClasses.columns} ${classes.columns}`} onKeyDown={onKeyDown} onFocus={keys.onFocus} onScroll={shown.onScroll}>
        {board.columns.map((column) => {
          const asked = moves.question?.stage.id === column.stage.id ? moves.question : null
          return (
            <BoardColumn
              key={column.stage.id}
              column={column}
              share={shares.data?.[column.stage.id]}
              over={keys.overStageId === column.stage.id}
              reachableId={keys.reachableId}
              liftedId={keys.liftedId}
              pendingId={asked?.card.id}
              openedId={openedId}
              question={
                asked && (
                  <Suspense fallback={<Skeleton height={200} />}>
                    <StageQuestion
                      asks={asked.asks}
                      first={asked.card.first}
                      stageName={asked.stage.name}
                      busy={moves.busy}
                      onAnswer={moves.answer}
                      onCancel={moves.cancel}
                    />
                  </Suspense>
                )
              }
              onQuestionClosed={moves.cancel}
              onDrop={onDrop}
              onLoadMore={onLoadMore}
              onReveal={keys.onReveal}
              onPick={onPick}
            />
          )
        })}
      </div>
      <p id="board-card-help" className="visually-hidden">
        {t('cardHelp')}
      </p>
      <div className="visually-hidden" role="status" aria-live="assertive">
        {said}
      </div>
      {moves.conflict && (
        <Suspense fallback={null}>
          <ConflictDialog conflict={moves.conflict} board={board} onDecide={moves.decide} />
        </Suspense>
      )}
    </>
  )
}

function EmptyBoard({ filtered, onNewLead }: { filtered: boolean; onNewLead: () => void }) {
  const { t } = useTranslation('board')
  return (
    <div className={classes.centre}>
      {filtered ? (
        <EmptyState
          icon={IconSearchOff}
          title={t('nothingFound')}
          hint={t('nothingFoundHint')}
          action={
            <LinkButton to="/board" variant="default" mt="xs" search={(before) => ({ pipeline: before.pipeline })}>
              {t('clearFilters')}
            </LinkButton>
          }
        />
      ) : (
        <EmptyState
          icon={IconInbox}
          title={t('empty')}
          hint={t('emptyHint')}
          action={
            <Group mt="xs" gap="xs">
              <LinkButton to="/settings">{t('connect')}</LinkButton>
              <Button variant="default" onClick={onNewLead}>
                {t('newLead')}
              </Button>
            </Group>
          }
        />
      )}
    </div>
  )
}

function BoardSkeleton() {
  return (
    <div className={`${boardClasses.columns} ${classes.columns}`} aria-hidden>
      {[5, 4, 3, 3, 2, 2].map((cards, column) => (
        <div key={column} className={classes.skeleton}>
          <Skeleton height={16} width="50%" m={4} />
          <Skeleton height={12} width="30%" m={4} />
          {Array.from({ length: cards }, (_, card) => (
            <Skeleton key={card} height={92} radius="md" />
          ))}
        </div>
      ))}
    </div>
  )
}
