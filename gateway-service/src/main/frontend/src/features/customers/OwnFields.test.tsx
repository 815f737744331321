// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import i18next from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Field, FieldOf } from '@/shared/api/model'
import { CompanyPage } from './CompanyPage'
import { CustomerPage } from './CustomerPage'

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
const field = (of: FieldOf): Field => ({ id: of, version: 1, of, key: 'since', name: `Since, of a ${of}`, type: 'text', options: [], active: true, rank: 1 })
const NOBODY = { items: [], next: null }

/** A whole page is much to draw for a slow machine. */

describe.each(['customer', 'company'] as const)('the fields of a %s', (of) => {
  const path = of === 'customer' ? '/customers/c' : '/companies/c'
  let stands: Record<string, unknown>
  let refusal: Response | null
  let fields: Field[]
  const sent: unknown[] = []
  const card = () => ({
    id: 'c',
    version: 3,
    name: 'Olena',
    lifecycle: 'buyer',
    contactPoints: [],
    company: null,
    manager: null,
    orderCount: 0,
    orderSums: [],
    createdAt: '2026-11-01T10:00:00Z',
    notes: '',
    fields: stands,
    customers: NOBODY,
  })
  const fetched = vi.fn<typeof fetch>((input, options) => {
    const address = new URL(input as string, 'http://desk')
    if (address.pathname === '/api/fields') return Promise.resolve(json({ items: address.searchParams.get('of') === of ? fields : [], next: null }))
    if (address.pathname !== `/api${path}`) return Promise.resolve(json(NOBODY))
    if (options?.method !== 'PATCH') return Promise.resolve(json(card()))
    const body = JSON.parse(options.body as string) as { fields: Record<string, unknown> }
    sent.push(body)
    if (refusal) return Promise.resolve(refusal)
    stands = { ...stands, ...body.fields }
    return Promise.resolve(json({ ...card(), version: 4 }))
  })
  const show = () => {
    const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
    client.setQueryData(['session'], { staff: { id: 's', role: 'manager' }, workspace: { currency: 'UAH', timeZone: 'Europe/Kyiv' } })
    const root = createRootRoute()
    const pages = [
      createRoute({ getParentRoute: () => root, path: '/customers/$customerId', component: CustomerPage }),
      createRoute({ getParentRoute: () => root, path: '/companies/$companyId', component: CompanyPage }),
    ]
    const router = createRouter({ routeTree: root.addChildren(pages), history: createMemoryHistory({ initialEntries: [path] }) })
    render(
      <I18nextProvider i18n={i18next}>
        <MantineProvider env="test">
          <QueryClientProvider client={client}>
            <RouterProvider router={router as never} />
          </QueryClientProvider>
        </MantineProvider>
      </I18nextProvider>,
    )
  }
  const row = async () => (await screen.findByText(`Since, of a ${of}`)).closest('div')!
  const write = async (value: string) => {
    fireEvent.click((await row()).querySelector('dd button')!)
    const input = screen.getByRole('textbox', { name: `Since, of a ${of}` })
    fireEvent.change(input, { target: { value } })
    fireEvent.keyDown(input, { key: 'Enter' })
  }

  beforeAll(async () => {
    await i18next.use(initReactI18next).init({ lng: 'cimode', ns: ['customers', 'shared'] })
  })
  beforeEach(() => {
    stands = { since: 'spring' }
    fields = [field(of)]
    refusal = null
    sent.length = 0
    vi.stubGlobal('fetch', fetched)
  })
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
  })

  it('are shown and written where they stand, by the version that was seen', async () => {
    show()
    expect((await row()).textContent).toContain('spring')
    await write('autumn')
    await waitFor(() => expect(sent).toEqual([{ fields: { since: 'autumn' }, version: 3 }]))
    await waitFor(async () => expect((await row()).textContent).toContain('autumn'))
  })

  it('keep what was written when the service refuses it', async () => {
    refusal = json({ title: 'Makes no sense', errors: [{ field: 'fields.since', message: 'At most 2000 characters are taken.' }] }, 422)
    show()
    await write('winter')
    await waitFor(() => expect(sent).toHaveLength(1))
    await waitFor(() => expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: `Since, of a ${of}` }).value).toBe('winter'))
  })

  it('show what somebody else wrote meanwhile', async () => {
    refusal = json({ title: 'Changed meanwhile' }, 409)
    show()
    await row()
    stands = { since: 'last year' }
    await write('winter')
    await waitFor(() => expect(sent).toHaveLength(1))
    fireEvent.keyDown(screen.getByRole('textbox', { name: `Since, of a ${of}` }), { key: 'Escape' })
    await waitFor(async () => expect((await row()).textContent).toContain('last year'))
  })

  it('are not there where there are none', async () => {
    fields = []
    stands = {}
    show()
    await waitFor(() => expect(fetched.mock.calls.some(([address]) => (address as string).includes(`of=${of}`))).toBe(true))
    await waitFor(() => expect(screen.queryByText('ownFields.title')).toBeNull())
  })
})
