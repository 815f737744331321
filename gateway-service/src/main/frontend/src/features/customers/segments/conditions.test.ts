import { describe, expect, it } from 'vitest'
import { read, tidy, withValues, written } from './conditions'

describe('conditions of a segment', () => {
  it('stand in an address in one form, without what says nothing', () => {
    const one = written({ sumTo: '', sumFrom: '100', bought: false, sourceIds: [], reasonIds: ['r'] })
    expect(one).toBe('{"bought":false,"reasonIds":["r"],"sumFrom":"100"}')
    expect(written(read(one)!)).toBe(one)
    expect(written({ companyIds: [], orderedTo: undefined })).toBeUndefined()
  })

  it('are none where an address holds something else', () => {
    for (const text of [undefined, '', 'x', '[1]', '"a"', 'null']) expect(read(text)).toBeUndefined()
  })

  it('ask a field for any of its values', () => {
    const one = tidy({ ...withValues({}, 'level', ['gold']) })
    expect(one).toEqual({ fields: [{ key: 'level', values: ['gold'] }] })
    expect(tidy(withValues({ ...one, ...withValues(one, 'vip', ['true']) }, 'level', []))).toEqual({ fields: [{ key: 'vip', values: ['true'] }] })
  })
})
