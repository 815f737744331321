// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react'
import i18next from 'i18next'
import type { ReactNode } from 'react'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { createMemoryHistory, createRootRoute, createRouter, RouterContextProvider } from '@tanstack/react-router'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { soon } from '@/test-soon'
import { type Board, findCard } from './boardModel'
import { board, card, stage } from './testBoard'
import { useMoves } from './useMoves'

const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() })
const around = ({ children }: { children: ReactNode }) => (
  <I18nextProvider i18n={i18next}>
    <RouterContextProvider router={router as never}>{children}</RouterContextProvider>
  </I18nextProvider>
)
const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })

describe('moving a card', () => {
  const fetched = vi.fn<typeof fetch>()
  let shown: Board
  const announced: string[] = []
  const hold = vi.fn()
  const release = vi.fn()
  const update = (change: (before: Board) => Board) => {
    shown = change(shown)
  }
  const mine = card('a', 'new', 30)
  const where = (id: string) => findCard(shown, id)?.stageId
  const start = () => renderHook(() => useMoves({ update, hold, release }, (text) => announced.push(text)), { wrapper: around }).result

  beforeAll(async () => {
    await i18next.use(initReactI18next).init({ lng: 'cimode', ns: ['board', 'shared'] })
  })
  beforeEach(() => {
    shown = board({ new: [mine], talk: [], lost: [] })
    vi.stubGlobal('fetch', fetched)
  })
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.clearAllMocks()
    announced.length = 0
  })

  it('is shown before the service has answered, and stays', async () => {
    let arrive: (response: Response) => void = () => undefined
    fetched.mockReturnValue(new Promise((resolve) => (arrive = resolve)))
    const moves = start()
    act(() => moves.current.drop(mine, stage('talk')))
    expect(where('a')).toBe('talk')
    expect(hold).toHaveBeenCalledWith('a')
    await act(async () => {
      arrive(answer(200, { ...mine, stageId: 'talk', version: 2 }))
      await Promise.resolve()
    })
    await soon(() => expect(release).toHaveBeenCalledWith('a'))
    expect(where('a')).toBe('talk')
    expect(findCard(shown, 'a')?.version).toBe(2)
    expect(announced).toHaveLength(1)
  })

  it('is taken back when it is refused', async () => {
    fetched.mockResolvedValue(answer(503, { title: 'Down' }))
    const moves = start()
    act(() => moves.current.drop(mine, stage('talk')))
    await soon(() => expect(where('a')).toBe('new'))
    expect(findCard(shown, 'a')).toEqual(mine)
  })

  it('asks for the reason before anything is sent, and Esc puts the card back', () => {
    const moves = start()
    act(() => moves.current.drop(mine, stage('lost', 'lost')))
    expect(where('a')).toBe('lost')
    expect(moves.current.question?.asks).toEqual({ kind: 'reason' })
    expect(fetched).not.toHaveBeenCalled()
    act(() => moves.current.cancel())
    expect(where('a')).toBe('new')
    expect(moves.current.question).toBeNull()
  })

  it('asks for the fields that the service misses, and sends them with the same move', async () => {
    fetched.mockResolvedValueOnce(answer(422, { errors: [{ field: 'fields.budget', message: 'Needed', code: 'required' }] }))
    fetched.mockResolvedValueOnce(answer(200, { ...mine, stageId: 'talk', version: 2 }))
    const moves = start()
    act(() => moves.current.drop(mine, stage('talk')))
    await soon(() => expect(moves.current.question?.asks).toEqual({ kind: 'fields', fields: ['budget'] }))
    expect(where('a')).toBe('talk')
    act(() => void moves.current.answer({ fields: { budget: '100' } }))
    await soon(() => expect(moves.current.question).toBeNull())
    expect(JSON.parse(fetched.mock.calls[1]![1]!.body as string)).toEqual({ stageId: 'talk', version: 1, fields: { budget: '100' } })
  })

  it('shows what somebody else did and lets the person decide', async () => {
    const theirs = { ...mine, stageId: 'lost', version: 7, title: 'theirs' }
    fetched.mockResolvedValueOnce(answer(409, { current: theirs }))
    fetched.mockResolvedValueOnce(answer(200, { ...theirs, stageId: 'talk', version: 8 }))
    const moves = start()
    act(() => moves.current.drop(mine, stage('talk')))
    await soon(() => expect(moves.current.conflict?.current.version).toBe(7))
    expect(where('a')).toBe('lost')
    act(() => moves.current.decide(true))
    await soon(() => expect(where('a')).toBe('talk'))
    expect(JSON.parse(fetched.mock.calls[1]![1]!.body as string)).toMatchObject({ version: 7 })
  })
})
