// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import i18next from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Role, Session } from '@/shared/api/model'
import { sessionQuery } from '@/shared/session/session'
import texts from '../i18n/en.json'
import { KINDS } from './api'
import { AuditPage } from './AuditPage'

const json = (body: unknown) => new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } })
const entry = (id: string, more: object) => ({
  id,
  at: '2026-11-20T10:00:00Z',
  staff: { id: 'i', name: 'Iryna' },
  kind: 'lead.edited',
  subjectId: 'l',
  lead: { id: 'l', number: 12, title: 'Olena' },
  name: null,
  via: 'browser',
  tokenName: null,
  address: '203.0.113.7',
  ...more,
})

/** Two lists of choices with all that is kept are much to draw for a slow machine. */

describe('the audit', () => {
  const fetched = vi.fn<typeof fetch>()
  const asked = () => fetched.mock.calls.map(([address]) => address as string).filter((address) => address.startsWith('/api/audit'))

  function show(role: Role, address = '/settings/audit') {
    const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
    queries.setQueryData(sessionQuery.queryKey, { staff: { role }, workspace: { timeZone: 'Europe/Kyiv' } } as Session)
    const root = createRootRoute()
    const page = createRoute({ getParentRoute: () => root, path: '/settings/audit', component: AuditPage })
    const router = createRouter({ routeTree: root.addChildren([page]), history: createMemoryHistory({ initialEntries: [address] }) })
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
    await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { settings: texts } }, interpolation: { escapeValue: false } })
  })
  beforeEach(() => {
    vi.stubGlobal('fetch', fetched)
    fetched.mockImplementation((address) => {
      const path = address as string
      if (path.startsWith('/api/staff')) return Promise.resolve(json({ items: [{ id: 'i', name: 'Iryna' }] }))
      if (path.includes('after=')) return Promise.resolve(json({ items: [entry('3', { kind: 'lead.excluded', lead: null })], next: null }))
      return Promise.resolve(
        json({ items: [entry('1', { via: 'token', tokenName: 'Our site' }), entry('2', { kind: 'reason.changed', lead: null, name: 'Too dear', address: null })], next: 'c' }),
      )
    })
  })
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
    vi.clearAllMocks()
  })

  it('says who, what and from where, and goes on', async () => {
    show('owner')
    expect(await screen.findByText('by the API token “Our site”, 203.0.113.7')).toBeTruthy()
    expect(screen.getAllByText(texts.audit.kinds.lead.edited).length).toBeGreaterThan(0)
    expect(screen.getByText('“Too dear”')).toBeTruthy()
    expect(screen.getByText(texts.audit.byBrowser)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: texts.audit.more }))
    expect(await screen.findByText(texts.audit.gone)).toBeTruthy()
  })

  it('is asked for whole days of the workspace', async () => {
    show('owner', '/settings/audit?from=2026-11-20&to=2026-11-20&kind=lead.edited')
    await screen.findByText('“Too dear”')
    const query = new URL(asked()[0]!, 'http://desk').searchParams
    expect([query.get('from'), query.get('to'), query.get('kind')]).toEqual(['2026-11-19T22:00:00.000Z', '2026-11-20T22:00:00.000Z', 'lead.edited'])
  })

  it('is for the owner', async () => {
    show('teamLead')
    expect(await screen.findByText(texts.ownerOnly.title)).toBeTruthy()
    expect(asked()).toEqual([])
  })

  it('has a text for everything that is kept', () => {
    const named = Object.fromEntries(
      Object.entries(texts.audit.kinds).map(([thing, done]) => [thing, Object.keys(done).filter((key) => !key.endsWith('@'))]),
    )
    expect(named).toEqual(KINDS)
  })
})
