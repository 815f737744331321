// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { soon } from '@/test-soon'
import { bodyOf, changedSettings, grouped, headersOf, inLanguage, missing, readable, secretsOf, settingsOf, typedOf } from './connections/form'
import type { Provider } from './connections/api'
import { htmlSnippet, scriptSnippet } from './connections/snippets'
import { costFaults, spread } from './costs'
import { draftOf, staffBody, staffChanges, staffFaults } from './people/staff'

const telegram: Provider = {
  provider: 'telegram',
  channel: 'telegram',
  name: 'Telegram',
  settings: [
    { name: 'greet', required: false, kind: 'flag', help: null },
    { name: 'origins', required: false, kind: 'list', help: null },
  ],
  secrets: [{ name: 'secretToken', required: true, kind: 'secret', help: null }],
  setup: [],
}
const shop: Provider = { ...telegram, provider: 'horoshop', channel: 'shop', name: 'Horoshop', settings: [], secrets: [] }

describe('a new connection', () => {
  it('is found by what people call it, in its group', () => {
    expect(grouped([telegram, shop], '').map(([group]) => group)).toEqual(['messengers', 'shops'])
    expect(grouped([telegram, shop], 'horo')).toEqual([['shops', [shop]]])
    expect(grouped([telegram], 'fax')).toEqual([])
  })
  it('is found by its kind in the language of the person', () => {
    expect(grouped([telegram, shop], 'магаз', (_, group) => [group === 'shops' ? 'Магазини' : ''])).toEqual([['shops', [shop]]])
  })
  it('has settings that can be changed and emptied later', () => {
    const typed = typedOf(telegram.settings, { greet: true, origins: ['https://a.ua', 'https://b.ua'] })
    expect(typed).toEqual({ greet: 'true', origins: 'https://a.ua\nhttps://b.ua' })
    expect(changedSettings(telegram.settings, { ...typed, origins: ' ' })).toEqual({ greet: true, origins: null })
  })
  it('says which required secrets are missing', () => {
    expect(missing(telegram.secrets, { secretToken: '  ' })).toEqual(['secretToken'])
  })
  it('sends lists as lists, flags as flags, and no empty secret', () => {
    expect(settingsOf(telegram.settings, { greet: 'true', origins: 'https://a.ua,\nhttps://b.ua' })).toEqual({
      greet: true,
      origins: ['https://a.ua', 'https://b.ua'],
    })
    expect(secretsOf(telegram.secrets, { secretToken: '' })).toEqual({})
    expect(bodyOf(telegram, ' ', {}, { secretToken: ' s ' })).toEqual({
      provider: 'telegram',
      name: 'Telegram',
      settings: { greet: false },
      secrets: { secretToken: 's' },
    })
  })
  it('shows words of the provider so that they can be read', () => {
    expect(readable('secretToken')).toBe('Secret token')
    expect(inLanguage({ en: 'a', uk: 'б', ru: 'в' }, 'uk')).toBe('б')
  })
  it('takes headers as people paste them', () => {
    expect(headersOf('X-A: 1\nnonsense\nX-B:two: three', 'text/plain')).toEqual({ 'Content-Type': 'text/plain', 'X-A': '1', 'X-B': 'two: three' })
  })
  it('gives a form that cannot be broken by its address', () => {
    const html = htmlSnippet('https://x.ua/hooks/a"><script>', { name: 'N', phone: 'P', email: 'E', message: 'M', send: 'S' })
    expect(html).toContain('action="https://x.ua/hooks/a&quot;&gt;&lt;script&gt;"')
  })
})

describe('the script for forms of a site', () => {
  const run = (hook: string) => {
    const script = scriptSnippet(hook, { thanks: 'Thanks </script>', failed: 'Failed' })
    expect(script.match(/<\/script>/g)).toHaveLength(1)
    document.body.innerHTML = '<form data-potik><input name="phone" value="050"><button>Go</button></form><form id="other"></form>'
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- run as the page would run it
    new Function(script.replace(/<\/?script>/g, ''))()
  }
  const submit = () => document.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }))
  const sent = () => vi.mocked(fetch).mock.calls[0]![1]!.body as FormData

  afterEach(() => {
    vi.unstubAllGlobals()
    sessionStorage.clear()
    history.replaceState(null, '', '/')
  })

  it('sends what was filled in, where the person came from, and an empty trap', async () => {
    vi.stubGlobal('fetch', vi.fn().mockResolvedValue({ ok: true }))
    history.replaceState(null, '', '/sofa?utm_source=fb&secret=1')
    run('https://x.ua/hooks/a')
    expect(submit()).toBe(false)
    expect(vi.mocked(fetch).mock.calls[0]![0]).toBe('https://x.ua/hooks/a')
    expect(Object.fromEntries(sent())).toMatchObject({ phone: '050', utm_source: 'fb', website_confirm: '' })
    expect(sent().get('landingPage')).toContain('/sofa?utm_source=fb')
    expect(sent().has('secret')).toBe(false)
    await soon(() => expect(document.querySelector('[role=status]')!.textContent).toBe('Thanks </script>'))
    expect(document.querySelector('#other')!.childElementCount).toBe(0)
  })
  it('remembers the first page, and says when nothing arrived', async () => {
    vi.stubGlobal('fetch', vi.fn().mockResolvedValue({ ok: false, status: 403 }))
    history.replaceState(null, '', '/?utm_source=fb')
    run('https://x.ua/hooks/a')
    history.replaceState(null, '', '/second?utm_source=other')
    run('https://x.ua/hooks/a')
    submit()
    expect(sent().get('utm_source')).toBe('fb')
    await soon(() => expect(document.querySelector('[role=status]')!.textContent).toBe('Failed'))
  })
  it('has the trap that the connection names', () => {
    expect(htmlSnippet('https://x.ua', { name: 'N', phone: 'P', email: 'E', message: 'M', send: 'S' }, 'trap')).toContain('<input name="trap"')
  })
})

describe('a cost', () => {
  it('is spread over its days, both included', () => {
    expect(spread({ from: '2026-10-01', to: '2026-10-31', amount: '18 600' })).toEqual({ days: 31, perDay: '600.00' })
  })
  it('needs an amount and days in order', () => {
    expect(costFaults({ from: '2026-10-02', to: '2026-10-01', amount: '0' })).toEqual(['badAmount', 'badDays'])
    expect(spread({ from: '', to: '', amount: '' })).toBeNull()
  })
})

describe('a person', () => {
  const person = { id: 'i', name: 'Olena', email: 'o@x.ua', role: 'manager' as const, team: null, active: true, version: 2 }
  it('is checked before it is sent', () => {
    expect(staffFaults({ ...draftOf(null), email: 'no' })).toEqual(['noName', 'badEmail'])
  })
  it('sends only what changed, and the version it was seen with', () => {
    expect(staffBody(person, { ...draftOf(person), role: 'teamLead' })).toEqual({ role: 'teamLead', version: 2 })
    expect(staffChanges(person, { ...draftOf(person), teamId: 't' })).toEqual([{ what: 'team', teamId: 't' }])
  })
})
