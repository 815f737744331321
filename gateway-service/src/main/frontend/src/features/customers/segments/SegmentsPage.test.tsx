// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import sharedTexts from '@/shared/i18n/en.json'
import { json, renderSignedIn } from '@/shared/tasks/testApp'
import texts from '../i18n/en.json'
import type { Segment } from './api'
import { SegmentsPage } from './SegmentsPage'

const REGULARS: Segment = { id: 's1', version: 2, name: 'Regulars', conditions: { bought: true, reasonIds: ['r1'] } }

describe('segments of customers', () => {
  const sent: { method: string; path: string; body: unknown }[] = []
  let fits: { count: number; more: boolean }
  const asked = () => sent.filter(({ path }) => path === '/api/segments/preview').map(({ body }) => (body as { conditions: unknown }).conditions)
  beforeAll(async () => {
    await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { customers: texts, shared: sharedTexts } }, interpolation: { escapeValue: false } })
    Element.prototype.scrollIntoView = () => undefined
  })
  beforeEach(() => {
    sent.length = 0
    fits = { count: 0, more: false }
    vi.stubGlobal(
      'fetch',
      vi.fn<typeof fetch>((input, options) => {
        const path = (input as string).split('?')[0]!
        if (options?.method && options.method !== 'GET') {
          sent.push({ method: options.method, path, body: options.body ? JSON.parse(options.body as string) : undefined })
          if (path === '/api/segments/preview') return Promise.resolve(json({ ...fits, customers: { items: [], next: null } }))
          if (options.method === 'DELETE') return Promise.resolve(new Response(null, { status: 204 }))
          return Promise.resolve(json(REGULARS, 201))
        }
        if (path === '/api/segments') return Promise.resolve(json({ items: [REGULARS], next: null }))
        if (path === '/api/reasons') return Promise.resolve(json({ items: [{ id: 'r1', name: 'Too dear', active: true }], next: null }))
        return Promise.resolve(json({ items: [], next: null }))
      }),
    )
  })
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
  })

  it('are counted while they are clicked together, and kept under a name', async () => {
    fits = { count: 1, more: false }
    renderSignedIn(<SegmentsPage />, 'owner')
    expect(await screen.findByText('1 person fits')).toBeTruthy()
    fits = { count: 10_000, more: true }
    fireEvent.click(screen.getByRole('button', { name: texts.segments.addCondition }))
    fireEvent.click(await screen.findByRole('radio', { name: texts.segments.boughtOne.no }))
    expect(await screen.findByText('More than 10,000 people fit')).toBeTruthy()
    fireEvent.change(screen.getByLabelText(texts.segments.silentSince), { target: { value: '2026-01-05' } })
    await waitFor(() => expect(asked().at(-1)).toEqual({ bought: false, silentSince: '2026-01-05' }))

    fireEvent.click(await screen.findByRole('button', { name: texts.segments.keep }))
    fireEvent.change(await screen.findByLabelText(texts.segments.name), { target: { value: ' Quiet ones ' } })
    fireEvent.click(screen.getByRole('button', { name: sharedTexts.save }))
    await waitFor(() =>
      expect(sent.find(({ path }) => path === '/api/segments')?.body).toEqual({ name: 'Quiet ones', conditions: { bought: false, silentSince: '2026-01-05' } }),
    )
  })

  it('are opened with their conditions as chips, exported, and taken apart', async () => {
    renderSignedIn(<SegmentsPage />, 'teamLead')
    fireEvent.click(await screen.findByRole('combobox', { name: texts.segments.choose }))
    fireEvent.click(await screen.findByRole('option', { name: 'Regulars', hidden: true }))
    expect(await screen.findByText('Rejected for: Too dear')).toBeTruthy()
    await waitFor(() => expect(asked().at(-1)).toEqual({ bought: true, reasonIds: ['r1'] }))
    expect(screen.getByRole('link', { name: texts.segments.export }).getAttribute('href')).toBe('/api/segments/s1/export')

    fireEvent.click(screen.getByRole('button', { name: 'Take away: Rejected for: Too dear' }))
    await waitFor(() => expect(asked().at(-1)).toEqual({ bought: true }))
    expect(screen.queryByRole('link', { name: texts.segments.export })).toBeNull()
    fireEvent.click(await screen.findByRole('button', { name: texts.segments.change }))
    await waitFor(() => expect(sent.at(-1)).toBeDefined())
    await waitFor(() => expect(sent.find(({ method }) => method === 'PATCH')).toEqual({ method: 'PATCH', path: '/api/segments/s1', body: { version: 2, conditions: { bought: true } } }))
  })

  it('ask for goods by words and for tags', async () => {
    renderSignedIn(<SegmentsPage />, 'owner')
    fireEvent.click(await screen.findByRole('button', { name: texts.segments.addCondition }))
    const write = (label: string, text: string) => {
      const field = screen.getByLabelText(label, { selector: 'input' })
      act(() => field.focus())
      fireEvent.change(field, { target: { value: text } })
      fireEvent.keyDown(field, { key: 'Enter' })
    }
    await screen.findByText(texts.segments.goods)
    write(texts.segments.goods, 'white kitchen')
    await waitFor(() => expect(asked().at(-1)).toEqual({ goods: ['white kitchen'] }))
    write(texts.segments.neverGoods, 'table')
    await waitFor(() => expect(asked().at(-1)).toEqual({ goods: ['white kitchen'], neverGoods: ['table'] }))
    write(texts.segments.tag, 'VIP')
    await waitFor(() => expect(asked().at(-1)).toEqual({ goods: ['white kitchen'], neverGoods: ['table'], tags: ['VIP'] }))
    expect(screen.getByText('Bought: white kitchen')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Take away: Never bought: table', hidden: true }))
    await waitFor(() => expect(asked().at(-1)).toEqual({ goods: ['white kitchen'], tags: ['VIP'] }))
  })

  it('say nothing of companies where people only are sold to, and are found there', async () => {
    renderSignedIn(<SegmentsPage />, 'owner', { companies: false })
    expect(await screen.findByRole('tab', { name: texts.tabs.segments })).toBeTruthy()
    expect(screen.queryByRole('tab', { name: texts.tabs.companies })).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: texts.segments.addCondition }))
    expect(await screen.findByText(texts.segments.tag)).toBeTruthy()
    expect(screen.queryByText(texts.segments.company)).toBeNull()
  })

  it('are only looked at by managers', async () => {
    renderSignedIn(<SegmentsPage />)
    fireEvent.click(await screen.findByRole('combobox', { name: texts.segments.choose }))
    fireEvent.click(await screen.findByRole('option', { name: 'Regulars', hidden: true }))
    expect(await screen.findByRole('link', { name: texts.segments.export })).toBeTruthy()
    expect(screen.queryByRole('button', { name: texts.segments.remove })).toBeNull()
    expect(screen.queryByRole('button', { name: texts.segments.keep })).toBeNull()
  })
})
