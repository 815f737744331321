import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { render } from '@testing-library/react'
import i18next from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import type { Role, Session } from '@/shared/api/model'
import { sessionQuery } from '@/shared/session/session'
import en from '../i18n/en.json'
import uk from '../i18n/uk.json'
import type { Import, ImportedRow } from './api'
import { ImportPage } from './ImportPage'
import { ImportsPage } from './ImportsPage'

/** A table of three sales that nobody has started. */
export const draft: Import = {
  id: 'i1',
  version: 1,
  name: 'orders.csv',
  source: { id: 's', name: 'Old program' },
  state: 'draft',
  stoppedBecause: null,
  broughtAt: '2026-11-20T10:00:00Z',
  startedAt: null,
  endedAt: null,
  things: 0,
  taken: 0,
  outcomes: {},
  undo: null,
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
    wrong: [{ line: 4, column: 'phone', message: 'This is no number that can be called.' }],
    missing: [],
  },
}

/** The same when all of it was taken in. */
export const done: Import = {
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

export const row = (line: number, more: Partial<ImportedRow> = {}): ImportedRow => ({
  line,
  rows: 1,
  receiptId: `r${line}`,
  externalId: `100${line}:ab`,
  outcome: 'ordered',
  detail: null,
  orderId: `o${line}`,
  undone: null,
  leftBecause: null,
  ...more,
})

/** The two pages of imports, at an address, for somebody of this role. */
export async function show(role: Role, address: string, lng = 'en') {
  await i18next.use(initReactI18next).init({ lng, resources: { en: { settings: en }, uk: { settings: uk } }, interpolation: { escapeValue: false } })
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
  return router
}
