// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { live, NOTIFICATIONS } from '@/shared/live/live'
import { json, renderSignedIn } from '@/shared/tasks/testApp'
import { Bell } from './Bell'

describe('the bell', () => {
  let unread = 0
  beforeAll(async () => {
    await i18next.use(initReactI18next).init({ lng: 'cimode', ns: ['app', 'shared', 'notifications'] })
  })
  beforeEach(() =>
    vi.stubGlobal(
      'fetch',
      vi.fn<typeof fetch>(() => Promise.resolve(json({ items: [], next: null, unread }))),
    ),
  )
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
  })

  it('follows what one is told, and says it', async () => {
    unread = 0
    renderSignedIn(<Bell />)
    expect((await screen.findByRole('status')).textContent).toBe('')
    unread = 2
    act(() => live.announce({ type: NOTIFICATIONS }))
    expect(await screen.findByText('2')).toBeTruthy()
    expect(screen.getByRole('status').textContent).toBe('unread')
    unread = 100
    act(() => live.announce({ type: NOTIFICATIONS }))
    expect(await screen.findByText('99+')).toBeTruthy()
  })

  it('opens the list', async () => {
    renderSignedIn(<Bell />)
    fireEvent.click(await screen.findByRole('button', { name: /notifications/ }))
    expect(await screen.findByText('empty')).toBeTruthy()
  })
})
