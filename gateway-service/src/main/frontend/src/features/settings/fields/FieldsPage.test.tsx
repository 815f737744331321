// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import i18next from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Field, Role } from '@/shared/api/model'
import { FieldsPage } from './FieldsPage'
import { optionFault } from './options'

const field = (id: string, more: Partial<Field> = {}): Field => ({ id, version: 1, of: 'lead', key: id, name: id.toUpperCase(), type: 'text', options: [], active: true, rank: 1, ...more })
const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })

describe('the fields of a workspace', () => {
  let fields: Field[]
  let refusal: Response | null
  const sent: { method: string; path: string; body: unknown }[] = []
  const fetched = vi.fn<typeof fetch>((input, options) => {
    const method = options?.method ?? 'GET'
    const address = new URL(input as string, 'http://desk')
    if (method === 'GET') return Promise.resolve(json(200, { items: fields.filter((field) => field.of === address.searchParams.get('of')), next: null }))
    sent.push({ method, path: input as string, body: JSON.parse(options!.body as string) })
    return Promise.resolve(refusal ?? json(200, { items: fields, next: null }))
  })
  const show = (role: Role = 'owner', address = '/settings/fields') => {
    const client = new QueryClient({ defaultOptions: { queries: { retry: false }, mutations: { retry: false } } })
    client.setQueryData(['session'], { staff: { id: 's', role }, workspace: { currency: 'UAH', timeZone: 'Europe/Kyiv' } })
    const root = createRootRoute()
    const page = createRoute({ getParentRoute: () => root, path: '/settings/fields', component: FieldsPage })
    const router = createRouter({ routeTree: root.addChildren([page]), history: createMemoryHistory({ initialEntries: [address] }) })
    render(
      <I18nextProvider i18n={i18next}>
        <MantineProvider env="test">
          <QueryClientProvider client={client}>
            <RouterProvider router={router as never} />
          </QueryClientProvider>
        </MantineProvider>
      </I18nextProvider>,
    )
    return router
  }

  beforeAll(async () => {
    await i18next.use(initReactI18next).init({ lng: 'cimode', ns: ['settings', 'shared'] })
    Element.prototype.scrollIntoView = () => undefined
  })
  beforeEach(() => {
    fields = [field('floor'), field('colour', { type: 'choice', version: 4, options: [{ id: 'red', name: 'Red', active: true }] })]
    refusal = null
    sent.length = 0
    vi.stubGlobal('fetch', fetched)
  })
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
  })

  it('say what to do when there are none', async () => {
    fields = []
    show()
    expect(await screen.findByText('fields.empty.title')).toBeTruthy()
  })

  it('are only read by a manager', async () => {
    show('manager')
    expect(await screen.findByText('FLOOR')).toBeTruthy()
    expect(screen.queryByRole('button')).toBeNull()
  })

  it('are made with options by name', async () => {
    show()
    fireEvent.click(await screen.findByRole('button', { name: 'fields.add' }))
    fireEvent.change(screen.getByRole('textbox', { name: 'fields.name' }), { target: { value: ' Size ' } })
    fireEvent.click(screen.getByRole('combobox', { name: 'fields.type' }))
    fireEvent.click(await screen.findByRole('option', { name: 'fields.types.choice' }))
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'save' }).disabled).toBe(true)
    fireEvent.click(screen.getByRole('button', { name: 'fields.addOption' }))
    fireEvent.change(screen.getByRole('textbox', { name: 'fields.optionName' }), { target: { value: 'Large' } })
    fireEvent.click(screen.getByRole('button', { name: 'save' }))
    await waitFor(() =>
      expect(sent).toEqual([{ method: 'POST', path: '/api/fields', body: { of: 'lead', name: 'Size', type: 'choice', options: [{ name: 'Large', active: true }] } }]),
    )
  })

  it('are changed by their version, and what was entered stays when somebody was quicker', async () => {
    refusal = json(409, { title: 'Changed meanwhile' })
    show()
    fireEvent.click((await screen.findAllByRole('button', { name: 'fields.change' }))[1]!)
    fireEvent.change(screen.getByRole('textbox', { name: 'fields.optionName' }), { target: { value: 'Scarlet' } })
    fireEvent.click(screen.getByRole('button', { name: 'save' }))
    expect(await screen.findByRole('alert')).toBeTruthy()
    expect(sent[0]).toEqual({ method: 'PATCH', path: '/api/fields/colour', body: { name: 'COLOUR', options: [{ id: 'red', name: 'Scarlet', active: true }], version: 4 } })
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'fields.optionName' }).value).toBe('Scarlet')
  })

  it('are those of leads, customers, companies or orders, by the address', async () => {
    fields.push(field('terms', { of: 'company' }))
    const router = show()
    expect(await screen.findByText('FLOOR')).toBeTruthy()
    expect(screen.queryByText('TERMS')).toBeNull()
    fireEvent.click(screen.getByRole('tab', { name: 'fields.of.company' }))
    expect(await screen.findByText('TERMS')).toBeTruthy()
    expect(screen.queryByText('FLOOR')).toBeNull()
    expect(router.state.location.search).toEqual({ of: 'company' })
    fireEvent.click(screen.getByRole('tab', { name: 'fields.of.lead' }))
    expect(await screen.findByText('FLOOR')).toBeTruthy()
    expect(router.state.location.search).toEqual({})
  })

  it('are made of what is looked at', async () => {
    show('owner', '/settings/fields?of=order')
    expect(await screen.findByText('fields.empty.others')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'fields.add' }))
    fireEvent.change(screen.getByRole('textbox', { name: 'fields.name' }), { target: { value: 'Gift' } })
    fireEvent.click(screen.getByRole('button', { name: 'save' }))
    await waitFor(() => expect(sent).toEqual([{ method: 'POST', path: '/api/fields', body: { of: 'order', name: 'Gift', type: 'text' } }]))
  })

  it('are ordered with the arrow keys, and say so', async () => {
    show()
    fireEvent.keyDown((await screen.findAllByRole('button', { name: 'fields.drag' }))[0]!, { key: 'ArrowDown' })
    await waitFor(() => expect(sent).toEqual([{ method: 'PUT', path: '/api/fields/order', body: { of: 'lead', ids: ['colour', 'floor'] } }]))
    expect(screen.getByRole('status').textContent).toBe('fields.movedTo')
  })

  it('are switched off, not deleted', async () => {
    show()
    fireEvent.click((await screen.findAllByRole('button', { name: 'fields.switchOff' }))[0]!)
    await waitFor(() => expect(sent).toEqual([{ method: 'PATCH', path: '/api/fields/floor', body: { active: false, version: 1 } }]))
  })
})

describe('options', () => {
  const option = (name: string, active = true) => ({ key: name, id: null, name, active })
  it('need names of their own, and one that can be chosen', () => {
    expect(optionFault([option('Red'), option('Blue')])).toBeNull()
    expect(optionFault([option('Red'), option(' red ')])).toBe('sameName')
    expect(optionFault([option('Red'), option('')])).toBe('noName')
    expect(optionFault([option('Red', false)])).toBe('none')
    expect(optionFault([])).toBe('none')
  })
})
