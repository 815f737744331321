// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { json, renderSignedIn } from '@/shared/tasks/testApp'
import type { Customer } from './api'
import { ContactPoints } from './ContactPoints'
import { CustomerTags } from './CustomerTags'
import { NewCustomerDialog } from './NewCustomerDialog'
import { PersonTimeline } from './PersonTimeline'

const customer = (more: Partial<Customer> = {}): Customer => ({
  id: 'one',
  version: 4,
  name: 'Olena',
  lifecycle: 'buyer',
  contactPoints: [
    { kind: 'phone', value: '+380671234567', preferred: true },
    { kind: 'phone', value: '+380671234568', preferred: false },
    { kind: 'email', value: 'olena@example.com', preferred: true },
  ],
  company: null,
  manager: null,
  orderCount: 0,
  orderSums: [],
  createdAt: '2026-11-01T10:00:00Z',
  notes: '',
  ...more,
})
const TAKEN = { type: 'https://potik.io/problems/contact-point-taken', title: 'Somebody else’s', detail: 'It is Petro’s.', current: customer({ id: 'petro', name: 'Petro' }) }

const happened = (id: string, kind: string, at: string, data: object = {}) => ({ id, kind, at, data, actor: { kind: 'person', name: 'Olena' }, lead: { id: 'lead', number: 7 } })

