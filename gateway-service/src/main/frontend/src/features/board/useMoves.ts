import { useNavigate } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Card, Stage } from '@/shared/api/model'
import { toProblem } from '@/shared/api/problem'
import { moveLead } from '@/shared/leads/moveLead'
import type { Answer } from '@/shared/leads/StageQuestion'
import { type Asks, askedBy, stageAsks } from '@/shared/leads/stageAsks'
import { useTellWhenFull } from '@/shared/leads/stageLoad'
import { live } from '@/shared/live/live'
import { useShowProblem } from '@/shared/ui/problemText'
import { applyCard, type Board, moveCard, putIn, takeOut } from './boardModel'

/** A card that hangs over a stage until the person has answered what the stage asks. */
export interface Question {
  card: Card
  stage: Stage
  asks: Extract<Asks, { kind: 'reason' | 'fields' }>
}

/** Somebody else changed the card meanwhile: what it is now, and what was wanted. */
export interface Conflict {
  wanted: Stage
  current: Card
  answer: Answer
}

interface Board_ {
  update: (change: (board: Board) => Board) => void
  hold: (id: string) => void
  release: (id: string) => void
}

/** Moving cards: shown at once, sent, and taken back with a message when it is refused. */
export function useMoves({ update, hold, release }: Board_, announce: (text: string) => void) {
  const { t } = useTranslation('board')
  const navigate = useNavigate()
  const showProblem = useShowProblem()
  const tellWhenFull = useTellWhenFull()
  const [question, setQuestion] = useState<Question | null>(null)
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const [busy, setBusy] = useState(false)

  const putBack = useCallback(
    (card: Card) => {
      update((board) => putIn(takeOut(board, card.id), card))
      release(card.id)
    },
    [update, release],
  )

  const send = useCallback(
    async (card: Card, stage: Stage, answer: Answer = {}) => {
      setBusy(true)
      try {
        const moved = await moveLead(card.id, { stageId: stage.id, version: card.version, ...answer })
        update((board) => applyCard(board, moved))
        release(card.id)
        setQuestion(null)
        announce(t('said.moved', { name: card.title ?? t('shared:noName'), stage: stage.name }))
        tellWhenFull(moved.stageLoad, stage.name)
        live.announce({ leadId: card.id, type: 'local', version: moved.version, stageId: moved.stageId, pipelineId: moved.pipelineId })
      } catch (error) {
        const problem = toProblem(error)
        const asks = askedBy(problem)
        if (asks?.kind === 'reason' || asks?.kind === 'fields') {
          setQuestion({ card, stage, asks })
        } else if (asks?.kind === 'conversion') {
          putBack(card)
          void navigate({ to: '/leads/$leadId', params: { leadId: card.id }, search: (before) => ({ ...before, sheet: 'convert' as const }) })
        } else if (problem.conflict && problem.problem.current) {
          const current = problem.problem.current as Card
          setQuestion(null)
          putBack(current)
          setConflict({ wanted: stage, current, answer })
        } else {
          setQuestion(null)
          putBack(card)
          showProblem(problem, t('backInPlace', { name: card.title ?? t('shared:noName') }))
        }
      } finally {
        setBusy(false)
      }
    },
    [update, release, putBack, announce, navigate, showProblem, tellWhenFull, t],
  )

  /** A card was dropped on a stage, by mouse or by keyboard. */
  const drop = useCallback(
    (card: Card, stage: Stage) => {
      if (card.stageId === stage.id) return
      const asks = stageAsks(stage)
      if (asks.kind === 'conversion') {
        void navigate({ to: '/leads/$leadId', params: { leadId: card.id }, search: (before) => ({ ...before, sheet: 'convert' as const }) })
        return
      }
      hold(card.id)
      update((board) => moveCard(board, card.id, stage.id, new Date().toISOString()))
      if (asks.kind === 'reason') setQuestion({ card, stage, asks })
      else void send(card, stage)
    },
    [hold, update, send, navigate],
  )

  const answer = useCallback((given: Answer) => question && void send(question.card, question.stage, given), [question, send])
  const cancel = useCallback(() => {
    if (!question) return
    putBack(question.card)
    announce(t('said.putBack', { name: question.card.title ?? t('shared:noName') }))
    setQuestion(null)
  }, [question, putBack, announce, t])

  /** The person decides after a conflict: move the card as it is now, or leave it. */
  const decide = useCallback(
    (moveAnyway: boolean) => {
      if (!conflict) return
      setConflict(null)
      if (!moveAnyway) return
      const { current, wanted, answer: given } = conflict
      hold(current.id)
      update((board) => moveCard(board, current.id, wanted.id, new Date().toISOString()))
      void send(current, wanted, given)
    },
    [conflict, hold, update, send],
  )

  return { drop, question, answer, cancel, conflict, decide, busy }
}
