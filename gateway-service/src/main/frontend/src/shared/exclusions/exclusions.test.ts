import { describe, expect, it } from 'vitest'
import { readList } from './exclusions'

describe('a pasted list', () => {
  it('is read line by line, with the kind where it is named', () => {
    expect(readList('067 123 45 67\n\n spam@example.com \nTelegram: 518273645\nwhatsapp:380671234567; instagram:77, mailto:a@b.ua')).toEqual([
      { kind: 'phone', value: '067 123 45 67' },
      { kind: 'email', value: 'spam@example.com' },
      { kind: 'telegram', value: '518273645' },
      { kind: 'wa', value: '380671234567' },
      { kind: 'igsid', value: '77' },
      { kind: 'email', value: 'a@b.ua' },
    ])
  })

  it('names nobody twice, and leaves what makes no sense to the service', () => {
    expect(readList('067\n067\nhttp://example.com\n')).toEqual([
      { kind: 'phone', value: '067' },
      { kind: 'phone', value: 'http://example.com' },
    ])
    expect(readList(' \n ')).toEqual([])
  })
})
