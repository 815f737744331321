// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { json } from '@/shared/tasks/testApp'
import { soon } from '@/test-soon'
import texts from '../i18n/en.json'
import { done, draft, row, show } from './testImports'

describe('an import', () => {
  const fetched = vi.fn<typeof fetch>()
  const sent = (method: string) => fetched.mock.calls.filter(([, options]) => options?.method === method)
  const bodyOf = (method: string) => JSON.parse(sent(method)[0]![1]!.body as string) as unknown

  beforeEach(() => {
    let started = false
    vi.stubGlobal('fetch', fetched)
    Element.prototype.scrollIntoView = () => undefined
    fetched.mockImplementation((address, options) => {
      const path = address as string
      if (options?.method === 'PATCH') return Promise.resolve(json({ ...draft, version: 2, columns: { number: 0, name: 1 } }))
      if (path.endsWith('/start')) {
        started = true
        return Promise.resolve(json(done, 202))
      }
      if (options?.method === 'POST') return Promise.resolve(json(draft, 201))
      if (path.includes('/rows')) return Promise.resolve(json({ items: [row(4, { outcome: 'quarantined', detail: 'Line 4, phone: This is no number that can be called.', orderId: null })], next: null }))
      if (path === '/api/imports/i1') return Promise.resolve(json(started ? done : draft))
      return Promise.resolve(json({ items: [done], next: null }))
    })
  })
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
    vi.clearAllMocks()
  })

  it('begins with a file, and opens what would come of it', async () => {
    await show('owner', '/settings/imports')
    fireEvent.change(await screen.findByRole('combobox', { name: texts.imports.bring.source }), { target: { value: ' Old program ' } })
    const file = new File(['No,Who\n1001,Olha'], 'orders.csv', { type: 'text/csv' })
    fireEvent.change(screen.getByTestId('table'), { target: { files: [file] } })

    expect(await screen.findByText(texts.imports.dry.title)).toBeTruthy()
    const body = sent('POST')[0]![1]!.body as FormData
    expect(body.get('source')).toBe('Old program')
    expect((body.get('file') as File).name).toBe('orders.csv')
  })

  it('offers where tables came from before', async () => {
    await show('owner', '/settings/imports')
    expect(await screen.findByRole('link', { name: 'orders.csv' })).toBeTruthy()
    fireEvent.click(screen.getByRole('combobox', { name: texts.imports.bring.source }))
    fireEvent.click(await screen.findByRole('option', { name: 'Old program' }))
    expect(screen.getByRole<HTMLInputElement>('combobox', { name: texts.imports.bring.source }).value).toBe('Old program')
  })

  it('says what makes no sense by the names that columns have on the screen', async () => {
    await show('owner', '/settings/imports/i1')
    const wrong = await screen.findByRole('list', { name: texts.imports.dry.wrongOnes })
    expect(within(wrong).getByText('Line 4, Phone: This is no number that can be called.')).toBeTruthy()
    expect(screen.getByText('for example: 1001')).toBeTruthy()
  })

  it('is mapped by hand and started as it was seen', async () => {
    await show('owner', '/settings/imports/i1')
    fireEvent.click(await screen.findByRole('combobox', { name: texts.imports.fields.name }))
    fireEvent.click(await screen.findByRole('option', { name: 'Who' }))
    await soon(() => expect(sent('PATCH')).toHaveLength(1))
    expect(bodyOf('PATCH')).toEqual({ columns: { number: 0, name: 1 }, version: 1 })
    const start = () => screen.getByRole<HTMLButtonElement>('button', { name: texts.imports.start })
    await soon(() => expect(start().disabled).toBe(false))
    fireEvent.click(start())

    expect(await screen.findByText(texts.imports.now.settled)).toBeTruthy()
    expect(bodyOf('POST')).toEqual({ version: 2 })
    expect(await screen.findByText('№ 1004')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Delivery of line 4' }).getAttribute('href')).toBe('/receipts?receipt=r4')
  })

  it('says the reason of a row in the language of the screen', async () => {
    fetched.mockImplementation((address) =>
      Promise.resolve(
        json(
          (address as string).includes('/rows')
            ? { items: [row(4, { outcome: 'quarantined', detail: 'Line 4, phone: This is no number that can be called.\nQuite another reason.' })], next: null }
            : done,
        ),
      ),
    )
    await show('owner', '/settings/imports/i1', 'uk')
    expect(await screen.findByText(/^Рядок 4, Телефон: За цим номером не зателефонуєш\.\s+Quite another reason\.$/)).toBeTruthy()
  })

  it('shows some of its rows by an address', async () => {
    const router = await show('owner', '/settings/imports/i1?outcome=quarantined')
    fetched.mockImplementation((address) => Promise.resolve(json((address as string).includes('/rows') ? { items: [], next: null } : done)))
    expect(await screen.findByText(texts.imports.rows.noneSuch)).toBeTruthy()
    fireEvent.click(screen.getByRole('combobox', { name: texts.imports.rows.outcome }))
    fireEvent.click(await screen.findByRole('option', { name: texts.imports.outcomes.ordered }))
    await soon(() => expect(router.state.location.search).toEqual({ outcome: 'ordered' }))
    await soon(() => expect(fetched.mock.calls.map(([address]) => address)).toContain('/api/imports/i1/rows?outcome=ordered&limit=50'))
  })

  it.each(['/settings/imports', '/settings/imports/i1'])('is for the owner: %s', async (address) => {
    await show('teamLead', address)
    expect(await screen.findByText(texts.ownerOnly.title)).toBeTruthy()
    expect(fetched).not.toHaveBeenCalled()
  })
})
