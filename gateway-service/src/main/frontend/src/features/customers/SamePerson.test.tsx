// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { json, renderSignedIn } from '@/shared/tasks/testApp'
import type { Customer, PossibleDuplicate } from './api'
import { MergedParts } from './MergedParts'
import { SamePerson } from './SamePerson'

const customer = (id: string, more: Partial<Customer> = {}): Customer => ({
  id,
  version: 4,
  name: `Olena ${id}`,
  lifecycle: 'buyer',
  contactPoints: [{ kind: 'phone', value: '+380671234567' }],
  company: null,
  manager: null,
  orderCount: 1,
  orderSums: [{ amount: '10.00', currency: 'UAH' }],
  createdAt: '2026-11-01T10:00:00Z',
  notes: '',
  ...more,
})
const OTHER = customer('other', { version: 9, company: { id: 'dim', name: 'Dim' }, orderSums: [{ amount: '5.50', currency: 'UAH' }] })
const duplicate = (more: Partial<PossibleDuplicate> = {}): PossibleDuplicate => ({
  customer: OTHER,
  reasons: [{ by: 'contactPoint', contactPoint: { kind: 'phone', value: '+380671234567' } }],
  weak: false,
  ...more,
})

describe('customers who may be one person', () => {
  let found: PossibleDuplicate[]
  let refused: boolean
  const sent: { method: string; path: string; body: unknown }[] = []
  beforeAll(async () => {
    await i18next.use(initReactI18next).init({ lng: 'cimode', ns: ['customers', 'shared'] })
    Element.prototype.scrollIntoView = () => undefined
  })
  beforeEach(() => {
    sent.length = 0
    refused = false
    found = [duplicate()]
    vi.stubGlobal(
      'fetch',
      vi.fn<typeof fetch>((path, options) => {
        const address = path as string
        if (options?.method && options.method !== 'GET') {
          sent.push({ method: options.method, path: address, body: options.body ? JSON.parse(options.body as string) : undefined })
          if (refused) return Promise.resolve(json({ title: 'Changed meanwhile' }, 409))
          return Promise.resolve(address.includes('duplicates') ? new Response(null, { status: 204 }) : json(customer('one', { version: 5 })))
        }
        return Promise.resolve(address.endsWith('/duplicates') ? json({ items: found }) : address.startsWith('/api/staff') ? json({ items: [], next: null }) : json(OTHER))
      }),
    )
  })
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
  })
  const compare = async () => {
    const line = await screen.findByRole('region', { name: 'merge.possibly' })
    fireEvent.click(within(line).getByRole('button', { name: 'merge.compare' }))
    return screen.findByRole('row', { name: /columns.company/ })
  }

  it('are named with the reason, compared and merged in the versions that were compared', async () => {
    renderSignedIn(<SamePerson customer={customer('one')} />)
    const line = await screen.findByRole('region', { name: 'merge.possibly' })
    expect(line.textContent).toContain('Olena other')
    expect(line.textContent).toContain('merge.same.contactPoint')

    const company = await compare()
    expect(company.textContent).toContain('merge.taken')
    expect(screen.getByRole('row', { name: /merge.total/ }).textContent).toContain('15.50')
    fireEvent.click(screen.getByRole('button', { name: 'merge.do' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(sent).toEqual([{ method: 'POST', path: '/api/customers/one/merge', body: { otherId: 'other', version: 4, otherVersion: 9 } }])
  })

  it('can be merged the other way round', async () => {
    renderSignedIn(<SamePerson customer={customer('one')} />)
    await compare()
    fireEvent.click(screen.getByRole('checkbox', { name: 'merge.swap' }))
    fireEvent.click(screen.getByRole('button', { name: 'merge.do' }))
    await waitFor(() => expect(sent).toEqual([{ method: 'POST', path: '/api/customers/other/merge', body: { otherId: 'one', version: 9, otherVersion: 4 } }]))
  })

  it('stay open with what happened when the service refuses', async () => {
    refused = true
    renderSignedIn(<SamePerson customer={customer('one')} />)
    await compare()
    fireEvent.click(screen.getByRole('button', { name: 'merge.do' }))
    expect(await screen.findByText(/merge.kept/)).toBeTruthy()
  })

  it('can be two people, for good', async () => {
    found = [duplicate({ weak: true, reasons: [{ by: 'name' }] })]
    renderSignedIn(<SamePerson customer={customer('one')} />)
    await compare()
    expect(screen.getByText('merge.weak')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'merge.twoPeople' }))
    await waitFor(() => expect(sent).toEqual([{ method: 'DELETE', path: '/api/customers/one/duplicates/other', body: undefined }]))
  })

  it('lead from a card that is part of another one to that one', async () => {
    renderSignedIn(<SamePerson customer={customer('one', { mergedInto: 'other' })} />)
    expect((await screen.findByRole('link', { name: 'merge.open' })).getAttribute('href')).toBe('/customers/other')
  })

  it('come apart from the profile, the last merge first', async () => {
    const part = (id: string, into: string) => ({ id, name: id, notes: `Notes of ${id}`, into, at: '2026-11-21T08:00:00Z', by: 'me' })
    renderSignedIn(<MergedParts customer={customer('one', { merged: [part('direct', 'one'), part('deeper', 'direct')] })} />)
    expect(await screen.findByText('Notes of deeper')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'merge.undoOf' }))
    await waitFor(() => expect(sent).toEqual([{ method: 'DELETE', path: '/api/customers/one/merge/direct', body: undefined }]))
  })
})
