// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { soon } from '@/test-soon'
import type { BoardFilters } from './api/board'
import { type Board, findCard, keepNewer } from './boardModel'
import { board, card } from './testBoard'
import { useBoard } from './useBoard'

class Source extends EventTarget {
  static readonly CLOSED = 2
  static last: Source
  readyState = 1
  onerror: (() => void) | null = null
  constructor() {
    super()
    Source.last = this
  }
  close() {
    this.readyState = 2
  }
  tell(type: string, data: unknown = {}) {
    act(() => void this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) })))
  }
}

const FILTERS: BoardFilters = {}
const MINE: BoardFilters = { managerId: 'me' }
const nothing = () => undefined
const answer = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
const changed = (leadId: string, version: number) => ({ type: 'lead.edited.v1', leadId, version, pipelineId: 'p' })

describe('a board that others change', () => {
  let now: Board
  /** What the service answers when it is asked for single cards. */
  let leads: (ids: string[]) => Promise<Response>
  let boards: () => Promise<Response>

  const open = async (queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })) => {
    const around = ({ children }: { children: ReactNode }) => <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    const { result, rerender, unmount } = renderHook((filters: BoardFilters) => useBoard(filters, nothing), { wrapper: around, initialProps: FILTERS })
    await soon(() => expect(result.current.query.data).toBeTruthy())
    return { queries, filter: rerender, close: unmount, shown: (id: string) => findCard(result.current.query.data!, id) }
  }
  const start = async () => (await open()).shown

  beforeEach(() => {
    now = board({ new: [card('a', 'new', 30)], talk: [card('b', 'talk', 20)] })
    boards = () => Promise.resolve(answer(now))
    leads = () => Promise.resolve(answer({ items: [] }))
    vi.stubGlobal('EventSource', Source)
    vi.stubGlobal('fetch', (address: string) => {
      const ids = new URL(address, 'http://desk').searchParams.get('ids')
      return ids ? leads(ids.split(',')) : boards()
    })
  })
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
    vi.useRealTimers()
  })

  it('is read again when it is shown again: nobody listened for it meanwhile', async () => {
    const before = await open()
    Source.last.tell('ready')
    before.close()
    now = board({ new: [], talk: [card('a', 'talk', 40, { version: 2 }), card('b', 'talk', 20)] })
    const { shown } = await open(before.queries)
    await soon(() => expect(shown('a')?.stageId).toBe('talk'))
  })

  it('is read again when its filters come back', async () => {
    const { filter, shown } = await open()
    Source.last.tell('ready')
    const all = now
    now = board({ new: [], talk: [] })
    filter(MINE)
    await soon(() => expect(shown('a')).toBeUndefined())
    now = board({ new: [], talk: [card('a', 'talk', 40, { version: 2 }), ...all.columns[1]!.items] })
    filter(FILTERS)
    await soon(() => expect(shown('a')?.stageId).toBe('talk'))
  })

  it('does not write what was asked under former filters into the board that is shown', async () => {
    const { filter, shown } = await open()
    Source.last.tell('ready')
    const asked: string[] = []
    leads = () => Promise.resolve(answer({ items: [card('a', 'talk', 50, { version: 3 })] }))
    vi.stubGlobal('fetch', (address: string) => {
      const { searchParams } = new URL(address, 'http://desk')
      if (!searchParams.has('ids')) return boards()
      asked.push(searchParams.get('managerId') ?? 'anybody')
      return leads([])
    })
    Source.last.tell('change', changed('a', 2))
    filter(MINE)
    Source.last.tell('change', changed('a', 3))
    await soon(() => expect(shown('a')?.version).toBe(3))
    expect(asked).toEqual(['me'])
  })

  it('asks no more for a board that is closed', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const { close } = await open()
    Source.last.tell('ready')
    let tries = 0
    boards = () => {
      tries++
      return Promise.resolve(answer({ title: 'away' }, 500))
    }
    Source.last.tell('reset')
    await soon(() => expect(tries).toBeGreaterThan(0))
    close()
    const until = tries
    await vi.advanceTimersByTimeAsync(20_000)
    expect(tries).toBe(until)
  })

  it('shows after a lost connection what was changed meanwhile', async () => {
    const shown = await start()
    Source.last.tell('ready')
    now = board({ new: [], talk: [card('a', 'talk', 40, { version: 2 }), card('b', 'talk', 20)] })
    Source.last.tell('reset')
    await soon(() => expect(shown('a')?.stageId).toBe('talk'))
  })

  it('asks again when the stream is back before the service', async () => {
    const shown = await start()
    Source.last.tell('ready')
    let tries = 0
    boards = () => {
      tries++
      return Promise.resolve(answer({ title: 'away' }, 500))
    }
    Source.last.tell('reset')
    await soon(() => expect(tries).toBeGreaterThan(0))
    now = board({ new: [], talk: [card('a', 'talk', 40, { version: 2 })] })
    boards = () => Promise.resolve(answer(now))
    await soon(() => expect(shown('a')?.stageId).toBe('talk'))
  })

  it('lets no answer overtake another', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const shown = await start()
    const answers: ((items: unknown[]) => void)[] = []
    leads = () => new Promise((resolve) => answers.push((items) => resolve(answer({ items }))))
    Source.last.tell('change', changed('a', 2))
    await soon(() => expect(answers).toHaveLength(1))
    // while the first is on its way the card is changed once more: it is asked for after that, not beside it
    Source.last.tell('change', changed('a', 3))
    await vi.advanceTimersByTimeAsync(10_000)
    expect(answers).toHaveLength(1)

    answers[0]!([])
    await soon(() => expect(answers).toHaveLength(2))
    answers[1]!([card('a', 'talk', 50, { version: 3 })])
    await soon(() => expect(shown('a')?.version).toBe(3))
  })

  it('is kept true while somebody changes leads all the time', async () => {
    const shown = await start()
    let version = 1
    leads = () => Promise.resolve(answer({ items: [card('a', 'new', 30, { version })] }))
    const busy = setInterval(() => {
      version++
      Source.last.tell('change', changed('a', version))
    }, 40)
    await soon(() => expect(shown('a')!.version).toBeGreaterThan(1))
    clearInterval(busy)
  })

  it('asks again for cards that could not be read', async () => {
    const shown = await start()
    let tries = 0
    leads = () => {
      tries++
      return Promise.resolve(answer({ title: 'away' }, 503))
    }
    Source.last.tell('change', changed('a', 2))
    await soon(() => expect(tries).toBeGreaterThan(0))
    leads = () => Promise.resolve(answer({ items: [card('a', 'new', 30, { version: 2 })] }))
    await soon(() => expect(shown('a')?.version).toBe(2))
  })

  it('keeps a newer card when an older answer arrives after it', () => {
    const read = board({ new: [card('a', 'new', 30), card('c', 'new', 10)], talk: [] })
    const newer = board({ new: [card('c', 'new', 10)], talk: [card('a', 'talk', 40, { version: 5 })] })
    const kept = keepNewer(newer, read)
    expect(findCard(kept, 'a')).toMatchObject({ version: 5, stageId: 'talk' })
    expect(kept.columns.map((column) => column.count)).toEqual([1, 1])
    // nothing is kept that the service does not show any more, nor a card in the version that was read
    expect(findCard(keepNewer(newer, board({ new: [], talk: [] })), 'a')).toBeUndefined()
    expect(keepNewer(read, read)).toBe(read)
  })
})
