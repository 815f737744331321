// @vitest-environment jsdom
import { renderHook } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { useKeyOf } from './useKeyOf'

describe('the key of a form', () => {
  it('stays while the same is sent, and is another one when something was changed', () => {
    const { result, rerender } = renderHook(() => useKeyOf())
    const first = result.current('/api/orders {"sum":"10"}')
    rerender()
    expect(result.current('/api/orders {"sum":"10"}')).toBe(first)
    const changed = result.current('/api/orders {"sum":"12"}')
    expect(changed).not.toBe(first)
    expect(result.current('/api/orders {"sum":"12"}')).toBe(changed)
  })
})
