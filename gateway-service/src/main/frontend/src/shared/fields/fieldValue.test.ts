import { describe, expect, it } from 'vitest'
import type { Field, FieldType } from '@/shared/api/model'
import { draftOf, readDraft } from './fieldValue'

const field = (type: FieldType): Field => ({
  id: 'f',
  version: 1,
  of: 'lead',
  key: 'f',
  name: 'F',
  type,
  options: [
    { id: 'red', name: 'Red', active: true },
    { id: 'blue', name: 'Blue', active: false },
  ],
  active: true,
  rank: 1,
})

describe('what is written into a field', () => {
  it('is sent as the service keeps it', () => {
    expect(readDraft(field('number'), ' 1 250,50 ', 'UAH')).toEqual({ value: '1250.50' })
    expect(readDraft(field('money'), '1 250,5', 'EUR')).toEqual({ value: { amount: '1250.50', currency: 'EUR' } })
    expect(readDraft(field('date'), '2026-12-24', 'UAH')).toEqual({ value: '2026-12-24' })
    expect(readDraft(field('yesNo'), 'false', 'UAH')).toEqual({ value: false })
    expect(readDraft(field('several'), ['red'], 'UAH')).toEqual({ value: ['red'] })
    expect(readDraft(field('link'), 'example.com/a', 'UAH')).toEqual({ value: 'https://example.com/a' })
  })

  it('is nothing when it is empty', () => {
    for (const type of ['text', 'number', 'money', 'date', 'choice', 'yesNo', 'link'] as const) expect(readDraft(field(type), ' ', 'UAH')).toEqual({ value: null })
    expect(readDraft(field('several'), [], 'UAH')).toEqual({ value: null })
  })

  it('is refused before it is sent when it makes no sense', () => {
    expect(readDraft(field('number'), 'five', 'UAH')).toEqual({ fault: 'number' })
    expect(readDraft(field('number'), '1234567890123456', 'UAH')).toEqual({ fault: 'number' })
    expect(readDraft(field('money'), 'much', 'UAH')).toEqual({ fault: 'money' })
    expect(readDraft(field('link'), 'javascript:alert(1)', 'UAH')).toEqual({ fault: 'link' })
    expect(readDraft(field('link'), 'two words', 'UAH')).toEqual({ fault: 'link' })
    expect(readDraft(field('text'), 'x'.repeat(2001), 'UAH')).toEqual({ fault: 'long' })
  })

  it('begins with what stands there, as far as it still fits', () => {
    expect(draftOf(field('money'), { amount: '5.00', currency: 'UAH' })).toBe('5.00')
    expect(draftOf(field('choice'), 'blue')).toBe('blue')
    expect(draftOf(field('choice'), 'green')).toBe('')
    expect(draftOf(field('several'), ['green', 'red'])).toEqual(['red'])
    expect(draftOf(field('several'), 'red')).toEqual([])
    expect(draftOf(field('yesNo'), false)).toBe('false')
    expect(draftOf(field('number'), 42)).toBe('42')
    expect(draftOf(field('date'), 'soon')).toBe('')
  })
})
