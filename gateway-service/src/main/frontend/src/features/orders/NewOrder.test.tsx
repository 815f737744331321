// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import sharedTexts from '@/shared/i18n/en.json'
import { json, renderSignedIn } from '@/shared/tasks/testApp'
import texts from './i18n/en.json'
import { NewOrder } from './NewOrder'

const OLENA = { id: 'c1', name: 'Olena', lifecycle: 'prospect', contactPoints: [{ kind: 'phone', value: '+380671112233' }], company: null }
const unknown = () => json({ type: 'https://potik.io/problems/invalid', title: 'Not understood', errors: [{ field: 'customerId', message: 'There is no such customer.' }] }, 422)

describe('an order by hand for somebody new', () => {
  const sent: { path: string; key: string | null; body: Record<string, unknown> }[] = []
  let answers: Record<string, (() => Response)[]>
  const to = (path: string) => sent.filter((one) => one.path === path)

  beforeAll(async () => {
    await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { orders: texts, shared: sharedTexts } }, interpolation: { escapeValue: false } })
  })
  beforeEach(() => {
    sent.length = 0
    vi.stubGlobal(
      'fetch',
      vi.fn<typeof fetch>((input, options) => {
        const { pathname: path } = new URL(input as string, 'http://desk')
        if (options?.method === 'POST') {
          sent.push({ path, key: (options.headers as Headers).get('Idempotency-Key'), body: JSON.parse(options.body as string) as Record<string, unknown> })
          const next = answers[path]!
          return Promise.resolve((next.length > 1 ? next.shift()! : next[0]!)())
        }
        return Promise.resolve(json({ items: [], next: null }))
      }),
    )
  })
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
  })

  async function fillIn() {
    renderSignedIn(<NewOrder onClose={() => undefined} />)
    fireEvent.click(await screen.findByRole('button', { name: texts.form.newPerson }))
    fireEvent.change(await screen.findByLabelText(texts.form.personName), { target: { value: 'Olena' } })
    fireEvent.change(screen.getByLabelText(texts.form.reach), { target: { value: '067 111 22 33' } })
    fireEvent.change(screen.getByLabelText(texts.card.line), { target: { value: 'Table' } })
    fireEvent.change(screen.getByLabelText(texts.card.price), { target: { value: '10' } })
    fireEvent.click(screen.getByRole('button', { name: texts.form.create }))
  }

  it('makes one person and one order, however often orders have to be asked until they know of the person', async () => {
    answers = { '/api/customers': [() => json(OLENA, 201)], '/api/orders': [unknown, () => json({ id: 'o1', number: 9 }, 201)] }
    await fillIn()
    await waitFor(() => expect(to('/api/orders')).toHaveLength(2))
    expect(to('/api/customers')[0]!.body).toEqual({ name: 'Olena', contactPoints: [{ kind: 'phone', value: '067 111 22 33' }] })
    // whatever is sent again is the same to the service
    expect(new Set(to('/api/customers').map(({ key }) => key)).size).toBe(1)
    expect(new Set(to('/api/orders').map(({ key }) => key)).size).toBe(1)
    expect(to('/api/orders').every(({ body }) => body.customerId === 'c1')).toBe(true)
  })

  it('offers whoever has the contact point, and takes them', async () => {
    answers = {
      '/api/customers': [() => json({ type: 'https://potik.io/problems/contact-point-taken', title: 'Taken', detail: 'This contact point is Olena Koval’s.', current: { ...OLENA, id: 'c2', name: 'Olena Koval' } }, 409)],
      '/api/orders': [() => json({ id: 'o1', number: 9 }, 201)],
    }
    await fillIn()
    fireEvent.click(await screen.findByRole('button', { name: 'Use Olena Koval' }))
    expect(to('/api/orders')).toHaveLength(0)
    fireEvent.click(await screen.findByRole('button', { name: texts.form.create }))
    await waitFor(() => expect(to('/api/orders').map(({ body }) => body.customerId)).toEqual(['c2']))
    expect(to('/api/customers')).toHaveLength(1)
  })

  it('says what is wrong with a contact point where it is written, and keeps the rest', async () => {
    answers = { '/api/customers': [() => json({ title: 'Not understood', errors: [{ field: 'contactPoints[0].value', message: 'This is no phone number.' }] }, 422)], '/api/orders': [] }
    await fillIn()
    expect(await screen.findByText('This is no phone number.')).toBeTruthy()
    expect(screen.getByLabelText(texts.form.reach).getAttribute('aria-invalid')).toBe('true')
    expect(screen.getByLabelText<HTMLInputElement>(texts.card.line).value).toBe('Table')
    expect(to('/api/orders')).toHaveLength(0)
  })

  it('is another order when its lines are changed after an answer was lost', async () => {
    const lost = () => json({ title: 'Gone' }, 503)
    answers = { '/api/customers': [() => json(OLENA, 201)], '/api/orders': [lost, lost, () => json({ id: 'o1', number: 9 }, 201)] }
    await fillIn()
    const send = async (times: number) => {
      const button = await screen.findByRole('button', { name: texts.form.create })
      await waitFor(() => expect(button.hasAttribute('data-loading')).toBe(false))
      fireEvent.click(button)
      await waitFor(() => expect(to('/api/orders')).toHaveLength(times))
    }
    await waitFor(() => expect(to('/api/orders')).toHaveLength(1))
    await send(2)
    fireEvent.change(screen.getByLabelText(texts.card.price), { target: { value: '12' } })
    await send(3)
    const [first, again, changed] = to('/api/orders').map(({ key }) => key)
    expect(again).toBe(first)
    expect(changed).not.toBe(first)
    expect(to('/api/customers')).toHaveLength(1)
  })

  it('needs a name or a contact point', async () => {
    answers = { '/api/customers': [], '/api/orders': [] }
    renderSignedIn(<NewOrder onClose={() => undefined} />)
    fireEvent.click(await screen.findByRole('button', { name: texts.form.newPerson }))
    fireEvent.click(await screen.findByRole('button', { name: texts.form.create }))
    expect(await screen.findByText(texts.form.needPerson)).toBeTruthy()
    expect(sent).toEqual([])
  })
})
