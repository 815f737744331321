// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import sharedTexts from '@/shared/i18n/en.json'
import { json, renderSignedIn } from '@/shared/tasks/testApp'
import { ConversionLinks } from './ConversionLinks'
import { ConversionSheet } from './ConversionSheet'
import texts from './i18n/en.json'
import type { ConversionPreview, Lead } from './model'

const PHONE = { kind: 'phone', value: '+380671234567' }
const MAIL = { kind: 'email', value: 'o@example.com' }
const LEAD = {
  id: 'l',
  number: 7,
  title: 'Olena',
  pipelineId: 'p',
  outcome: 'open',
  contactPoints: [PHONE, MAIL],
  lines: [{ name: 'Door', quantity: '1', price: '500.00' }],
  amount: { amount: '500.00', currency: 'UAH' },
  company: null,
} as unknown as Lead
const OLENA = { id: 'c', name: 'Olena Koval', lifecycle: 'buyer' as const, matchedBy: [PHONE] }
const PREVIEW: ConversionPreview = {
  first: true,
  customer: OLENA,
  why: 'contactPoints',
  candidates: [],
  severalMatched: false,
  contactPoints: [
    { ...PHONE, customer: { id: 'c', name: 'Olena Koval' } },
    { ...MAIL, customer: null },
  ],
  company: null,
  openOrders: [{ id: 'o', number: 17, sum: { amount: '70.00', currency: 'UAH' }, createdAt: '2026-11-21T10:00:00Z' }],
  creates: ['order'],
}

/** Answers by method and path; what was sent is remembered. */
function answering(answers: Record<string, unknown>) {
  const sent: { what: string; body: unknown }[] = []
  vi.stubGlobal(
    'fetch',
    vi.fn<typeof fetch>((path, options) => {
      const what = `${options?.method ?? 'GET'} ${path as string}`
      sent.push({ what, body: options?.body ? (JSON.parse(options.body as string) as unknown) : undefined })
      const answer = Object.entries(answers).find(([start]) => what.startsWith(start))
      return Promise.resolve(answer ? json(answer[1]) : json({ title: `Nobody answers ${what}` }, 500))
    }),
  )
  return sent
}
const posted = (sent: { what: string; body: unknown }[]) => sent.filter(({ what }) => what === 'POST /api/leads/l/conversion').map(({ body }) => body)

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { lead: texts, shared: sharedTexts } }, interpolation: { escapeValue: false } })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

