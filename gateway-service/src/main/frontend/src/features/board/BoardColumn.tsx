import { Popover, Skeleton, Tooltip } from '@mantine/core'
import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useVirtualizer } from '@tanstack/react-virtual'
import { IconAlertTriangle, IconArrowRight, IconLogout2 } from '@tabler/icons-react'
import { memo, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Card, Stage } from '@/shared/api/model'
import boardClasses from '@/shared/board/Board.module.css'
import { useFormats } from '@/shared/format/useFormats'
import { TemperatureBadge } from '@/shared/ui/Temperature'
import classes from './BoardColumn.module.css'
import { BoardCard } from './BoardCard'
import { type BoardColumn as Column, isOverLimit } from './boardModel'

const CARD_HEIGHT = 92
const GAP = 8

interface Props {
  column: Column
  /** Share of those who reached this stage that went on to the next; undefined while unknown. */
  share: number | null | undefined
  /** A card that is carried by keyboard hangs over this column. */
  over: boolean
  reachableId: string | undefined
  liftedId: string | undefined
  pendingId: string | undefined
  openedId: string | undefined
  /** What the stage asks about the card that was just dropped here. */
  question: ReactNode
  onQuestionClosed: () => void
  onDrop: (leadId: string, stage: Stage) => void
  onLoadMore: (stageId: string) => void
  /** A card is picked, or all up to it. */
  onPick: (card: Card, range: boolean) => void
  /** Tells the board how to bring a card of this column into view. */
  onReveal: (stageId: string, reveal: ((row: number) => void) | null) => void
}

export const BoardColumn = memo(function BoardColumn(props: Props) {
  const { column, over, reachableId, liftedId, pendingId, openedId, question, onQuestionClosed, onDrop, onLoadMore, onReveal, onPick } = props
  const { t } = useTranslation('board')
  const { stage, items, next } = column
  const section = useRef<HTMLElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const [hovered, setHovered] = useState(false)

  const rows = useVirtualizer({
    count: items.length + (next ? 1 : 0),
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD_HEIGHT + GAP,
    overscan: 6,
    getItemKey: (row) => items[row]?.id ?? 'more',
  })
  const shown = rows.getVirtualItems()
  const lastShown = shown.at(-1)?.index ?? 0

  useEffect(() => {
    if (next && lastShown >= items.length - 5) onLoadMore(stage.id)
  }, [next, lastShown, items.length, onLoadMore, stage.id])

  useEffect(() => {
    onReveal(stage.id, (row) => rows.scrollToIndex(row, { align: 'auto' }))
    return () => onReveal(stage.id, null)
  }, [onReveal, rows, stage.id])

  useEffect(() => {
    if (!section.current) return
    return dropTargetForElements({
      element: section.current,
      canDrop: ({ source }) => typeof source.data.leadId === 'string' && !stage.into,
      getIsSticky: () => true,
      onDragEnter: ({ source }) => setHovered(source.data.stageId !== stage.id),
      onDragLeave: () => setHovered(false),
      onDrop: ({ source }) => {
        setHovered(false)
        onDrop(source.data.leadId as string, stage)
      },
    })
  }, [onDrop, stage])

  return (
    <section ref={section} className={`${boardClasses.column} ${classes.column}`} data-over={hovered || over || undefined} data-kind={stage.kind} data-full={isOverLimit(column) || undefined} aria-label={t('columnLabel', { stage: stage.name, count: column.count })}>
      <ColumnHead {...props} />
      <Popover opened={Boolean(question)} position="bottom" width={320} onChange={(opened) => !opened && onQuestionClosed()} closeOnClickOutside={false} withRoles={false} withinPortal shadow="xl" offset={CARD_HEIGHT + 2 * GAP}>
        <Popover.Target>
          <div className={classes.anchor} />
        </Popover.Target>
        <Popover.Dropdown>{question}</Popover.Dropdown>
      </Popover>
      <div ref={scroller} className={boardClasses.scroller} tabIndex={items.length ? -1 : 0} role="group" aria-label={stage.name}>
        {items.length === 0 && <p className={boardClasses.empty}>{t(stage.kind === 'open' ? 'emptyColumn' : 'emptyEnd')}</p>}
        <div className={boardClasses.list} style={{ height: rows.getTotalSize() }}>
          {shown.map((row) => {
            const card = items[row.index]
            return (
              <div key={row.key} className={`${boardClasses.slot} ${classes.slot}`} style={{ transform: `translateY(${row.start}px)` }}>
                {card ? (
                  <BoardCard
                    card={card}
                    reachable={card.id === reachableId}
                    lifted={card.id === liftedId}
                    pending={card.id === pendingId}
                    opened={card.id === openedId}
                    onPick={onPick}
                  />
                ) : (
                  <Skeleton height={CARD_HEIGHT} radius="md" />
                )}
              </div>
            )
          })}
        </div>
      </div>
    </section>
  )
})

function ColumnHead({ column, share }: Pick<Props, 'column' | 'share'>) {
  const { t } = useTranslation('board')
  const formats = useFormats()
  const { stage, count, standing, sums, more } = column
  const over = isOverLimit(column)
  const least = more ? '+' : ''
  return (
    <header className={`${boardClasses.head} ${classes.head}`}>
      <div className={classes.title}>
        <span className={classes.dot} style={{ background: stage.color ?? 'var(--line-strong)' }} />
        <h2 className={boardClasses.title} title={stage.name}>
          {stage.name}
        </h2>
        <span className={classes.count} title={more ? t('atLeast', { count }) : undefined}>
          {formats.number(count)}
          {least}
        </span>
        {stage.cardLimit && (
          <span className={classes.limit} data-over={over || undefined} title={t(over ? 'overLimit' : 'withinLimit', { count: standing ?? 0, limit: stage.cardLimit })}>
            {over && <IconAlertTriangle size={13} aria-hidden />}
            <span aria-hidden>{over ? t('overLimitShort', { count: standing! - stage.cardLimit }) : t('limitShort', { limit: stage.cardLimit })}</span>
            <span className="visually-hidden">{t(over ? 'overLimit' : 'withinLimit', { count: standing ?? 0, limit: stage.cardLimit })}</span>
          </span>
        )}
        {stage.kind === 'open' && <TemperatureBadge value={stage.temperature} iconOnly />}
      </div>
      {stage.into && (
        <p className={classes.going} title={t('goingHint')}>
          <IconLogout2 size={13} aria-hidden />
          {t('going')}
        </p>
      )}
      <div className={classes.figures}>
        <span className={classes.sums} title={sums.map((sum) => formats.money(sum, true)).join(' · ')}>
          {sums.length ? sums.map((sum) => formats.moneyShort(sum) + least).join(' · ') : t('noSum')}
        </span>
        {share !== null && share !== undefined && (
          <Tooltip label={t('shareLabel', { share: formats.percent(share) })} multiline w={240}>
            <span className={classes.share}>
              {formats.percent(share)}
              <IconArrowRight size={13} aria-hidden />
              <span className="visually-hidden">{t('shareLabel', { share: formats.percent(share) })}</span>
            </span>
          </Tooltip>
        )}
      </div>
    </header>
  )
}
