// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import i18next from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { sessionQuery } from '@/shared/session/session'
import type { Role, Session } from '@/shared/api/model'
import texts from './i18n/en.json'
import { Asked, FigureLink } from './FigureLink'
import { LeadsBehind } from './LeadsBehind'
import { readQuery } from './query'

const QUERY = { ...readQuery({ from: '2026-10-01', to: '2026-10-31' }, '2026-11-21'), pipelineId: 'p' }
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
const stage = { stageId: 'offer', name: 'Offer', kind: 'open' }
const page = {
  items: [
    { leadId: 'a', number: 12, times: 2 },
    { leadId: 'b', number: 7, times: 1 },
  ],
  next: null,
  count: 3,
  leads: 2,
}
const card = { id: 'a', number: 12, title: 'Iryna Koval', channel: 'telegram', pipelineId: 'p', stageId: 'offer', manager: null, amount: null }

describe('the leads behind a figure', () => {
  const fetched = vi.fn<typeof fetch>()
  const closed = vi.fn()
  const addresses = () => fetched.mock.calls.map(([address]) => address as string)

  function show(role: Role, leads: () => Response = () => json({ items: [card], next: null })) {
    fetched.mockImplementation((address) => {
      const path = address as string
      if (path.startsWith('/api/reports/funnel/leads')) return Promise.resolve(json(page))
      if (path.startsWith('/api/reports/funnel')) return Promise.resolve(json({ stages: [stage] }))
      if (path.startsWith('/api/leads')) return Promise.resolve(leads())
      return Promise.resolve(json({ items: [] }))
    })
    const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
    queries.setQueryData(sessionQuery.queryKey, { staff: { role }, workspace: { timeZone: 'Europe/Kyiv' } } as Session)
    const root = createRootRoute({
      component: () => <LeadsBehind report="funnel" query={QUERY} figure={{ name: 'rejected', stage: 'offer' }} onClose={closed} />,
    })
    const router = createRouter({ routeTree: root, history: createMemoryHistory() })
    render(
      <I18nextProvider i18n={i18next}>
        <MantineProvider env="test">
          <QueryClientProvider client={queries}>
            <RouterProvider router={router as never} />
          </QueryClientProvider>
        </MantineProvider>
      </I18nextProvider>,
    )
  }

  beforeAll(async () => {
    // a list draws what fits: in jsdom nothing has a size of its own
    for (const side of ['clientHeight', 'clientWidth']) Object.defineProperty(HTMLElement.prototype, side, { configurable: true, value: 800 })
    await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { reports: texts } }, interpolation: { escapeValue: false } })
  })
  beforeEach(() => vi.stubGlobal('fetch', fetched))
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
    vi.clearAllMocks()
  })

  it('have the figure in their title, their cards, and a word for those that are gone', async () => {
    show('owner')
    const name = await screen.findByRole('link', { name: 'Iryna Koval' })
    expect(name.getAttribute('href')).toBe('/leads/a')
    expect(screen.getByRole('dialog', { name: 'Rejected at Offer: 3' })).toBeTruthy()
    expect(screen.getByText(texts.behind.gone)).toBeTruthy()
    expect(screen.getByText('×2')).toBeTruthy()
    expect(addresses()).toContainEqual(expect.stringMatching(/^\/api\/leads\?ids=a%2Cb/))
  })

  it('are numbers for an analyst, who is shown no card and asks for none', async () => {
    show('analyst')
    expect(await screen.findByText('12')).toBeTruthy()
    expect(screen.getByText(texts.behind.numbersOnly)).toBeTruthy()
    expect(screen.queryByRole('link')).toBeNull()
    expect(addresses().filter((address) => address.startsWith('/api/leads'))).toEqual([])
  })

  it('keep their numbers while lead-service is down', async () => {
    show('owner', () => json({ title: 'Leads are not available at the moment' }, 503))
    expect(await screen.findByText('Leads are not available at the moment')).toBeTruthy()
    expect(screen.getByText('12')).toBeTruthy()
  })

  it('are closed by Esc', async () => {
    show('owner')
    await screen.findByRole('link', { name: 'Iryna Koval' })
    fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' })
    await waitFor(() => expect(closed).toHaveBeenCalled())
  })
})

describe('a figure of a report', () => {
  async function draw(value: number) {
    const root = createRootRoute()
    const report = createRoute({
      getParentRoute: () => root,
      path: '/reports/$report',
      component: () => (
        <Asked value={{ report: 'funnel', query: QUERY }}>
          <FigureLink figure={{ name: 'here', stage: 'won' }} names={{ stage: 'Won', kind: 'won' }} value={value}>
            {value}
          </FigureLink>
        </Asked>
      ),
    })
    const router = createRouter({ routeTree: root.addChildren([report]), history: createMemoryHistory({ initialEntries: ['/reports/funnel?as=table'] }) })
    render(
      <I18nextProvider i18n={i18next}>
        <QueryClientProvider client={new QueryClient()}>
          <RouterProvider router={router as never} />
        </QueryClientProvider>
      </I18nextProvider>,
    )
    await screen.findByText(String(value))
  }
  afterEach(cleanup)

  it('is a link that says what it counts and repeats what the report was asked', async () => {
    await draw(14)
    const link = screen.getByRole('link', { name: 'Won: 14' })
    const address = new URL(link.getAttribute('href')!, 'http://potik')
    expect(address.pathname).toBe('/reports/funnel')
    expect(Object.fromEntries(address.searchParams)).toMatchObject({ figure: 'here', stage: 'won', from: '2026-10-01', to: '2026-10-31', as: 'table' })
  })

  it('is plain text when nothing is behind it', async () => {
    await draw(0)
    expect(screen.queryByRole('link')).toBeNull()
  })
})
