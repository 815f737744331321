// @vitest-environment jsdom
import { renderHook } from '@testing-library/react'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Order } from './api'
import { useBuyer } from './buyer'
import texts from './i18n/en.json'

describe('who bought an order', () => {
  beforeAll(async () => {
    await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { orders: texts } } })
  })

  it.each<[Order['customer'], Order['customerState'], string]>([
    [{ id: 'c', name: 'Olena' }, 'known', 'Olena'],
    [{ id: 'c', name: null }, 'known', 'No name'],
    [{ id: 'c', name: null }, 'awaited', 'Customer is being linked…'],
    [null, 'gone', 'Gone with the undone conversion'],
  ])('is their name, or why there is none: %o %s', (customer, customerState, said) => {
    const { result } = renderHook(() => useBuyer())
    expect(result.current({ customer, customerState })).toBe(said)
  })
})
