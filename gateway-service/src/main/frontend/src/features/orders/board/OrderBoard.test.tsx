// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import sharedTexts from '@/shared/i18n/en.json'
import type { OrderStatus } from '@/shared/orders/statuses'
import { json, renderSignedIn } from '@/shared/tasks/testApp'
import type { Order } from '../api'
import texts from '../i18n/en.json'
import { OrderBoard } from './OrderBoard'

const status = (code: string, kind: OrderStatus['kind'], name: string | null = null): OrderStatus => ({ code, version: 1, name, kind, color: '#2563eb', position: 0, active: true })
const STATUSES = [status('new', 'open'), status('own1', 'open', 'Packed'), status('cancelled', 'cancelled')]
const money = (amount: string) => ({ amount, currency: 'UAH' })
const ORDER: Order = {
  id: 'o1',
  number: 7,
  version: 3,
  status: 'new',
  statusKind: 'open',
  customerState: 'known',
  nextStatuses: ['own1', 'cancelled'],
  customer: { id: 'c', name: 'Olena' },
  lead: null,
  manager: null,
  shop: null,
  lines: [],
  sum: money('12.50'),
  paid: money('0.00'),
  refunded: money('0.00'),
  paymentState: 'unpaid',
  payments: [],
  delivery: { way: null, address: null, trackingNumber: null, date: null },
  notes: '',
  fields: {},
  createdAt: '2026-11-01T10:00:00Z',
}

describe('the board of orders', () => {
  let refuse = false
  let standsIn = 'new'
  const sent: unknown[] = []
  const fetched = vi.fn<typeof fetch>((input, options) => {
    const { pathname } = new URL(input as string, 'http://desk')
    if (options?.method === 'PATCH') {
      const body = JSON.parse(options.body as string) as { status: string }
      sent.push(body)
      if (refuse) return Promise.resolve(json({ title: 'Somebody was faster', status: 409, current: ORDER }, 409))
      standsIn = body.status
      return Promise.resolve(json({ ...ORDER, version: 4, status: body.status }))
    }
    if (pathname === '/api/order-statuses') return Promise.resolve(json({ items: STATUSES, next: null }))
    if (pathname === '/api/orders/board')
      return Promise.resolve(
        json({
          columns: STATUSES.map((one) => {
            const here = one.code === standsIn
            return { status: one, count: here ? 1 : 0, sums: here ? [ORDER.sum] : [], more: false, items: here ? [{ ...ORDER, status: one.code }] : [], next: null }
          }),
        }),
      )
    return Promise.resolve(json({ items: [], next: null }))
  })
  const column = (name: string) => screen.getByRole('region', { name: new RegExp(`^${name}:`) })
  const card = () => screen.findByRole('link', { name: 'Olena' })
  const press = (...keys: string[]) => card().then((link) => keys.forEach((key) => fireEvent.keyDown(link, { key })))

  beforeAll(async () => {
    await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { orders: texts, shared: sharedTexts } }, interpolation: { escapeValue: false } })
    Element.prototype.scrollIntoView = () => undefined
    // what is not laid out has no height: the columns would draw nothing
    for (const side of ['clientHeight', 'clientWidth']) Object.defineProperty(Element.prototype, side, { configurable: true, get: () => 600 })
  })
  beforeEach(() => {
    refuse = false
    standsIn = 'new'
    sent.length = 0
    vi.stubGlobal('fetch', fetched)
  })
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
  })

  it('carries a card by keyboard, with count and sum, by the version that was seen', async () => {
    renderSignedIn(<OrderBoard filter={{}} empty={null} />)
    await card()
    expect(within(column('New')).getByText('Olena')).toBeTruthy()
    await press(' ', 'ArrowRight', ' ')
    await waitFor(() => expect(sent).toEqual([{ status: 'own1', version: 3 }]))
    await waitFor(() => expect(within(column('Packed')).getByText('Olena')).toBeTruthy())
    expect(column('Packed').textContent).toContain('12.5')
    expect(column('New').textContent).toContain(texts.board.nothingHere)
  })

  it('asks before it cancels', async () => {
    renderSignedIn(<OrderBoard filter={{}} empty={null} />)
    await press(' ', 'ArrowRight', 'ArrowRight', ' ')
    expect(sent).toEqual([])
    fireEvent.click(await screen.findByRole('button', { name: texts.card.cancelConfirm }))
    await waitFor(() => expect(sent).toEqual([{ status: 'cancelled', version: 3 }]))
  })

  it('puts a card back that somebody else has changed meanwhile', async () => {
    refuse = true
    renderSignedIn(<OrderBoard filter={{}} empty={null} />)
    await press(' ', 'ArrowRight', ' ')
    await waitFor(() => expect(sent).toHaveLength(1))
    await waitFor(() => expect(within(column('New')).getByText('Olena')).toBeTruthy())
  })
})
