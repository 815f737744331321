// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import i18next from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Role, Session } from '@/shared/api/model'
import { sessionQuery } from '@/shared/session/session'
import texts from '../i18n/en.json'
import type { Import } from './api'
import { ImportPage } from './ImportPage'
import { ImportsPage } from './ImportsPage'

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
const draft: Import = {
  id: 'i1',
  version: 1,
  name: 'orders.csv',
  source: { id: 's', name: 'Old program' },
  state: 'draft',
  broughtAt: '2026-11-20T10:00:00Z',
  startedAt: null,
  endedAt: null,
  things: 0,
  taken: 0,
  outcomes: {},
  columns: { number: 0 },
  known: [
    { name: 'number', required: true },
    { name: 'name', required: false },
  ],
  dryRun: {
    titles: ['No', 'Who'],
    samples: [['1001', 'Olha']],
    rows: 4,
    things: 3,
    good: 2,
    alreadyThere: 1,
    wrongThings: 1,
    wrong: [{ line: 4, column: 'phone', code: 'noPhone', message: 'Of the service' }],
    missing: [],
  },
}
const done: Import = {
  ...draft,
  version: 4,
  state: 'done',
  startedAt: '2026-11-20T10:01:00Z',
  endedAt: '2026-11-20T10:02:00Z',
  things: 3,
  taken: 3,
  outcomes: { ordered: 2, quarantined: 1 },
  known: null,
  dryRun: null,
}
const row = { line: 4, rows: 1, receiptId: 'r', externalId: '1002:ab', outcome: 'quarantined', detail: 'Line 4, phone: no', orderId: null }

/** The whole screen is much to draw for a slow machine. */
const LONG = { timeout: 8_000 }

describe('an import', { timeout: 20_000 }, () => {
  const fetched = vi.fn<typeof fetch>()
  const sent = (method: string) => fetched.mock.calls.filter(([, options]) => options?.method === method)

  function show(role: Role, address: string) {
    const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
    queries.setQueryData(sessionQuery.queryKey, { staff: { role }, workspace: { timeZone: 'Europe/Kyiv' } } as Session)
    const root = createRootRoute()
    const list = createRoute({ getParentRoute: () => root, path: '/settings/imports', component: ImportsPage })
    const one = createRoute({ getParentRoute: () => root, path: '/settings/imports/$importId', component: ImportPage })
    const router = createRouter({ routeTree: root.addChildren([list, one]), history: createMemoryHistory({ initialEntries: [address] }) })
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
    let started = false
    vi.stubGlobal('fetch', fetched)
    fetched.mockImplementation((address, options) => {
      const path = address as string
      if (options?.method === 'PATCH') return Promise.resolve(json({ ...draft, version: 2, columns: { number: 0, name: 1 } }))
      if (path.endsWith('/start')) {
        started = true
        return Promise.resolve(json(done, 202))
      }
      if (options?.method === 'POST') return Promise.resolve(json(draft, 201))
      if (path.includes('/rows')) return Promise.resolve(json({ items: [row], next: null }))
      if (path === '/api/imports/i1') return Promise.resolve(json(started ? done : draft))
      return Promise.resolve(json({ items: [], next: null }))
    })
  })
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
    vi.clearAllMocks()
  })

  it('begins with a file, and opens what would come of it', async () => {
    show('owner', '/settings/imports')
    fireEvent.change(await screen.findByLabelText(texts.imports.bring.source, undefined, LONG), { target: { value: ' Old program ' } })
    const file = new File(['No,Who\n1001,Olha'], 'orders.csv', { type: 'text/csv' })
    fireEvent.change(screen.getByTestId('table'), { target: { files: [file] } })

    expect(await screen.findByText(texts.imports.dry.title, undefined, LONG)).toBeTruthy()
    const body = sent('POST')[0]![1]!.body as FormData
    expect(body.get('source')).toBe('Old program')
    expect((body.get('file') as File).name).toBe('orders.csv')
  })

  it('says what makes no sense in the language of the screen', async () => {
    show('owner', '/settings/imports/i1')
    const wrong = await screen.findByRole('list', { name: texts.imports.dry.wrongOnes }, LONG)
    expect(within(wrong).getByText(`Line 4, Phone: ${texts.imports.wrong.noPhone}`)).toBeTruthy()
    expect(screen.getByText('for example: 1001')).toBeTruthy()
  })

  it('is mapped by hand and started as it was seen', async () => {
    show('owner', '/settings/imports/i1')
    fireEvent.click(await screen.findByRole('combobox', { name: texts.imports.fields.name }, LONG))
    fireEvent.click(await screen.findByRole('option', { name: 'Who', hidden: true }, LONG))
    await waitFor(() => expect(sent('PATCH')).toHaveLength(1), LONG)
    expect(JSON.parse(sent('PATCH')[0]![1]!.body as string)).toEqual({ columns: { number: 0, name: 1 }, version: 1 })
    fireEvent.click(await screen.findByRole('button', { name: texts.imports.start }, LONG))

    expect(await screen.findByText(texts.imports.finished, undefined, LONG)).toBeTruthy()
    expect(JSON.parse(sent('POST')[0]![1]!.body as string)).toEqual({ version: 2 })
    expect(await screen.findByText('Line 4, phone: no', undefined, LONG)).toBeTruthy()
    expect(screen.getByText('№ 1002')).toBeTruthy()
  })

  it('is for the owner', async () => {
    show('teamLead', '/settings/imports')
    expect(await screen.findByText(texts.ownerOnly.title, undefined, LONG)).toBeTruthy()
    expect(fetched).not.toHaveBeenCalled()
  })
})
