// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen } from '@testing-library/react'
import i18next from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { soon } from '@/test-soon'
import type { Session } from '@/shared/api/model'
import { sessionQuery } from '@/shared/session/session'
import texts from '@/shared/i18n/en.json'
import { OthersThere } from './OthersThere'
import { useBeAt } from './presence'

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
  tell(type: string, data: unknown) {
    act(() => void this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) })))
  }
}

const json = (body: unknown) => new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } })
const person = (id: string, name: string, doing = 'open') => ({ id, name, doing })

describe('who has a card open', () => {
  const fetched = vi.fn<typeof fetch>()

  function show(card: React.ReactNode) {
    const queries = new QueryClient()
    queries.setQueryData(sessionQuery.queryKey, { staff: { id: 'me', role: 'manager' }, locale: 'en', workspace: { timeZone: 'Europe/Kyiv' } } as Session)
    return render(
      <I18nextProvider i18n={i18next}>
        <QueryClientProvider client={queries}>{card}</QueryClientProvider>
      </I18nextProvider>,
    )
  }

  beforeAll(async () => {
    await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { shared: texts } }, interpolation: { escapeValue: false } })
  })
  beforeEach(() => {
    vi.stubGlobal('EventSource', Source)
    vi.stubGlobal('fetch', fetched)
    fetched.mockImplementation(() => Promise.resolve(json({ items: [] })))
  })
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
    vi.clearAllMocks()
  })

  it('is said to others, never to oneself, and ends', async () => {
    fetched.mockImplementation(() => Promise.resolve(json({ items: [{ leadId: 'a', people: [person('me', 'I'), person('i', 'Iryna')] }] })))
    show(<OthersThere leadId="a" />)
    expect(await screen.findByText('Iryna has it open')).toBeTruthy()

    Source.last.tell('change', { type: 'lead.presence.v1', leadId: 'a', people: [person('i', 'Iryna', 'writing'), person('o', 'Oleh')] })
    expect(screen.getByRole('status').textContent).toBe('Iryna is writing an answer')
    Source.last.tell('change', { type: 'lead.presence.v1', leadId: 'a', people: [person('i', 'Iryna'), person('o', 'Oleh')] })
    expect(screen.getByRole('status').textContent).toBe('Iryna and Oleh have it open')
    Source.last.tell('change', { type: 'lead.presence.v1', leadId: 'a', people: [person('me', 'I')] })
    expect(screen.getByRole('status').textContent).toBe('')
  })

  it('is what was told last, also when the whole is read more slowly', async () => {
    let answer: (response: Response) => void = () => undefined
    fetched.mockImplementation(() => new Promise((resolve) => (answer = resolve)))
    show(<OthersThere leadId="a" />)
    Source.last.tell('change', { type: 'lead.presence.v1', leadId: 'a', people: [person('o', 'Oleh')] })
    await act(async () => {
      answer(json({ items: [{ leadId: 'a', people: [person('i', 'Iryna')] }] }))
      await Promise.resolve()
    })
    await soon(() => expect(screen.getByRole('status').textContent).toBe('Oleh has it open'))
  })

  it('is said by this browser while the card is open, and taken back with it', async () => {
    const Card = () => {
      useBeAt('a', 'open')
      return null
    }
    const shown = show(<Card />)
    const said = () => fetched.mock.calls.filter(([, options]) => options?.method === 'PUT').map(([, options]) => JSON.parse(options!.body as string) as unknown)
    expect(said()).toEqual([{ leadId: 'a', doing: 'open' }])
    shown.unmount()
    await soon(() => expect(said()).toEqual([{ leadId: 'a', doing: 'open' }, { leadId: 'a', doing: 'nothing' }]))
  })
})
