// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import i18next from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Role, Session } from '@/shared/api/model'
import { sessionQuery } from '@/shared/session/session'
import texts from '../i18n/en.json'
import { TermsPage } from './TermsPage'

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
const field = (language: string, form: 'one' | 'few' | 'many') => screen.getByLabelText<HTMLInputElement>(`${texts.terms.of.lead}, ${language}: ${texts.terms.form[form]}`)
const write = (language: string, form: 'one' | 'few' | 'many', word: string) => fireEvent.change(field(language, form), { target: { value: word } })

describe('the workspace’s words', () => {
  const fetched = vi.fn<typeof fetch>()
  const queries = () => new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const sent = () => fetched.mock.calls.filter(([, options]) => options?.method === 'PUT').map(([, options]) => JSON.parse(options!.body as string) as unknown)

  function show(role: Role = 'owner') {
    const client = queries()
    client.setQueryData(sessionQuery.queryKey, { staff: { role }, workspace: { languages: ['en', 'uk', 'ru'] } } as unknown as Session)
    render(
      <I18nextProvider i18n={i18next}>
        <MantineProvider env="test">
          <QueryClientProvider client={client}>
            <TermsPage />
          </QueryClientProvider>
        </MantineProvider>
      </I18nextProvider>,
    )
    return client
  }

  beforeAll(async () => {
    await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { settings: texts } }, interpolation: { escapeValue: false } })
  })
  beforeEach(() => {
    vi.stubGlobal('fetch', fetched)
    fetched.mockImplementation((_, options) => Promise.resolve(json({ version: options?.method === 'PUT' ? 4 : 3, words: options?.body ? (JSON.parse(options.body as string) as { words: unknown }).words : {} })))
  })
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
    vi.clearAllMocks()
  })

  it('are shown as they will be said, and saved whole', async () => {
    const client = show()
    await screen.findByText(texts.terms.of.lead)
    expect(screen.getByRole('button', { name: texts.save })).toHaveProperty('disabled', true)
    write('українська', 'one', 'заявка')
    expect(screen.getAllByText(texts.terms.missing)).toHaveLength(2)
    expect(screen.getByRole('button', { name: texts.save })).toHaveProperty('disabled', true)
    write('українська', 'few', 'заявки')
    write('українська', 'many', 'заявок')
    expect(screen.getByText(/1 заявка · 3 заявки · 5 заявок · Усі заявки · Заявок ще немає/)).toBeTruthy()

    fireEvent.click(screen.getByRole('button', { name: texts.save }))
    await waitFor(() => expect(sent()).toEqual([{ version: 3, words: { lead: { uk: { one: 'заявка', few: 'заявки', many: 'заявок' } } } }]))
    await waitFor(() => expect(client.getQueryData(sessionQuery.queryKey)?.workspace.terms?.lead?.uk?.many).toBe('заявок'))
  })

  it('go back to the usual one', async () => {
    fetched.mockImplementation((_, options) => Promise.resolve(json(options?.method === 'PUT' ? { version: 4, words: {} } : { version: 3, words: { lead: { en: { one: 'request', many: 'requests' } } } })))
    show()
    expect(await screen.findByText(/5 requests/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Back to “lead”' }))
    expect(screen.getByText(/5 leads/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: texts.save }))
    await waitFor(() => expect(sent()).toEqual([{ version: 3, words: {} }]))
  })

  it('stay as they are written here while somebody else saves others', async () => {
    let theirs: { version: number; words: unknown } = { version: 3, words: {} }
    fetched.mockImplementation((_, options) => {
      if (options?.method !== 'PUT') return Promise.resolve(json(theirs))
      const body = JSON.parse(options.body as string) as { version: number; words: unknown }
      if (body.version === 4) return Promise.resolve(json({ ...body, version: 5 }))
      theirs = { version: 4, words: { lead: { en: { one: 'request', many: 'requests' } } } }
      return Promise.resolve(json({ title: 'Changed meanwhile', status: 409 }, 409))
    })
    show()
    await screen.findByText(texts.terms.of.lead)
    write('українська', 'one', 'заявка')
    write('українська', 'few', 'заявки')
    write('українська', 'many', 'заявок')
    fireEvent.click(screen.getByRole('button', { name: texts.save }))
    await waitFor(() => expect(field('English', 'many').value).toBe('requests'))
    expect(field('українська', 'many').value).toBe('заявок')

    fireEvent.click(screen.getByRole('button', { name: texts.save }))
    await waitFor(() =>
      expect(sent().at(-1)).toEqual({ version: 4, words: { lead: { en: { one: 'request', many: 'requests' }, uk: { one: 'заявка', few: 'заявки', many: 'заявок' } } } }),
    )
  })

  it('are changed by the owner only', async () => {
    show('manager')
    await screen.findByText(texts.readOnlyOwner)
    await screen.findByText(texts.terms.of.lead)
    expect(field('English', 'one').readOnly).toBe(true)
    expect(screen.queryByRole('button', { name: texts.save })).toBeNull()
  })
})
