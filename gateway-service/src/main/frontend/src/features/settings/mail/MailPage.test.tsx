// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import i18next from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import texts from '../i18n/en.json'
import type { Mail } from './api'
import { MailPage } from './MailPage'

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': status === 200 ? 'application/json' : 'application/problem+json' } })


describe('notifications by e-mail', () => {
  let mail: Mail
  let refuse: boolean
  const fetched = vi.fn<typeof fetch>()

  const show = () =>
    render(
      <I18nextProvider i18n={i18next}>
        <MantineProvider env="test">
          <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
            <MailPage />
          </QueryClientProvider>
        </MantineProvider>
      </I18nextProvider>,
    )
  const toggle = (name: string) => screen.findByLabelText<HTMLInputElement>(name, { exact: false })

  beforeAll(async () => {
    await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { settings: texts } }, interpolation: { escapeValue: false } })
  })
  beforeEach(() => {
    mail = { on: true, address: 'iryna@potik.test', kinds: ['reminder', 'task', 'assigned'], delaySeconds: 120 }
    refuse = false
    vi.stubGlobal('fetch', fetched)
    fetched.mockImplementation((_, options) => {
      if (options?.method === 'PUT') {
        if (refuse) return Promise.resolve(json({ title: 'Not now', status: 503 }, 503))
        mail = { ...mail, ...(JSON.parse(options.body as string) as Pick<Mail, 'kinds'>) }
      }
      return Promise.resolve(json(mail))
    })
  })
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
    vi.clearAllMocks()
  })

  it('are chosen by kind, each kept at once', async () => {
    show()
    expect((await toggle(texts.mail.kinds.reminder)).checked).toBe(true)
    expect((await toggle(texts.mail.kinds.answered)).checked).toBe(false)
    expect(screen.getByText(/iryna@potik\.test/)).toBeTruthy()
    fireEvent.click(await toggle(texts.mail.kinds.answered))
    await waitFor(() => expect(mail.kinds).toEqual(['reminder', 'task', 'assigned', 'answered']))
    fireEvent.click(await toggle(texts.mail.kinds.reminder))
    await waitFor(() => expect(mail.kinds).toEqual(['task', 'assigned', 'answered']))
    expect((await toggle(texts.mail.kinds.reminder)).checked).toBe(false)
  })

  it('stay as they were when the service refuses', async () => {
    refuse = true
    show()
    fireEvent.click(await toggle(texts.mail.kinds.reminder))
    await waitFor(() => expect(fetched.mock.calls.filter(([, options]) => options?.method === 'GET')).toHaveLength(2))
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>(texts.mail.kinds.reminder).checked).toBe(true))
  })

  it('say that none are sent where there is no mail server', async () => {
    mail.on = false
    show()
    expect(await screen.findByText(texts.mail.off.title)).toBeTruthy()
    expect((await toggle(texts.mail.kinds.reminder)).disabled).toBe(true)
    expect(screen.queryByText(/iryna@potik\.test/)).toBeNull()
  })
})
