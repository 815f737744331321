import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, type FocusEvent, type RefObject, useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Card, Stage } from '@/shared/api/model'
import { type Cursor, pressKey } from '@/shared/board/boardKeys'
import { type Board, findCard } from './boardModel'

const HANDLED = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'Enter', ' ', 'Escape'])

/** The board by keyboard: where one is, what one carries, and what is said about it. */
export function useBoardKeys(
  container: RefObject<HTMLElement | null>,
  board: Board | undefined,
  drop: (card: Card, stage: Stage) => void,
  announce: (text: string) => void,
) {
  const { t } = useTranslation('board')
  const navigate = useNavigate()
  const [cursor, setCursor] = useState<Cursor | null>(null)
  const reveals = useRef(new Map<string, (row: number) => void>())

  const onReveal = useCallback((stageId: string, reveal: ((row: number) => void) | null) => {
    if (reveal) reveals.current.set(stageId, reveal)
    else reveals.current.delete(stageId)
  }, [])

  /** Brings a card into view, also one that is not drawn yet, and gives it the focus. */
  const focusCard = useCallback(
    (cardId: string) => {
      const column = board?.columns.find(({ items }) => items.some((item) => item.id === cardId))
      if (!column) return
      reveals.current.get(column.stage.id)?.(column.items.findIndex((item) => item.id === cardId))
      let tries = 0
      const focus = () => {
        const link = container.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(cardId)}"] a`)
        if (link) {
          link.focus({ preventScroll: true })
          link.closest('section')?.scrollIntoView({ inline: 'nearest', block: 'nearest' })
        } else if (tries++ < 10) requestAnimationFrame(focus)
      }
      requestAnimationFrame(focus)
    },
    [board, container],
  )

  const onKeyDown = (event: KeyboardEvent) => {
    if (!board || !HANDLED.has(event.key) || event.ctrlKey || event.metaKey || event.altKey) return
    const cardId = (event.target as HTMLElement).closest<HTMLElement>('[data-card]')?.dataset.card
    if (!cardId) return
    const now = cursor?.cardId === cardId ? cursor : { cardId }
    const { cursor: next, effect } = pressKey(board, now, event.key)
    if (effect.kind === 'none') {
      if (event.key !== 'Escape') event.preventDefault()
      return
    }
    event.preventDefault()
    event.stopPropagation()
    setCursor(next)
    const card = findCard(board, effect.cardId)
    if (!card) return
    const name = card.title || t('shared:noName')
    const stageName = (id: string) => board.columns.find((column) => column.stage.id === id)?.stage.name ?? ''
    switch (effect.kind) {
      case 'focus':
        focusCard(effect.cardId)
        break
      case 'open':
        void navigate({ to: '/leads/$leadId', params: { leadId: effect.cardId }, search: (before) => before })
        break
      case 'lift':
        announce(t('said.lifted', { name, stage: stageName(card.stageId) }))
        break
      case 'over': {
        announce(t('said.over', { stage: stageName(effect.stageId) }))
        container.current?.querySelectorAll('section')[board.columns.findIndex((column) => column.stage.id === effect.stageId)]?.scrollIntoView({ inline: 'nearest', block: 'nearest' })
        break
      }
      case 'putBack':
        announce(t('said.putBack', { name }))
        break
      case 'drop': {
        const stage = board.columns.find((column) => column.stage.id === effect.stageId)?.stage
        if (stage) drop(card, stage)
        // the card is in another column now: the focus goes with it
        setTimeout(() => {
          const link = container.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(card.id)}"] a`)
          if (link && document.activeElement === document.body) link.focus()
        }, 60)
        break
      }
    }
  }

  const onFocus = (event: FocusEvent) => {
    const cardId = (event.target as HTMLElement).closest<HTMLElement>('[data-card]')?.dataset.card
    if (cardId) setCursor((before) => (before?.cardId === cardId ? before : { cardId }))
  }

  const known = cursor && board && findCard(board, cursor.cardId)
  return {
    onKeyDown,
    onFocus,
    onReveal,
    reachableId: known ? cursor.cardId : board?.columns.find(({ items }) => items.length)?.items[0]?.id,
    liftedId: cursor?.overStageId ? cursor.cardId : undefined,
    overStageId: cursor?.overStageId,
  }
}
