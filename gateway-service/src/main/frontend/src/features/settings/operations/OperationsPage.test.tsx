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
import { OperationsPage } from './OperationsPage'

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
const letter = {
  id: 'l1',
  direction: 'in',
  consumer: 'customer',
  messageId: 'm1',
  topic: 'lead.conversions',
  type: 'lead.converted.v1',
  reason: 'org.springframework.dao.DataIntegrityViolationException',
  diedAt: '2026-11-20T10:00:00Z',
}

describe('stuck messages', () => {
  const fetched = vi.fn<typeof fetch>()
  let stuck = [letter]

  function show(role: Role) {
    const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
    queries.setQueryData(sessionQuery.queryKey, { staff: { role }, workspace: { timeZone: 'Europe/Kyiv' } } as Session)
    render(
      <I18nextProvider i18n={i18next}>
        <MantineProvider env="test">
          <QueryClientProvider client={queries}>
            <OperationsPage />
          </QueryClientProvider>
        </MantineProvider>
      </I18nextProvider>,
    )
  }

  beforeAll(async () => {
    await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { settings: texts } }, interpolation: { escapeValue: false } })
  })
  beforeEach(() => {
    stuck = [letter]
    vi.stubGlobal('fetch', fetched)
    fetched.mockImplementation((address, options) => {
      const path = address as string
      if (options?.method === 'POST') {
        stuck = []
        return Promise.resolve(json({ state: 'done' }))
      }
      if (path.endsWith('/order')) return Promise.resolve(json({ title: 'Orders are not available at the moment' }, 503))
      return Promise.resolve(json({ items: path.endsWith('/customer') ? stuck : [] }))
    })
  })
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
    vi.clearAllMocks()
  })

  it('are tried again one by one, and leave the list', async () => {
    show('owner')
    fireEvent.click(await screen.findByRole('button', { name: 'Try lead.converted.v1 again' }))
    await waitFor(() => expect(screen.queryByText('lead.converted.v1')).toBeNull())
    const [address] = fetched.mock.calls.find(([, options]) => options?.method === 'POST')!
    expect(address).toBe('/api/operations/dead-letters/customer/l1/retry')
  })

  it('of a service that is down hide nothing of the others', async () => {
    show('owner')
    expect(await screen.findByText('Orders are not available at the moment')).toBeTruthy()
    expect(screen.getByText('lead.converted.v1')).toBeTruthy()
    expect(screen.getByText(/DataIntegrityViolationException$/).textContent).not.toContain('springframework')
  })

  it('are for the owner', () => {
    show('teamLead')
    expect(screen.getByText(texts.ownerOnly.title)).toBeTruthy()
    expect(fetched).not.toHaveBeenCalled()
  })
})
