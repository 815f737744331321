// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import i18next from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Role, Session } from '@/shared/api/model'
import { sessionQuery } from '@/shared/session/session'
import texts from '../i18n/en.json'
import { TeamsPage } from './TeamsPage'

const json = (body: unknown) => new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } })
const retail = { id: 't1', name: 'Retail', sharesLeads: false }
const ivan = { id: 's1', name: 'Ivan', role: 'manager', team: { id: 't1', name: 'Retail' }, active: true, version: 1 }

/** A slow machine draws dialogs slowly. */

describe('teams', () => {
  let team: typeof retail
  const fetched = vi.fn<typeof fetch>()

  function show(role: Role) {
    const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
    queries.setQueryData(sessionQuery.queryKey, { staff: { role }, locale: 'en', workspace: { timeZone: 'Europe/Kyiv' } } as Session)
    render(
      <I18nextProvider i18n={i18next}>
        <MantineProvider env="test">
          <QueryClientProvider client={queries}>
            <TeamsPage />
          </QueryClientProvider>
        </MantineProvider>
      </I18nextProvider>,
    )
  }
  const toggle = () => screen.findByLabelText<HTMLInputElement>(texts.teams.shares, { exact: false })

  beforeAll(async () => {
    await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { settings: texts } }, interpolation: { escapeValue: false } })
  })
  beforeEach(() => {
    team = retail
    vi.stubGlobal('fetch', fetched)
    fetched.mockImplementation((address, options) => {
      if (options?.method === 'PATCH') {
        team = { ...team, ...(JSON.parse(options.body as string) as object) }
        return Promise.resolve(json(team))
      }
      return Promise.resolve(json({ items: (address as string).startsWith('/api/teams') ? [team] : [ivan], next: null }))
    })
  })
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
    vi.clearAllMocks()
  })

  it('say what their managers will see before they do', async () => {
    show('owner')
    expect((await toggle()).checked).toBe(false)
    await screen.findByText(/Ivan/)
    fireEvent.click(await toggle())
    expect(await screen.findByText(/This is about: Ivan/)).toBeTruthy()
    expect(team.sharesLeads).toBe(false)
    fireEvent.click(screen.getByRole('button', { name: texts.teams.shareIt }))
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>(texts.teams.shares, { exact: false }).checked).toBe(true))
    expect(fetched.mock.calls.find(([, options]) => options?.method === 'PATCH')?.[0]).toBe('/api/teams/t1')
    expect(screen.getByText(texts.teams.sharesOn)).toBeTruthy()
  })

  it('are changed by owners only', async () => {
    show('manager')
    expect((await toggle()).disabled).toBe(true)
  })
})
