// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import sharedTexts from '@/shared/i18n/en.json'
import { json, renderSignedIn } from '@/shared/tasks/testApp'
import texts from '../i18n/en.json'
import type { Mailing, OptOut as OptedOut } from './api'
import { MailingPanel } from './MailingPanel'
import { MailSegment } from './MailSegment'
import { OptOut } from './OptOut'

const READY: Mailing = {
  id: 'm',
  segment: 'Silent',
  text: 'We miss you',
  state: 'ready',
  askedBy: { id: 'me', name: 'Iryna' },
  askedAt: '2026-11-22T10:00:00Z',
  counts: [
    { channel: 'telegram', state: 'waiting', why: null, count: 120 },
    { channel: 'email', state: 'waiting', why: null, count: 60 },
    { channel: 'telegram', state: 'left', why: 'optedOut', count: 20 },
    { channel: null, state: 'left', why: 'noChannel', count: 14 },
  ],
}

describe('a mailing', () => {
  const sent: { method: string; path: string; body: unknown }[] = []
  let mailing: Mailing
  let optOut: OptedOut | undefined
  let away: boolean

  beforeAll(async () => {
    await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { customers: texts, shared: sharedTexts } }, interpolation: { escapeValue: false } })
  })
  beforeEach(() => {
    sent.length = 0
    mailing = READY
    optOut = undefined
    away = false
    vi.stubGlobal(
      'fetch',
      vi.fn<typeof fetch>((input, options) => {
        const { pathname: path } = new URL(input as string, 'http://desk')
        const method = options?.method ?? 'GET'
        if (method !== 'GET') sent.push({ method, path, body: options?.body ? JSON.parse(options.body as string) : undefined })
        if (path.endsWith('/cancellation')) mailing = { ...mailing, state: 'cancelled' }
        if (path.endsWith('/start')) mailing = { ...READY, state: 'sending' }
        if (path.startsWith('/api/opt-outs')) {
          if (away) return Promise.resolve(json({ title: 'Away' }, 503))
          if (method !== 'GET') optOut = method === 'PUT' ? { optedOut: true, at: '2026-11-22T10:00:00Z', how: 'staff' } : { optedOut: false, at: null, how: null }
          return Promise.resolve(optOut ? json(optOut) : json({ title: 'Not found' }, 404))
        }
        if (path.endsWith('/people')) return Promise.resolve(json({ items: [{ customer: 'c1', name: 'Petro', why: 'The person blocked the bot.', channel: 'telegram' }], next: null }))
        if (path === '/api/segments/s/mailings') return Promise.resolve(json({ id: 'm', people: 214 }, 202))
        return Promise.resolve(json(mailing))
      }),
    )
  })
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
  })

  it('is asked for, and nothing is sent by that', async () => {
    const asked = vi.fn<(id: string) => void>()
    renderSignedIn(<MailSegment segment={{ id: 's', version: 1, name: 'Silent', conditions: {} }} onClose={() => undefined} onAsked={asked} />, 'owner')
    fireEvent.change(await screen.findByLabelText(texts.mailings.text), { target: { value: ' Hello {name} ' } })
    fireEvent.click(screen.getByRole('button', { name: texts.mailings.prepare }))
    await waitFor(() => expect(asked).toHaveBeenCalledWith('m'))
    expect(sent).toEqual([{ method: 'POST', path: '/api/segments/s/mailings', body: { text: 'Hello {name}' } }])
  })

  it('says whom it reaches and whom not before it is started', async () => {
    renderSignedIn(<MailingPanel id="m" onClose={() => undefined} />, 'owner')
    expect(await screen.findByText('Can be written to: 180 of 214')).toBeTruthy()
    expect(screen.getByText('120 Telegram and 60 E-mail')).toBeTruthy()
    expect(screen.getByText('Want no mailings: 20')).toBeTruthy()
    expect(screen.getByText('Never wrote by a channel that can be answered: 14')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Send to 180' }))
    expect(await screen.findByRole('button', { name: texts.mailings.pause })).toBeTruthy()
    expect(sent.map(({ path }) => path)).toEqual(['/api/mailings/m/start'])
  })

  it('says what did not arrive, and is cancelled after a question only', async () => {
    mailing = { ...READY, state: 'paused', counts: [{ channel: 'telegram', state: 'failed', why: null, count: 1 }, ...READY.counts] }
    renderSignedIn(<MailingPanel id="m" onClose={() => undefined} />, 'owner')
    expect(await screen.findByText('The person blocked the bot.')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: texts.mailings.cancel }))
    expect(await screen.findByText(texts.mailings.cancelText)).toBeTruthy()
    expect(sent).toEqual([])
    fireEvent.click(screen.getByRole('button', { name: texts.mailings.cancelConfirm, hidden: true }))
    await waitFor(() => expect(sent.map(({ path }) => path)).toEqual(['/api/mailings/m/cancellation']))
  })

  it.each(['gathering', 'ready'] as const)('is cancelled while it is %s, after saying that nobody was written to', async (state) => {
    mailing = { ...READY, state, counts: state === 'gathering' ? [] : READY.counts }
    renderSignedIn(<MailingPanel id="m" onClose={() => undefined} />, 'owner')
    fireEvent.click(await screen.findByRole('button', { name: texts.mailings.cancel }))
    expect(await screen.findByText(texts.mailings.cancelUnsent)).toBeTruthy()
    expect(screen.queryByText(texts.mailings.cancelText)).toBeNull()
    expect(sent).toEqual([])
    fireEvent.click(screen.getByRole('button', { name: texts.mailings.cancelConfirm, hidden: true }))
    expect(await screen.findByText(texts.mailings.state.cancelled)).toBeTruthy()
    expect(sent.map(({ path }) => path)).toEqual(['/api/mailings/m/cancellation'])
    expect(screen.queryByRole('button', { name: texts.mailings.cancel })).toBeNull()
  })

  it('is refused on the profile, where there is somebody who could be written to', async () => {
    optOut = { optedOut: false, at: null, how: null }
    renderSignedIn(<OptOut customerId="c" />)
    fireEvent.click(await screen.findByRole('switch', { name: texts.mailings.optOut }))
    await waitFor(() => expect(sent.map(({ method }) => method)).toEqual(['PUT']))
    expect(await screen.findByText(/Written down on/)).toBeTruthy()
  })

  it('says on the profile when it is not known whether they want any', async () => {
    away = true
    renderSignedIn(<OptOut customerId="c" />)
    expect(await screen.findByText(texts.mailings.optOutUnread)).toBeTruthy()
    away = false
    optOut = { optedOut: true, at: '2026-11-22T10:00:00Z', how: 'word' }
    fireEvent.click(screen.getByRole('button', { name: sharedTexts.tryAgain }))
    expect(await screen.findByText(/Said so on/)).toBeTruthy()
  })
})
