// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { renderSignedIn } from '@/shared/tasks/testApp'
import texts from './i18n/en.json'
import { NoOrders } from './NoOrders'

describe('where there is no order yet', () => {
  beforeAll(() => i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { orders: texts } } }))
  afterEach(cleanup)

  it('the owner may bring a table of them', async () => {
    renderSignedIn(<NoOrders />, 'owner')
    expect((await screen.findByRole('link', { name: texts.import })).getAttribute('href')).toBe('/settings/imports')
  })

  it('others may enter one, except who only looks', async () => {
    renderSignedIn(<NoOrders />, 'teamLead')
    expect(await screen.findByRole('button', { name: texts.empty.action })).toBeTruthy()
    expect(screen.queryByRole('link')).toBeNull()
    cleanup()
    renderSignedIn(<NoOrders />, 'analyst')
    expect(await screen.findByText(texts.empty.title)).toBeTruthy()
    expect(screen.queryByRole('button')).toBeNull()
  })
})
