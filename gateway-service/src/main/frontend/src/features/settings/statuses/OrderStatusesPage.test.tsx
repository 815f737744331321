// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import sharedTexts from '@/shared/i18n/en.json'
import type { OrderStatus } from '@/shared/orders/statuses'
import { json, renderSignedIn } from '@/shared/tasks/testApp'
import texts from '../i18n/en.json'
import { OrderStatusesPage } from './OrderStatusesPage'

const status = (code: string, kind: OrderStatus['kind'], position: number, name: string | null = null): OrderStatus => ({
  code,
  version: 4,
  name,
  kind,
  color: '#2563eb',
  position,
  active: true,
})

describe('statuses of orders', () => {
  const fetched = vi.fn<typeof fetch>()
  let known: OrderStatus[]
  const sent = (method: string) => fetched.mock.calls.filter(([, options]) => options?.method === method).map(([address, options]) => [address, JSON.parse(options!.body as string) as unknown])

  beforeAll(async () => {
    await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { settings: texts, shared: sharedTexts } }, interpolation: { escapeValue: false } })
  })
  beforeEach(() => {
    known = [status('new', 'open', 0), status('own1', 'open', 1, 'Packed'), status('done', 'done', 0), status('cancelled', 'cancelled', 0)]
    vi.stubGlobal('fetch', fetched)
    fetched.mockImplementation((_, options) =>
      Promise.resolve(
        options?.method === 'PATCH' && (options.body as string).includes('"active":false')
          ? json({ title: 'This makes no sense', detail: 'At least one', errors: [{ field: 'active', message: 'At least one' }] }, 422)
          : json(options?.method && options.method !== 'GET' ? known[1] : { items: known, next: null }),
      ),
    )
  })
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
    vi.clearAllMocks()
  })

  it('stand by what they mean, the first four in the person’s language, and it says where an order begins', async () => {
    renderSignedIn(<OrderStatusesPage />, 'owner')
    const first = (await screen.findByText('New')).closest('li')!
    expect(within(first).getByText(texts.statuses.first)).toBeTruthy()
    expect(screen.getByText('Packed').closest('li')!.textContent).not.toContain(texts.statuses.first)
    expect(screen.getAllByRole('list').map((list) => within(list).getAllByRole('listitem').length)).toEqual([2, 1, 1])
  })

  it('are moved by the arrow keys on the handle, at once and by the version that was seen', async () => {
    renderSignedIn(<OrderStatusesPage />, 'teamLead')
    fireEvent.keyDown(await screen.findByRole('button', { name: 'Move Packed; arrow keys move it too' }), { key: 'ArrowUp' })
    await waitFor(() => expect(sent('PATCH')).toEqual([['/api/order-statuses/own1', { position: 0, version: 4 }]]))
    expect(screen.getByText('“Packed” is now 1 of 2')).toBeTruthy()
  })

  it('are added to their kind', async () => {
    renderSignedIn(<OrderStatusesPage />, 'owner')
    const name = await screen.findByLabelText(texts.statuses.new.cancelled)
    fireEvent.change(name, { target: { value: ' No stock ' } })
    fireEvent.submit(name.closest('form')!)
    await waitFor(() => expect(sent('POST')).toEqual([['/api/order-statuses', { name: 'No stock', kind: 'cancelled', color: '#64748b' }]]))
  })

  it('are only looked at by managers', async () => {
    renderSignedIn(<OrderStatusesPage />, 'manager')
    expect(await screen.findByText('Packed')).toBeTruthy()
    expect(screen.queryByRole('button')).toBeNull()
  })
})
