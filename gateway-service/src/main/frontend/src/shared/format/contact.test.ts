import { describe, expect, it } from 'vitest'
import { contactHref, contactText, phoneText } from './contact'

describe('contact points', () => {
  it('groups a phone so that it can be read aloud', () => {
    expect(phoneText('+380671234567')).toBe('+380 67 123 45 67')
    expect(phoneText('+48601234567')).toBe('+486 012 345 67')
    expect(phoneText('112')).toBe('112')
  })

  it('opens what can be opened and nothing else', () => {
    expect(contactHref({ kind: 'phone', value: '+380671234567' })).toBe('tel:+380671234567')
    expect(contactHref({ kind: 'email', value: 'a@b.ua' })).toBe('mailto:a@b.ua')
    expect(contactHref({ kind: 'telegram', value: '1', raw: '@iryna' })).toBe('https://t.me/iryna')
    expect(contactHref({ kind: 'telegram', value: '518823771' })).toBeUndefined()
    expect(contactHref({ kind: 'viber', value: 'javascript:alert(1)' })).toBeUndefined()
  })

  it('shows a telegram name where there is one', () => {
    expect(contactText({ kind: 'telegram', value: '518823771', raw: '@iryna' })).toBe('@iryna')
    expect(contactText({ kind: 'telegram', value: '518823771' })).toBe('518823771')
  })
})
