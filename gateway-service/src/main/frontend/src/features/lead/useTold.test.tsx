// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderHook } from '@testing-library/react'
import i18next from 'i18next'
import type { ReactNode } from 'react'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CardChange } from './model'
import { useTold } from './useTold'

const around = ({ children }: { children: ReactNode }) => (
  <I18nextProvider i18n={i18next}>
    <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>
  </I18nextProvider>
)

describe('a change in the timeline', () => {
  const told = (change: Partial<CardChange> & { field: string }) => {
    const { name, value } = renderHook(() => useTold(), { wrapper: around }).result.current
    const whole: CardChange = { before: null, after: null, ...change }
    return [name(whole), value(whole, whole.before), value(whole, whole.after)]
  }

  beforeAll(async () => {
    await i18next.use(initReactI18next).init({ lng: 'cimode', ns: ['lead', 'shared'] })
  })

  it('is told by the names that the field and the option had then', () => {
    expect(told({ field: 'fields.colour', name: 'Colour', type: 'choice', before: { id: 'r', name: 'Red' }, after: { id: 'b', name: 'Blue' } })).toEqual(['Colour', 'Red', 'Blue'])
    expect(told({ field: 'fields.days', name: 'Days', type: 'several', after: [{ id: 'm', name: 'Mon' }, { id: 't', name: 'Tue' }] })).toEqual(['Days', '', 'Mon and Tue'])
  })

  it('is told by the type of the field', () => {
    expect(told({ field: 'fields.day', name: 'Day', type: 'date', after: '2026-12-24' })[2]).toBe('Dec 24, 2026')
    expect(told({ field: 'fields.size', name: 'Size', type: 'number', before: '1250.123456', after: '7' })).toEqual(['Size', '1,250.123456', '7'])
    expect(told({ field: 'fields.lift', name: 'Lift', type: 'yesNo', before: true, after: false })).toEqual(['Lift', 'yes', 'no'])
    expect(told({ field: 'fields.words', name: 'Words', type: 'text', after: '2026-12-24' })[2]).toBe('2026-12-24')
  })

  it('is told of the qualification in the words of the screen', () => {
    expect(told({ field: 'qualification.level', before: 'none', after: 'mql' })).toEqual(['qualification.title', 'qualification.level.none', 'qualification.level.mql'])
    expect(told({ field: 'qualification.budget', after: { answer: 'yes', text: 'up to 3000' } })).toEqual(['field.budget', '', 'answer.yes, up to 3000'])
    expect(told({ field: 'qualification.need', before: { answer: 'unknown', text: 'perhaps' } })).toEqual(['field.need', 'perhaps', ''])
  })

  it('has no other name when every card has the field', () => {
    expect(told({ field: 'title', before: 'a', after: 'b' })).toEqual([undefined, 'a', 'b'])
  })
})
