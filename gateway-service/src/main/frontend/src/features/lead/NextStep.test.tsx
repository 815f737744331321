// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Task } from '@/shared/api/model'
import { json, renderSignedIn, task } from '@/shared/tasks/testApp'
import type { Lead } from './model'
import { NextStep } from './NextStep'

const LEAD = { id: 'lead', manager: { id: 'me', name: 'Iryna' } } as Lead

describe('the next step', () => {
  let tasks: Task[] | undefined
  beforeAll(async () => {
    await i18next.use(initReactI18next).init({ lng: 'cimode', ns: ['lead', 'shared'] })
    Element.prototype.scrollIntoView = () => undefined
  })
  beforeEach(() =>
    vi.stubGlobal(
      'fetch',
      vi.fn<typeof fetch>((path) => Promise.resolve((path as string).endsWith('/tasks') ? (tasks ? json({ items: tasks, next: null }) : json({}, 500)) : json({ items: [] }))),
    ),
  )
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
  })

  it('is the open one that is due first; the others unfold', async () => {
    tasks = [task('first', { assignee: { id: 'o', name: 'Olha' } }), task('second'), task('done', { doneAt: '2026-11-21T10:00:00Z', doneBy: { id: 'me', name: 'Iryna' } })]
    renderSignedIn(<NextStep lead={LEAD} />)
    expect(await screen.findByText('Task first')).toBeTruthy()
    expect(screen.getByText('Olha')).toBeTruthy()
    expect(screen.queryByText('Task second')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: /\+2/ }))
    const others = within(screen.getByRole('list', { name: 'step.all' })).getAllByRole('listitem')
    expect(others.map((item) => item.textContent)).toEqual([expect.stringContaining('Task second'), expect.stringContaining('Task done')])
  })

  it('is planned where there is none, also by its key', async () => {
    tasks = []
    renderSignedIn(<NextStep lead={LEAD} />)
    expect(await screen.findByText('step.none')).toBeTruthy()
    fireEvent.keyDown(document.body, { key: 't' })
    const form = await screen.findByRole('form', { name: 'task.plan' })
    fireEvent.keyDown(within(form).getByLabelText('task.text'), { key: 't' })
    fireEvent.keyDown(within(form).getByLabelText('task.text'), { key: 'Escape' })
    expect(screen.queryByRole('form')).toBeNull()
  })

  it('says so when tasks cannot be read', async () => {
    tasks = undefined
    renderSignedIn(<NextStep lead={LEAD} />)
    expect(await screen.findByText('step.failed')).toBeTruthy()
  })
})
