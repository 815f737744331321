import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { render } from '@testing-library/react'
import i18next from 'i18next'
import type { ReactNode } from 'react'
import { I18nextProvider } from 'react-i18next'
import type { Session, Task } from '@/shared/api/model'
import { sessionQuery } from '@/shared/session/session'

export const json = (body: unknown, status = 200) => new Response(body === undefined ? null : JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })

export const task = (id: string, more: Partial<Task> = {}): Task => ({
  id,
  lead: { id: 'lead', number: 7, title: 'Olena', channel: 'telegram', outcome: 'open', manager: { id: 'me', name: 'Iryna' } },
  version: 3,
  kind: 'task',
  text: `Task ${id}`,
  dueAt: '2126-11-22T12:00:00Z',
  assignee: { id: 'me', name: 'Iryna' },
  remindMinutes: null,
  result: null,
  doneAt: null,
  doneBy: null,
  createdAt: '2026-11-21T08:00:00Z',
  createdBy: { id: 'me', name: 'Iryna' },
  ...more,
})

/** Draws what a test looks at, inside the shell's providers, signed in as Iryna. */
export function renderSignedIn(what: ReactNode, role: Session['staff']['role'] = 'manager', workspace: Partial<Session['workspace']> = {}) {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  queries.setQueryData(sessionQuery.queryKey, {
    staff: { id: 'me', name: 'Iryna', role, team: null },
    workspace: { timeZone: 'Europe/Kyiv', currency: 'UAH', ...workspace },
  } as unknown as Session)
  const router = createRouter({ routeTree: createRootRoute({ component: () => what }), history: createMemoryHistory() })
  return render(
    <I18nextProvider i18n={i18next}>
      <MantineProvider env="test">
        <QueryClientProvider client={queries}>
          <RouterProvider router={router as never} />
        </QueryClientProvider>
      </MantineProvider>
    </I18nextProvider>,
  )
}
