// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Role } from '@/shared/api/model'
import { live } from '@/shared/live/live'
import { json, renderSignedIn, task } from '@/shared/tasks/testApp'
import type { Day } from './api'
import { MyDayPage } from './MyDayPage'

const card = (id: string, more = {}) => ({ id, title: `Lead ${id}`, channel: 'telegram', manager: { id: 'me', name: 'Iryna' }, lastMessage: null, waitingSince: null, createdAt: '2026-11-21T08:00:00Z', ...more })
const none = { count: 0, items: [], next: null }
const EMPTY = { managerId: 'me', date: '2026-11-22', staleAfterDays: 7, waiting: none, late: none, today: none, new: none, stale: none } as Day

describe('my day', () => {
  let day: Day
  let further: unknown
  const asked: string[] = []
  const fetched = vi.fn<typeof fetch>((input) => {
    const path = input as string
    asked.push(path)
    if (path.startsWith('/api/my-day/')) return Promise.resolve(json(further))
    if (path.startsWith('/api/my-day')) return Promise.resolve(json(day))
    if (path.startsWith('/api/staff'))
      return Promise.resolve(
        json({
          items: [
            { id: 'me', name: 'Iryna', role: 'owner', team: null, active: true },
            { id: 't', name: 'Taras', role: 'manager', team: null, active: true },
          ],
        }),
      )
    return Promise.resolve(json({}))
  })
  const show = (role: Role = 'manager') => renderSignedIn(<MyDayPage />, role)

  beforeAll(async () => {
    await i18next.use(initReactI18next).init({ lng: 'cimode', ns: ['day', 'shared'] })
    Element.prototype.scrollIntoView = () => undefined
  })
  beforeEach(() => {
    day = EMPTY
    asked.length = 0
    vi.stubGlobal('fetch', fetched)
  })
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
  })

  it('shows who waits, what is late, due, new and stale, in this order', async () => {
    day = {
      ...EMPTY,
      waiting: { count: 1, items: [card('w', { waitingSince: '2026-11-22T08:00:00Z' })], next: null },
      late: { count: 1, items: [task('late', { dueAt: '2020-01-01T10:00:00Z' })], next: null },
      today: { count: 1, items: [task('today')], next: null },
      new: { count: 1, items: [card('n', { manager: null })], next: null },
      stale: { count: 1, items: [card('s')], next: null },
    } as unknown as Day
    show()
    await screen.findByText('Lead w')
    expect(screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent)).toEqual(['waiting 1', 'late 1', 'today 1', 'new 1', 'stale 1'])
    expect(screen.getByText('Lead w').getAttribute('href')).toBe('/leads/w')
    expect(within(screen.getByRole('list', { name: 'late' })).getByText('task.late')).toBeTruthy()
    expect(within(screen.getByRole('list', { name: 'new' })).getByText('nobodys')).toBeTruthy()
    expect(within(screen.getByRole('list', { name: 'today' })).getByRole('button', { name: 'task.doneOf' })).toBeTruthy()
  })

  it('is pleasant when there is nothing to do', async () => {
    show()
    expect(await screen.findByText('clear')).toBeTruthy()
    expect(screen.queryByLabelText('whose')).toBeNull()
  })

  it('unfolds a section to its end', async () => {
    day = { ...EMPTY, stale: { count: 1000, items: [card('1')], next: 'x' } } as unknown as Day
    further = { items: [card('1'), card('2')], next: null }
    show()
    fireEvent.click(await screen.findByRole('button', { name: 'showAll' }))
    expect(await screen.findByText('Lead 2')).toBeTruthy()
    expect(asked).toContain('/api/my-day/stale?limit=50')
    expect(screen.queryByRole('button', { name: 'more' })).toBeNull()
  })

  it('follows what others change', async () => {
    show()
    await screen.findByText('clear')
    day = { ...EMPTY, new: { count: 1, items: [card('come')], next: null } } as unknown as Day
    act(() => live.announce({ type: 'lead.created.v1', leadId: 'come' }))
    expect(await screen.findByText('Lead come')).toBeTruthy()
  })

  it('lets an owner look at the day of somebody', async () => {
    show('owner')
    fireEvent.click(await screen.findByRole('combobox', { name: 'whose' }))
    fireEvent.click(await screen.findByRole('option', { name: 'Taras', hidden: true }))
    await waitFor(() => expect(asked).toContain('/api/my-day?managerId=t'))
    expect(await screen.findByRole('heading', { level: 1, name: 'titleOf' })).toBeTruthy()
  })
})
