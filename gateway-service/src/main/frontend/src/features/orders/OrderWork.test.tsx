// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import sharedTexts from '@/shared/i18n/en.json'
import { json, renderSignedIn } from '@/shared/tasks/testApp'
import type { Order } from './api'
import { OrderCard } from './board/OrderCard'
import { DeliveryAndNotes } from './DeliveryAndNotes'
import { History } from './History'
import texts from './i18n/en.json'
import { Lines } from './Lines'
import { OrderFiles } from './OrderFiles'
import { Payments } from './Payments'

const money = (amount: string) => ({ amount, currency: 'UAH' })
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
  lines: [{ name: 'Table', quantity: '1', price: '100.00', discount: { percent: '10' }, tax: null, sum: '90.00', discountSum: money('10.00'), taxSum: money('0.00') }],
  sum: money('90.00'),
  paid: money('100.00'),
  refunded: money('0.00'),
  paymentState: 'overpaid',
  payments: [],
  delivery: { way: null, address: null, trackingNumber: null, date: null },
  notes: '',
  fields: {},
  createdAt: '2026-11-01T10:00:00Z',
}

describe('an order', () => {
  const sent: unknown[] = []
  const fetched = vi.fn<typeof fetch>((input, options) => {
    const { pathname } = new URL(input as string, 'http://desk')
    if (options?.method === 'PATCH' || options?.method === 'POST') {
      sent.push(JSON.parse(options.body as string))
      return Promise.resolve(json(ORDER))
    }
    if (pathname.endsWith('/timeline'))
      return Promise.resolve(
        json({
          items: [
            { version: 3, at: '2026-11-01T12:00:00Z', actor: { kind: 'channel', id: 'x' }, what: 'refunded', detail: { amount: money('5.00'), note: 'broken leg' } },
            { version: 2, at: '2026-11-01T11:00:00Z', actor: { kind: 'staff', id: 'me' }, what: 'edited', detail: { edits: [{ field: 'delivery.address', before: null, after: 'Main street 1' }] } },
          ],
          next: null,
        }),
      )
    if (pathname.endsWith('/files'))
      return Promise.resolve(
        json({ items: [{ id: 'f1', name: 'plan.pdf', mediaType: 'application/pdf', picture: false, size: 2048, addedAt: '2026-11-01T11:00:00Z', addedBy: { id: 'me' } }], next: null, largest: 1000 }),
      )
    return Promise.resolve(json({ items: [], next: null }))
  })

  beforeAll(async () => {
    await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { orders: texts, shared: sharedTexts } }, interpolation: { escapeValue: false } })
  })
  beforeEach(() => {
    sent.length = 0
    vi.stubGlobal('fetch', fetched)
  })
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
  })

  it('says who it is for, also when they have no name, are on their way or gone', async () => {
    const of = (order: Partial<Order>) => <OrderCard order={{ ...ORDER, ...order }} reachable lifted={false} />
    renderSignedIn(
      <>
        {of({ customerState: 'known', customer: { id: 'c', name: 'Olena' } })}
        {of({ customerState: 'known', customer: { id: 'c', name: null } })}
        {of({ customerState: 'awaited', customer: { id: 'c', name: null } })}
        {of({ customerState: 'gone', customer: null })}
      </>,
    )
    await screen.findByRole('link', { name: 'Olena' })
    expect(screen.getAllByRole('link').map((link) => link.textContent)).toEqual(['Olena', texts.nameless.known, texts.nameless.awaited, texts.nameless.gone])
  })

  it('changes what it sells as a whole, by the version that was seen', async () => {
    renderSignedIn(<Lines order={ORDER} />)
    fireEvent.click(await screen.findByRole('button', { name: texts.card.editLines }))
    fireEvent.change(await screen.findByLabelText(texts.card.quantity), { target: { value: '2' } })
    fireEvent.change(screen.getByLabelText('Tax, %'), { target: { value: '20' } })
    fireEvent.click(screen.getByRole('button', { name: sharedTexts.save }))
    await waitFor(() =>
      expect(sent).toEqual([{ lines: [{ name: 'Table', quantity: '2', price: '100.00', discount: { percent: '10' }, tax: { percent: '20', included: true } }], version: 2 }]),
    )
  })

  it('of a shop is the shop’s', async () => {
    renderSignedIn(<Lines order={{ ...ORDER, shop: { connectionId: 'x' } }} />)
    expect(await screen.findByText(texts.card.ofShop)).toBeTruthy()
    expect(screen.queryByRole('button', { name: texts.card.editLines })).toBeNull()
  })

  it('gives back what was paid over, and never more than was paid', async () => {
    renderSignedIn(<Payments order={ORDER} />)
    fireEvent.click(await screen.findByRole('button', { name: texts.card.giveBack }))
    const amount = screen.getByLabelText<HTMLInputElement>(/Amount given back/)
    expect(amount.value).toBe('10.00')
    fireEvent.change(amount, { target: { value: '100,01' } })
    fireEvent.submit(amount.closest('form')!)
    expect(await screen.findByText(/At most/)).toBeTruthy()
    fireEvent.change(amount, { target: { value: '25' } })
    fireEvent.change(screen.getByLabelText(texts.card.note), { target: { value: 'scratched' } })
    fireEvent.submit(amount.closest('form')!)
    await waitFor(() => expect(sent).toEqual([{ amount: money('-25.00'), note: 'scratched' }]))
  })

  it('knows where it goes', async () => {
    renderSignedIn(<DeliveryAndNotes order={ORDER} />)
    fireEvent.click(await screen.findByRole('button', { name: texts.delivery.add }))
    const address = screen.getByLabelText(texts.delivery.address)
    fireEvent.change(address, { target: { value: 'Main street 1' } })
    fireEvent.change(screen.getByLabelText(texts.delivery.notes), { target: { value: 'ring twice' } })
    fireEvent.submit(address.closest('form')!)
    await waitFor(() =>
      expect(sent).toEqual([{ delivery: { way: null, address: 'Main street 1', trackingNumber: null, date: null }, notes: 'ring twice', version: 2 }]),
    )
  })

  it('says what happened to it, who did it, what was before', async () => {
    renderSignedIn(<History order={ORDER} />)
    expect((await screen.findByText('broken leg')).closest('ol > li')!.textContent).toContain(texts.history.by.channel)
    expect(screen.getByText(/Main street 1/).textContent).toBe('Address: – → Main street 1')
  })

  it('has its files: saved from where they are, and no larger than its service takes', async () => {
    renderSignedIn(<OrderFiles order={ORDER} />)
    const save = await screen.findByRole('link', { name: 'Save plan.pdf' })
    expect(save.getAttribute('href')).toBe('/api/orders/o/files/f1')
    fireEvent.change(screen.getByTestId('files'), { target: { files: [new File([new Uint8Array(1001)], 'large')] } })
    expect((await screen.findByRole('alert')).textContent).toContain('1 kB')
    expect(screen.getByRole('button', { name: 'Remove plan.pdf' })).toBeTruthy()
  })
})
