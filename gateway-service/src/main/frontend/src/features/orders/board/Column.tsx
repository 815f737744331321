import { Skeleton } from '@mantine/core'
import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import boardClasses from '@/shared/board/Board.module.css'
import { useFormats } from '@/shared/format/useFormats'
import { STATUS_ICON } from '@/shared/orders/OrderStatusBadge'
import { useOrderStatuses } from '@/shared/orders/statuses'
import type { OrderColumn } from './board'
import classes from './OrderBoard.module.css'
import { OrderCard } from './OrderCard'

const CARD_HEIGHT = 92
const GAP = 8

interface Props {
  column: OrderColumn
  /** A card that is carried by keyboard hangs over this column. */
  over: boolean
  reachableId: string | undefined
  liftedId: string | undefined
  onDrop: (orderId: string, code: string) => void
  onLoadMore: (code: string) => void
  /** Tells the board how to bring a card of this column into view. */
  onReveal: (code: string, reveal: ((row: number) => void) | null) => void
}

export const Column = memo(function Column({ column, over, reachableId, liftedId, onDrop, onLoadMore, onReveal }: Props) {
  const { t } = useTranslation('orders')
  const formats = useFormats()
  const { nameOf } = useOrderStatuses()
  const { status, items, next, count, sums, more } = column
  const { code } = status
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
    if (next && lastShown >= items.length - 5) onLoadMore(code)
  }, [next, lastShown, items.length, onLoadMore, code])
  useEffect(() => {
    onReveal(code, (row) => rows.scrollToIndex(row, { align: 'auto' }))
    return () => onReveal(code, null)
  }, [onReveal, rows, code])
  useEffect(() => {
    if (!section.current) return
    return dropTargetForElements({
      element: section.current,
      // where no way leads, nothing can be dropped
      canDrop: ({ source }) => Array.isArray(source.data.next) && source.data.next.includes(code),
      getIsSticky: () => true,
      onDragEnter: () => setHovered(true),
      onDragLeave: () => setHovered(false),
      onDrop: ({ source }) => {
        setHovered(false)
        onDrop(source.data.orderId as string, code)
      },
    })
  }, [onDrop, code])

  const Icon = STATUS_ICON[status.kind]
  const name = nameOf(code)
  const least = more ? '+' : ''
  return (
    <section ref={section} className={boardClasses.column} data-over={hovered || over || undefined} aria-label={t('board.column', { status: name, count })}>
      <header className={`${boardClasses.head} ${classes.head}`}>
        <div className={boardClasses.line}>
          <Icon size={14} color={status.color} aria-hidden />
          <h2 className={boardClasses.title} title={name}>
            {name}
          </h2>
          <span className={classes.quiet}>
            {formats.number(count)}
            {least}
          </span>
        </div>
        <p className={classes.quiet} title={sums.map((sum) => formats.money(sum, true)).join(' · ')}>
          {sums.length ? sums.map((sum) => formats.moneyShort(sum) + least).join(' · ') : '–'}
        </p>
      </header>
      <div ref={scroller} className={boardClasses.scroller} tabIndex={items.length ? -1 : 0} role="group" aria-label={name}>
        {items.length === 0 && <p className={boardClasses.empty}>{t('board.nothingHere')}</p>}
        <div className={boardClasses.list} style={{ height: rows.getTotalSize() }}>
          {shown.map((row) => {
            const order = items[row.index]
            return (
              <div key={row.key} className={boardClasses.slot} style={{ transform: `translateY(${row.start}px)` }}>
                {order ? <OrderCard order={order} reachable={order.id === reachableId} lifted={order.id === liftedId} /> : <Skeleton height={CARD_HEIGHT} radius="md" />}
              </div>
            )
          })}
        </div>
      </div>
    </section>
  )
})
