import { describe, expect, it } from 'vitest'
import { bodyOf, grouped, headersOf, inLanguage, missing, readable, secretsOf, settingsOf } from './connections/form'
import type { Provider } from './connections/api'
import { htmlSnippet } from './connections/snippets'
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
