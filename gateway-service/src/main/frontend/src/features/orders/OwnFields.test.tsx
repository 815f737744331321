// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import i18next from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Field } from '@/shared/api/model'
import type { Order } from './api'
import { OrderPage } from './OrderPage'

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
const GIFT: Field = {
  id: 'f',
  version: 1,
  of: 'order',
  key: 'gift',
  name: 'Gift wrap',
  type: 'choice',
  options: ['Box', 'Bag'].map((name) => ({ id: name, name, active: true })),
  active: true,
  rank: 1,
}
const ORDER: Order = {
  id: 'o',
  number: 7,
  version: 2,
  status: 'new',
  statusKind: 'open',
  nextStatuses: ['done'],
  customerState: 'gone',
  customer: null,
  lead: null,
  manager: null,
  shop: null,
  lines: [],
  sum: { amount: '5.00', currency: 'UAH' },
  paid: { amount: '0.00', currency: 'UAH' },
  refunded: { amount: '0.00', currency: 'UAH' },
  paymentState: 'unpaid',
  payments: [],
  delivery: { way: null, address: null, trackingNumber: null, date: null },
  notes: '',
  fields: { gift: 'Box', size: 42 },
  createdAt: '2026-11-01T10:00:00Z',
}

/** A whole page is much to draw for a slow machine. */

describe('the fields of an order', () => {
  const sent: unknown[] = []
  const fetched = vi.fn<typeof fetch>((input, options) => {
    const address = new URL(input as string, 'http://desk')
    if (address.pathname === '/api/fields') return Promise.resolve(json({ items: address.searchParams.get('of') === 'order' ? [GIFT] : [], next: null }))
    if (address.pathname !== '/api/orders/o') return Promise.resolve(json({ items: [], next: null }))
    if (options?.method !== 'PATCH') return Promise.resolve(json(ORDER))
    const body = JSON.parse(options.body as string) as { fields: Record<string, unknown> }
    sent.push(body)
    return Promise.resolve(json({ ...ORDER, version: 3, fields: { ...ORDER.fields, ...body.fields } }))
  })
  const show = () => {
    const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
    client.setQueryData(['session'], { staff: { id: 's', role: 'manager' }, workspace: { currency: 'UAH', timeZone: 'Europe/Kyiv' } })
    const root = createRootRoute()
    const page = createRoute({ getParentRoute: () => root, path: '/orders/$orderId', component: OrderPage })
    const router = createRouter({ routeTree: root.addChildren([page]), history: createMemoryHistory({ initialEntries: ['/orders/o'] }) })
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
  const row = async (name: string) => (await screen.findByText(name)).closest('div')!

  beforeAll(async () => {
    await i18next.use(initReactI18next).init({ lng: 'cimode', ns: ['orders', 'shared'] })
    Element.prototype.scrollIntoView = () => undefined
  })
  beforeEach(() => {
    sent.length = 0
    vi.stubGlobal('fetch', fetched)
  })
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
  })

  it('are chosen where they stand, by the version that was seen', async () => {
    show()
    expect((await row('Gift wrap')).textContent).toContain('Box')
    fireEvent.click((await row('Gift wrap')).querySelector('dd button')!)
    fireEvent.click(await screen.findByRole('option', { name: 'Bag' }))
    await waitFor(() => expect(sent).toEqual([{ fields: { gift: 'Bag' }, version: 2 }]))
    await waitFor(async () => expect((await row('Gift wrap')).textContent).toContain('Bag'))
  })

  it('can be taken away where no field is any more', async () => {
    show()
    fireEvent.click((await row('size')).querySelector('dd button')!)
    await waitFor(() => expect(sent).toEqual([{ fields: { size: null }, version: 2 }]))
    await waitFor(() => expect(screen.queryByText('size')).toBeNull())
  })
})
