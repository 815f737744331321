// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { json, renderSignedIn } from '@/shared/tasks/testApp'
import type { Notification } from './api'
import { NotificationList } from './NotificationList'

const one = (id: string, more: Partial<Notification>): Notification => ({
  id,
  kind: 'answered',
  at: '2026-11-22T08:00:00Z',
  read: false,
  lead: { id: `lead-${id}`, number: 5, title: 'Olena', channel: 'telegram' },
  task: null,
  actor: null,
  ...more,
})

describe('notifications', () => {
  let items: Notification[]
  let next: string | null
  const closed = vi.fn()
  const sent: { method: string; path: string; body: unknown }[] = []
  const fetched = vi.fn<typeof fetch>((input, options) => {
    const path = input as string
    if (options?.method === 'GET') return Promise.resolve(json({ items: path.includes('after=') ? [one('9', {})] : items, next: path.includes('after=') ? null : next, unread: 1 }))
    sent.push({ method: options!.method!, path, body: JSON.parse(options!.body as string) })
    items = items.map((item) => (path.endsWith('/reading') || path.endsWith(item.id) ? { ...item, read: path.endsWith('/reading') || !item.read } : item))
    return Promise.resolve(json(undefined, 204))
  })

  beforeAll(async () => {
    await i18next.use(initReactI18next).init({ lng: 'cimode', ns: ['notifications', 'shared'] })
  })
  beforeEach(() => {
    sent.length = 0
    next = null
    closed.mockClear()
    vi.stubGlobal('fetch', fetched)
  })
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
  })

  it('say what happened and lead there, and are read then', async () => {
    items = [
      one('1', { kind: 'task', actor: { id: 'o', name: 'Olha' }, task: { id: 't', kind: 'call', text: 'Ask', dueAt: '2026-11-22T12:00:00Z', done: false } }),
      one('2', { kind: 'assigned', read: true }),
      one('3', {}),
    ]
    renderSignedIn(<NotificationList onClose={closed} />)
    const rows = await screen.findAllByRole('listitem')
    expect(rows.map((row) => within(row).getByRole('link').textContent)).toEqual(['isUnread taskCall', 'assignedBySystem', 'isUnread answered'])
    expect(within(rows[0]!).getByText('Ask · Olena')).toBeTruthy()
    expect(within(rows[0]!).getByRole('link').getAttribute('href')).toBe('/leads/lead-1')
    fireEvent.click(within(rows[0]!).getByRole('link'))
    expect(closed).toHaveBeenCalledOnce()
    await waitFor(() => expect(sent).toEqual([{ method: 'PATCH', path: '/api/notifications/1', body: { read: true } }]))
  })

  it('are marked one by one and all at once', async () => {
    items = [one('1', { read: true }), one('2', {})]
    renderSignedIn(<NotificationList onClose={closed} />)
    fireEvent.click(await screen.findByRole('button', { name: 'unread' }))
    await waitFor(() => expect(sent).toEqual([{ method: 'PATCH', path: '/api/notifications/1', body: { read: false } }]))
    fireEvent.click(screen.getByRole('button', { name: 'readAll' }))
    await waitFor(() => expect(sent.at(-1)?.path).toBe('/api/notifications/reading'))
    await waitFor(() => expect(screen.queryByText('isUnread')).toBeNull())
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'readAll' }).disabled).toBe(true)
  })

  it('go on to the end', async () => {
    items = [one('1', {})]
    next = 'x'
    renderSignedIn(<NotificationList onClose={closed} />)
    fireEvent.click(await screen.findByRole('button', { name: 'more' }))
    await waitFor(() => expect(screen.getAllByRole('link')).toHaveLength(2))
  })

  it('say what will come when there is nothing', async () => {
    items = []
    renderSignedIn(<NotificationList onClose={closed} />)
    expect(await screen.findByText('empty')).toBeTruthy()
  })
})
