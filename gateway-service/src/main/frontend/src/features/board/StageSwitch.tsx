import { useMediaQuery } from '@mantine/hooks'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import type { Board, BoardColumn } from './boardModel'
import classes from './StageSwitch.module.css'

const SETTLED_AFTER = 120

/**
 * Which column a phone shows: it has room for one, which is swiped or chosen. It stands in the address, so that one
 * comes back from a card to the column from which it was opened.
 */
export function useShownStage(container: RefObject<HTMLDivElement | null>, board: Board | undefined) {
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const { stage } = useSearch({ from: '/shell/boardLayout' })
  const navigate = useNavigate()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const columns = board?.columns
  const at = Math.max(0, columns?.findIndex((column) => column.stage.id === stage) ?? 0)
  const there = Boolean(columns)
  const first = useRef(at)
  first.current = at

  useLayoutEffect(() => {
    const row = container.current
    if (phone && there && row) row.scrollLeft = first.current * row.clientWidth
  }, [container, phone, there])
  useEffect(() => () => clearTimeout(timer.current), [])

  const onScroll = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      const row = container.current
      if (!row || !phone || row.clientWidth === 0) return
      const shown = columns?.[Math.round(row.scrollLeft / row.clientWidth)]?.stage.id
      if (shown && shown !== columns[first.current]?.stage.id) void navigate({ to: '.', search: (before) => ({ ...before, stage: shown }), replace: true })
    }, SETTLED_AFTER)
  }, [container, phone, columns, navigate])

  const show = useCallback(
    (stageId: string) => {
      const row = container.current
      const index = columns?.findIndex((column) => column.stage.id === stageId) ?? -1
      if (row && index >= 0) row.scrollLeft = index * row.clientWidth
    },
    [container, columns],
  )
  return { stageId: columns?.[at]?.stage.id, onScroll, show }
}

interface Props {
  columns: BoardColumn[]
  shown: string | undefined
  onShow: (stageId: string) => void
}

/** The stages in a row, with how many leads stand in each; only a phone shows it. */
export function StageSwitch({ columns, shown, onShow }: Props) {
  const { t } = useTranslation('board')
  const { number } = useFormats()
  const bar = useRef<HTMLElement>(null)
  useEffect(() => {
    const pressed = bar.current?.querySelector<HTMLElement>('[aria-pressed="true"]')
    if (bar.current && pressed) bar.current.scrollLeft = pressed.offsetLeft - (bar.current.clientWidth - pressed.offsetWidth) / 2
  }, [shown])
  return (
    <nav ref={bar} className={classes.bar} aria-label={t('stages')}>
      {columns.map(({ stage, count }) => (
        <button
          key={stage.id}
          type="button"
          className={classes.stage}
          aria-pressed={stage.id === shown}
          aria-label={t('columnLabel', { stage: stage.name, count })}
          onClick={() => onShow(stage.id)}
        >
          <span className={classes.dot} style={{ background: stage.color ?? 'var(--line-strong)' }} />
          {stage.name}
          <span className={classes.count}>{number(count)}</span>
        </button>
      ))}
    </nav>
  )
}
