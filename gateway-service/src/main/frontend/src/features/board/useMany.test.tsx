// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Selection, SelectionContext } from './selection'
import { card } from './testBoard'
import { useMany } from './useMany'

const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
const sent = (call: Parameters<typeof fetch>) => JSON.parse(call[1]!.body as string) as { leads: { id: string; version: number }[]; action: unknown }

describe('one thing done to many cards', () => {
  const fetched = vi.fn<typeof fetch>()
  let selection: Selection
  const start = () => {
    const around = ({ children }: { children: ReactNode }) => (
      <QueryClientProvider client={new QueryClient()}>
        <SelectionContext value={selection}>{children}</SelectionContext>
      </QueryClientProvider>
    )
    return renderHook(() => useMany(), { wrapper: around }).result
  }
  /** Every lead is done but those named. */
  const refuse = (...refused: string[]) =>
    fetched.mockImplementation((...call) =>
      Promise.resolve(
        answer(200, {
          items: sent(call).leads.map(({ id }) =>
            refused.includes(id)
              ? { id, outcome: 'refused', problem: { status: 409, type: 'x/version-conflict', title: 'Changed meanwhile', detail: 'Somebody changed it.' }, lead: null }
              : { id, outcome: 'done', problem: null, lead: null },
          ),
        }),
      ),
    )

  beforeEach(() => {
    selection = new Selection()
    vi.stubGlobal('fetch', fetched)
  })
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.clearAllMocks()
    vi.useRealTimers()
  })

  it('goes in steps, with the versions that were seen', async () => {
    selection.add(Array.from({ length: 60 }, (_, i) => card(`c${i}`, 'new', 0, { version: i })))
    refuse()
    const many = start()
    await act(() => many.current.run({ kind: 'assign', managerId: 'm' }))
    expect(fetched.mock.calls.map((call) => sent(call).leads.length)).toEqual([25, 25, 10])
    expect(sent(fetched.mock.calls[1]!).leads[0]).toEqual({ id: 'c25', version: 25 })
    expect(many.current.progress).toMatchObject({ of: 60, done: 60, refused: [], running: false })
    expect(selection.cards().size).toBe(0)
  })

  it('leaves picked what was refused, with the reason', async () => {
    selection.add(['a', 'b', 'c'].map((id) => card(id, 'new')))
    refuse('b')
    const many = start()
    await act(() => many.current.run({ kind: 'move', stageId: 's' }))
    expect(many.current.progress?.done).toBe(2)
    expect(many.current.progress?.refused.map(({ card: { id }, problem }) => [id, problem.slug])).toEqual([['b', 'version-conflict']])
    expect([...selection.cards().keys()]).toEqual(['b'])
  })

  it('asks again with the same key when no answer came, and then gives up with all still picked', async () => {
    vi.useFakeTimers()
    selection.add([card('a', 'new')])
    fetched.mockImplementation(() => Promise.resolve(answer(503, { status: 503, title: 'Down' })))
    const many = start()
    await act(async () => {
      const run = many.current.run({ kind: 'tag', tags: ['vip'] })
      await vi.runAllTimersAsync()
      await run
    })
    const keys = fetched.mock.calls.map(([, init]) => new Headers(init?.headers).get('Idempotency-Key'))
    expect(keys).toHaveLength(3)
    expect(new Set(keys).size).toBe(1)
    expect(many.current.progress?.refused).toHaveLength(1)
    expect(selection.has('a')).toBe(true)
  })
})