describe('the profile of a person', () => {
  const sent: { method: string; path: string; body: unknown }[] = []
  let answer: () => Response
  beforeAll(async () => {
    await i18next.use(initReactI18next).init({ lng: 'cimode', ns: ['customers', 'shared'] })
    Element.prototype.scrollIntoView = () => undefined
  })
  beforeEach(() => {
    sent.length = 0
    answer = () => json(customer({ version: 5 }))
    vi.stubGlobal(
      'fetch',
      vi.fn<typeof fetch>((path, options) => {
        const address = path as string
        if (options?.method && options.method !== 'GET') {
          sent.push({ method: options.method, path: address, body: options.body ? JSON.parse(options.body as string) : undefined })
          return Promise.resolve(answer())
        }
        if (address.startsWith('/api/leads/timeline'))
          return Promise.resolve(
            address.includes('after=')
              ? json({ items: [happened('c', 'created', '2026-11-01T08:00:00Z')], next: null })
              : json({ items: [happened('b', 'messageIn', '2026-11-20T08:00:00Z', { text: 'Is it there?' }), happened('e', 'edited', '2026-11-19T08:00:00Z'), happened('a', 'stageChanged', '2026-11-10T08:00:00Z', { from: { id: 'f', name: 'New' }, to: { id: 't', name: 'Offer' } })], next: 'further' }),
          )
        if (address.startsWith('/api/orders'))
          return Promise.resolve(
            json({
              items: [
                { id: 'o2', number: 2, status: 'new', sum: { amount: '5.00', currency: 'UAH' }, paid: { amount: '0.00', currency: 'UAH' }, createdAt: '2026-11-15T08:00:00Z' },
                { id: 'o1', number: 1, status: 'done', sum: { amount: '7.00', currency: 'UAH' }, paid: { amount: '7.00', currency: 'UAH' }, createdAt: '2026-11-02T08:00:00Z' },
              ],
              next: null,
            }),
          )
        return Promise.resolve(json({ items: [], next: null }))
      }),
    )
  })
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
  })

  it('takes another contact point, prefers one of several of a kind and takes one away', async () => {
    renderSignedIn(<ContactPoints customer={customer()} />)
    const stars = await screen.findAllByRole('button', { name: /reach\.prefer/ })
    expect(stars.map((star) => star.getAttribute('aria-pressed'))).toEqual(['true', 'false'])
    fireEvent.click(stars[1]!)
    await waitFor(() => expect(sent.at(-1)).toMatchObject({ method: 'PUT', path: '/api/customers/one/contact-points/preferred', body: { kind: 'phone', value: '+380671234568' } }))

    await waitFor(() => expect(screen.getAllByRole<HTMLButtonElement>('button', { name: 'reach.remove' })[2]!.disabled).toBe(false))
    fireEvent.click(screen.getAllByRole('button', { name: 'reach.remove' })[2]!)
    await waitFor(() => expect(sent.at(-1)).toMatchObject({ method: 'DELETE', path: '/api/customers/one/contact-points?kind=email&value=olena%40example.com' }))

    fireEvent.click(screen.getByRole('button', { name: 'reach.add' }))
    fireEvent.change(screen.getByRole('textbox', { name: 'reach.value' }), { target: { value: '067 111 22 33' } })
    fireEvent.click(screen.getByRole('button', { name: 'reach.save' }))
    await waitFor(() => expect(sent.at(-1)).toMatchObject({ method: 'POST', path: '/api/customers/one/contact-points', body: { kind: 'phone', value: '067 111 22 33' } }))
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'reach.value' })).toBeNull())
  })

  it('says whose a contact point is, and keeps what was typed', async () => {
    answer = () => json({ ...TAKEN, errors: [{ field: 'value', message: 'It is Petro’s.' }] }, 409)
    renderSignedIn(<ContactPoints customer={customer()} />)
    fireEvent.click(await screen.findByRole('button', { name: 'reach.add' }))
    fireEvent.change(screen.getByRole('textbox', { name: 'reach.value' }), { target: { value: '067 111 22 33' } })
    fireEvent.click(screen.getByRole('button', { name: 'reach.save' }))
    expect((await screen.findByRole('link', { name: 'reach.takenBy' })).getAttribute('href')).toBe('/customers/petro')
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'reach.value' }).value).toBe('067 111 22 33')
  })

  it('is only read by an analyst', async () => {
    renderSignedIn(<ContactPoints customer={customer()} />, 'analyst')
    expect(await screen.findByText('olena@example.com')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'reach.add' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'reach.remove' })).toBeNull()
  })

  it('writes tags by the version that was seen', async () => {
    renderSignedIn(<CustomerTags customer={customer({ tags: ['VIP', 'Kyiv'] })} />)
    const input = await screen.findByRole('combobox', { name: 'tags' })
    fireEvent.keyDown(input, { key: 'Backspace' })
    await waitFor(() => expect(sent).toEqual([{ method: 'PATCH', path: '/api/customers/one', body: { tags: ['VIP'], version: 4 } }]))
  })

  it('has messages, stages and orders on one timeline, and earlier ones on request', async () => {
    renderSignedIn(<PersonTimeline customerId="one" />)
    expect(await screen.findByText('Is it there?')).toBeTruthy()
    // the older order waits for what is older than the page
    expect(screen.getAllByRole('listitem').map((item) => /history\.(in|order|stageChanged|created)/.exec(item.textContent)?.[1])).toEqual(['in', 'order', 'stageChanged'])
    fireEvent.click(screen.getByRole('button', { name: 'history.earlier' }))
    await waitFor(() => expect(screen.getAllByRole('listitem').map((item) => /history\.(in|order|stageChanged|created)/.exec(item.textContent)?.[1])).toEqual(['in', 'order', 'stageChanged', 'order', 'created']))
    fireEvent.click(screen.getByRole('radio', { name: 'history.talk' }))
    await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(1))
  })

  it('of somebody new is entered once, and who has the contact point is named', async () => {
    answer = () => json({ ...TAKEN, errors: [{ field: 'contactPoints[0].value', message: 'It is Petro’s.' }] }, 409)
    renderSignedIn(<NewCustomerDialog onClose={() => undefined} />)
    fireEvent.change(await screen.findByRole('textbox', { name: 'new.name' }), { target: { value: 'Olena' } })
    fireEvent.change(screen.getByRole('textbox', { name: 'reach.value' }), { target: { value: '067 111 22 33' } })
    fireEvent.click(screen.getByRole('button', { name: 'new.create' }))
    expect((await screen.findByRole('link', { name: 'reach.takenBy' })).getAttribute('href')).toBe('/customers/petro')
    expect(sent).toEqual([{ method: 'POST', path: '/api/customers', body: { name: 'Olena', contactPoints: [{ kind: 'phone', value: '067 111 22 33' }], company: null, notes: '' } }])
  })
})
