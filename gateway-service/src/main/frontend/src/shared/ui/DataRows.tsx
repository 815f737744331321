import { Button, Loader } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './DataRows.module.css'

export interface Column<T> {
  key: string
  title: string
  /** A track of CSS grid: `minmax(160px, 2fr)`, `96px`. */
  width: string
  end?: boolean
  /** Left out where the page is narrower than this (em); it must not be the only place of what it says. */
  from?: number
  cell: (row: T) => ReactNode
}

interface Props<T> {
  label: string
  columns: Column<T>[]
  rows: T[]
  rowKey: (row: T) => string
  /** A row on a phone: two or three short lines. */
  small: (row: T) => ReactNode
  hasMore: boolean
  loadingMore: boolean
  loadMore: () => void
  /** Marks the row whose details are open. */
  selected?: string
}

const ROW = 48
const ROW_SMALL = 72

/** A long list as a table that draws only what is seen and reads on when its end comes near. Put a `RowLink` into the first cell. */
export function DataRows<T>({ label, columns, rows, rowKey, small, hasMore, loadingMore, loadMore, selected }: Props<T>) {
  const { t } = useTranslation('shared')
  const scroller = useRef<HTMLDivElement>(null)
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false })
  const medium = useMediaQuery('(max-width: 75em)', undefined, { getInitialValueInEffect: false })
  const shown = columns.filter((column) => !column.from || !(medium && column.from >= 75))
  const tracks = phone ? '1fr' : shown.map((column) => column.width).join(' ')
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (phone ? ROW_SMALL : ROW),
    overscan: 12,
    getItemKey: (index) => rowKey(rows[index]!),
  })
  const items = virtual.getVirtualItems()
  const lastSeen = items.at(-1)?.index ?? -1
  useEffect(() => {
    if (hasMore && !loadingMore && lastSeen >= rows.length - 15) loadMore()
  }, [hasMore, loadingMore, lastSeen, rows.length, loadMore])

  return (
    // The region scrolls: without a tab stop the keyboard could not reach rows that have no link in view.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={scroller} className={classes.scroller} tabIndex={0} role="region" aria-label={label}>
      <div role="table" aria-label={label} aria-rowcount={hasMore ? -1 : rows.length + 1} className={classes.table}>
        <div role="rowgroup" className={phone ? 'visually-hidden' : classes.head}>
          <div role="row" aria-rowindex={1} className={classes.row} style={{ gridTemplateColumns: tracks }}>
            {(phone ? columns.slice(0, 1) : shown).map((column) => (
              <div key={column.key} role="columnheader" className={classes.cell} data-end={column.end || undefined}>
                {column.title}
              </div>
            ))}
          </div>
        </div>
        <div role="rowgroup" className={classes.rows} style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = rows[item.index]!
            return (
              <div
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                role="row"
                aria-rowindex={item.index + 2}
                className={classes.row}
                data-body
                data-selected={rowKey(row) === selected || undefined}
                style={{ gridTemplateColumns: tracks, transform: `translateY(${item.start}px)`, minHeight: phone ? ROW_SMALL : ROW }}
              >
                {phone ? (
                  <div role="cell" className={classes.small}>
                    {small(row)}
                  </div>
                ) : (
                  shown.map((column) => (
                    <div key={column.key} role="cell" className={classes.cell} data-end={column.end || undefined}>
                      {column.cell(row)}
                    </div>
                  ))
                )}
              </div>
            )
          })}
        </div>
      </div>
      {hasMore && (
        <div className={classes.more}>
          {loadingMore ? (
            <Loader size="sm" aria-label={t('loadMore')} />
          ) : (
            <Button variant="subtle" size="xs" onClick={loadMore}>
              {t('loadMore')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
