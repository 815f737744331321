// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import i18next from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Role, Session } from '@/shared/api/model'
import { sessionQuery } from '@/shared/session/session'
import texts from './i18n/en.json'
import { TagsPage } from './TagsPage'

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
const vip = { id: 't1', version: 3, name: 'vip', color: null }
const fair = { id: 't2', version: 1, name: 'fair', color: '#4c6ef5' }

describe('tags', () => {
  const fetched = vi.fn<typeof fetch>()
  const sent = (method: string) => fetched.mock.calls.find(([, options]) => options?.method === method)!

  function show(role: Role) {
    const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
    queries.setQueryData(sessionQuery.queryKey, { staff: { role }, workspace: { timeZone: 'Europe/Kyiv' } } as Session)
    render(
      <I18nextProvider i18n={i18next}>
        <MantineProvider env="test">
          <QueryClientProvider client={queries}>
            <TagsPage />
          </QueryClientProvider>
        </MantineProvider>
      </I18nextProvider>,
    )
  }

  beforeAll(async () => {
    await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { settings: texts } }, interpolation: { escapeValue: false } })
  })
  beforeEach(() => {
    vi.stubGlobal('fetch', fetched)
    fetched.mockImplementation((_, options) => {
      if (options?.method === 'PATCH') return Promise.resolve(json({ tag: { ...vip, name: 'VIP client', version: 4 }, leads: 12 }))
      if (options?.method === 'DELETE') return Promise.resolve(json({ tag: null, leads: 1 }))
      return Promise.resolve(json({ items: [fair, vip] }))
    })
  })
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
    vi.clearAllMocks()
  })

  it('are renamed on every lead, and it says on how many', async () => {
    show('teamLead')
    fireEvent.click(await screen.findByRole('button', { name: 'Edit “vip”' }))
    fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'VIP client' } })
    expect(screen.getByText(texts.tags.renames)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: texts.save }))
    expect(await screen.findByText('Changed on 12 leads.')).toBeTruthy()
    const [address, options] = sent('PATCH')
    expect(address).toBe('/api/tags/t1')
    expect(JSON.parse(options!.body as string)).toEqual({ name: 'VIP client', color: '', version: 3 })
  })

  it('are removed only after a question', async () => {
    show('owner')
    fireEvent.click(await screen.findByRole('button', { name: 'Remove the tag “fair”?' }))
    expect(fetched.mock.calls.some(([, options]) => options?.method === 'DELETE')).toBe(false)
    fireEvent.click(await screen.findByRole('button', { name: texts.tags.removeIt }))
    expect(await screen.findByText('Changed on 1 lead.')).toBeTruthy()
    expect(sent('DELETE')[0]).toBe('/api/tags/t2')
  })

  it('are only looked at by managers', async () => {
    show('manager')
    expect(await screen.findByText('fair')).toBeTruthy()
    await waitFor(() => expect(screen.queryByRole('button')).toBeNull())
  })
})
