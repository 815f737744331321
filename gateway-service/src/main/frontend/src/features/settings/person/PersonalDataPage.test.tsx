// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import i18next from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Role, Session } from '@/shared/api/model'
import shared from '@/shared/i18n/en.json'
import { sessionQuery } from '@/shared/session/session'
import texts from '../i18n/en.json'
import { PersonalDataPage } from './PersonalDataPage'

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
const found = { contactPoints: [{ kind: 'phone', value: '+380671112233' }], openLeads: 1 }
const preview = {
  parts: [
    { place: 'lead-service', rows: { lead: 2, activity: 7, lead_file: 1, lead_contact_point: 4, contact_point: 3 } },
    { place: 'customer-service', rows: { customer: 1, contact_point: 2, customer_link: 1 } },
    { place: 'order-service', rows: { orders: 1, order_line: 3, order_file: 2 } },
    { place: 'intake-service', rows: {} },
  ],
}
const erasure = {
  id: 'e',
  askedAt: '2026-11-20T10:00:00Z',
  askedBy: { id: 'i', name: 'Iryna' },
  state: 'clearing',
  customers: 1,
  leads: 2,
  orders: 0,
  parts: [
    { place: 'lead-service', doneAt: '2026-11-20T10:00:01Z' },
    { place: 'topics', doneAt: null },
  ],
  doneAt: null,
}

describe('what a person has a right to', () => {
  const fetched = vi.fn<typeof fetch>()
  let exported: () => Response
  let previewed: () => Response
  const posted = () => fetched.mock.calls.filter(([address, options]) => address === '/api/erasures' && options?.method === 'POST')

  function show(role: Role, address: string) {
    const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
    queries.setQueryData(sessionQuery.queryKey, { staff: { role }, workspace: { timeZone: 'Europe/Kyiv' } } as Session)
    const root = createRootRoute()
    const page = createRoute({ getParentRoute: () => root, path: '/settings/personal-data', component: PersonalDataPage })
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
    await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { settings: texts, shared } }, interpolation: { escapeValue: false } })
  })
  beforeEach(() => {
    previewed = () => json(preview)
    exported = () => new Response('all of it', { headers: { 'Content-Type': 'application/zip' } })
    vi.stubGlobal('fetch', fetched)
    fetched.mockImplementation((address, options) => {
      if ((address as string).startsWith('/api/personal-data/preview')) return Promise.resolve(previewed())
      if ((address as string).startsWith('/api/personal-data')) return Promise.resolve(exported())
      if (address === '/api/erasures/preview') return Promise.resolve(json(found))
      if (options?.method === 'POST') return Promise.resolve(json(erasure, 202))
      return Promise.resolve(json({ items: [erasure], next: null }))
    })
  })
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
    vi.clearAllMocks()
  })

  it('is one file of everything', async () => {
    show('owner', '/settings/personal-data?customerId=c')
    const saved = vi.fn<(content: Blob) => string>(() => '#saved')
    vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: saved, revokeObjectURL: () => undefined }))
    const save = await screen.findByRole('button', { name: texts.person.export })
    expect(screen.getByText('+380 67 111 22 33')).toBeTruthy()
    fireEvent.click(save)
    await waitFor(() => expect(saved).toHaveBeenCalledOnce())
    expect(saved.mock.calls[0]![0].size).toBe('all of it'.length)
    expect(fetched.mock.calls.map(([address]) => address)).toContain('/api/personal-data?customerId=c')
  })

  it('is counted in every service before it goes', async () => {
    show('owner', '/settings/personal-data?customerId=c')
    const goes = await screen.findByRole('list', { name: texts.person.goesWhere })
    expect([...goes.querySelectorAll('li')].map((one) => one.textContent)).toEqual(['2 cards · 7 entries in the timeline · 1 file', '1 profile · 2 contacts', '1 sale · 2 files'])
    expect(fetched.mock.calls.map(([address]) => address)).toContain('/api/personal-data/preview?customerId=c')
  })

  it('says who it is also while it cannot be counted', async () => {
    previewed = () => json({ type: 'https://potik.io/problems/service-down', title: 'Away', service: 'order' }, 503)
    show('owner', '/settings/personal-data?customerId=c')
    expect((await screen.findByRole('alert')).textContent).toContain(shared.problem.down.order)
    expect(screen.getByText('+380 67 111 22 33')).toBeTruthy()
  })

  it('is no file while a service is away, and says which', async () => {
    exported = () => json({ type: 'https://potik.io/problems/service-down', title: 'Away', service: 'order' }, 503)
    show('owner', '/settings/personal-data?customerId=c')
    fireEvent.click(await screen.findByRole('button', { name: texts.person.export }))
    expect((await screen.findByRole('alert')).textContent).toContain(shared.problem.down.order)
  })

  it('is to be forgotten, when the word was typed', async () => {
    show('owner', '/settings/personal-data?leadId=l')
    fireEvent.click(await screen.findByRole('button', { name: texts.person.erase }))
    const submit = await screen.findByRole('button', { name: texts.person.do })
    expect(submit).toHaveProperty('disabled', true)
    fireEvent.change(screen.getByRole('textbox'), { target: { value: 'ERASE' } })
    expect(submit).toHaveProperty('disabled', false)
    fireEvent.click(submit)
    await waitFor(() => expect(posted()).toHaveLength(1))
    expect(JSON.parse(posted()[0]![1]!.body as string)).toEqual({ leadId: 'l' })
  })

  it('shows how far it is', async () => {
    show('owner', '/settings/personal-data')
    expect(await screen.findByText(texts.person.states.clearing)).toBeTruthy()
    expect(screen.getByText('Erased: cards · Still to do: message queues')).toBeTruthy()
    expect(screen.queryByText(texts.person.who)).toBeNull()
  })

  it('is the owner’s matter', async () => {
    show('teamLead', '/settings/personal-data?leadId=l')
    expect(await screen.findByText(texts.ownerOnly.title)).toBeTruthy()
    expect(fetched).not.toHaveBeenCalled()
  })
})