describe('converting a lead', () => {
  const drawn = async (preview: ConversionPreview, more: Record<string, unknown> = {}) => {
    const sent = answering({ ...more, 'GET /api/leads/l/conversion/preview': preview, 'POST /api/leads/l/conversion': { ...LEAD, outcome: 'won' } })
    const close = vi.fn()
    renderSignedIn(<ConversionSheet lead={LEAD} onClose={close} />)
    const act = await screen.findByRole('button', { name: texts.convert })
    return { sent, close, act }
  }

  it('says whose the contacts are, and takes one click for what the service proposes', async () => {
    const { sent, close, act } = await drawn(PREVIEW)
    const whose = screen.getByRole('list', { name: texts.conversion.whose })
    expect(whose.textContent).toContain('Olena Koval’s')
    expect(whose.textContent).toContain('nobody’s')

    fireEvent.click(act)
    await waitFor(() => expect(close).toHaveBeenCalled())
    expect(posted(sent)).toEqual([{ customerId: null, company: null, order: { lines: [{ name: 'Door', quantity: '1', price: '500.00' }] } }])
  })

  it('says plainly that two people match', async () => {
    const petro = { id: 'd', name: 'Petro', lifecycle: 'prospect' as const, matchedBy: [MAIL] }
    await drawn({ ...PREVIEW, severalMatched: true, candidates: [petro] })
    expect(screen.getByText(texts.conversion.several)).toBeTruthy()
    expect(screen.getByRole('radio', { name: /Petro/ })).toBeTruthy()
  })

  it('joins an open order of the customer instead of making one', async () => {
    const { sent, close, act } = await drawn(PREVIEW)
    fireEvent.click(screen.getByRole('radio', { name: /order 17/ }))
    expect(screen.getByText(/It is added to order 17/)).toBeTruthy()

    fireEvent.click(act)
    await waitFor(() => expect(close).toHaveBeenCalled())
    expect(posted(sent)).toEqual([{ customerId: null, company: null, order: { id: 'o' } }])
  })

  it('makes a new customer although somebody matches, who has no open order', async () => {
    const { sent, close, act } = await drawn(PREVIEW, { 'GET /api/leads/l/conversion/preview?newCustomer=true': { ...PREVIEW, customer: null, openOrders: [] } })
    fireEvent.click(screen.getByRole('radio', { name: /New customer/ }))
    await waitFor(() => expect(screen.queryByRole('radio', { name: /order 17/ })).toBeNull())

    fireEvent.click(act)
    await waitFor(() => expect(close).toHaveBeenCalled())
    expect(posted(sent)).toMatchObject([{ customerId: null, newCustomer: true }])
  })

  it('links another customer who is searched for', async () => {
    const ivan = { id: 'i', name: 'Ivan', lifecycle: 'prospect', contactPoints: [{ kind: 'phone', value: '+380501111111' }] }
    const { sent, close, act } = await drawn(PREVIEW, {
      'GET /api/customers': { items: [ivan], next: null },
      'GET /api/leads/l/conversion/preview?customerId=i': { ...PREVIEW, customer: { ...ivan, matchedBy: [] }, why: 'chosen', openOrders: [] },
    })
    fireEvent.click(screen.getByRole('button', { name: texts.conversion.another }))
    fireEvent.change(screen.getByLabelText(texts.conversion.search), { target: { value: 'Iv' } })
    fireEvent.click(await screen.findByRole('button', { name: /Ivan/ }))
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /Ivan/ }).ariaChecked ?? screen.getByRole('radio', { name: /Ivan/ }).getAttribute('aria-checked')).toBe('true')

    fireEvent.click(act)
    await waitFor(() => expect(close).toHaveBeenCalled())
    expect(posted(sent)).toMatchObject([{ customerId: 'i' }])
  })
})

describe('what became of a conversion', () => {
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
  const won = (conversion: Lead['conversion']) => ({ ...LEAD, outcome: 'won', conversion }) as Lead

  it('says what is missing and since when, and asks again', async () => {
    const sent = answering({ 'POST /api/leads/l/conversion/retry': LEAD })
    renderSignedIn(<ConversionLinks lead={won({ state: 'running', missing: ['order'], since: ago(5), undoableUntil: ago(-60) })} />)
    expect((await screen.findByRole('status')).textContent).toContain(texts.missing.order)
    expect(screen.getByRole('button', { name: texts.undo.do })).toBeTruthy()

    fireEvent.click(screen.getByRole('button', { name: texts.undo.retry }))
    await waitFor(() => expect(sent.map(({ what }) => what)).toEqual(['POST /api/leads/l/conversion/retry']))
  })

  it('is taken back after a question that says what will happen', async () => {
    const sent = answering({ 'DELETE /api/leads/l/conversion': LEAD })
    renderSignedIn(<ConversionLinks lead={won({ state: 'done', missing: [], since: ago(5), undoableUntil: ago(-60) })} />)
    fireEvent.click(await screen.findByRole('button', { name: texts.undo.do }))
    expect(await screen.findByText(texts.undo.will)).toBeTruthy()
    expect(sent).toEqual([])

    fireEvent.click(screen.getAllByRole('button', { name: texts.undo.do }).at(-1)!)
    await waitFor(() => expect(sent.map(({ what }) => what)).toEqual(['DELETE /api/leads/l/conversion']))
  })

  it('offers nothing once the time is over, nor to who only reads', async () => {
    answering({})
    const { unmount } = renderSignedIn(<ConversionLinks lead={won({ state: 'done', missing: [], since: ago(9000), undoableUntil: null })} />)
    expect(screen.queryByRole('button')).toBeNull()
    unmount()
    renderSignedIn(<ConversionLinks lead={won({ state: 'done', missing: [], since: ago(5), undoableUntil: ago(-60) })} />, 'analyst')
    expect(screen.queryByRole('button')).toBeNull()
  })
})
