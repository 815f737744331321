// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { PlanForm } from './PlanForm'
import { TaskRow } from './TaskRow'
import { json, renderSignedIn, task } from './testApp'

const LEAD = { id: 'lead', manager: { id: 'm', name: 'Taras' } }
const people = [
  { id: 'm', name: 'Taras', role: 'manager', team: { id: 't' }, active: true },
  { id: 'o', name: 'Olha', role: 'owner', team: null, active: true },
  { id: 'l', name: 'Lesia', role: 'teamLead', team: { id: 't' }, active: true },
  { id: 'x', name: 'Xenia', role: 'manager', team: { id: 't' }, active: true },
  { id: 'a', name: 'Anna', role: 'analyst', team: null, active: true },
]

describe('tasks', () => {
  const sent: { method: string; path: string; body: Record<string, unknown> }[] = []
  let refusal: Response | undefined
  const done = vi.fn()
  const fetched = vi.fn<typeof fetch>((input, options) => {
    const path = input as string
    if (path.startsWith('/api/staff')) return Promise.resolve(json({ items: people, next: null }))
    sent.push({ method: options!.method!, path, body: options!.body ? (JSON.parse(options!.body as string) as Record<string, unknown>) : {} })
    return Promise.resolve(refusal ?? json({}))
  })

  beforeAll(async () => {
    await i18next.use(initReactI18next).init({ lng: 'cimode', ns: ['shared'] })
    Element.prototype.scrollIntoView = () => undefined
  })
  beforeEach(() => {
    sent.length = 0
    refusal = undefined
    vi.stubGlobal('fetch', fetched)
  })
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
    vi.clearAllMocks()
  })

  it('are planned on the clock of the workspace, for the manager unless said otherwise', async () => {
    renderSignedIn(<PlanForm lead={LEAD} onDone={done} onCancel={vi.fn()} />)
    fireEvent.change(await screen.findByLabelText('task.due'), { target: { value: '2026-11-23T14:30' } })
    fireEvent.click(screen.getByRole('radio', { name: 'task.kind.task' }))
    const plan = screen.getByRole<HTMLButtonElement>('button', { name: 'task.planIt' })
    expect(plan.disabled).toBe(true)
    fireEvent.change(screen.getByLabelText('task.text'), { target: { value: ' Send the price ' } })
    fireEvent.submit(screen.getByRole('form', { name: 'task.plan' }))

    await waitFor(() => expect(done).toHaveBeenCalledOnce())
    expect(sent).toEqual([
      {
        method: 'POST',
        path: '/api/leads/lead/tasks',
        body: { kind: 'task', text: 'Send the price', dueAt: '2026-11-23T12:30:00.000Z', assigneeId: 'm', remindMinutes: 15 },
      },
    ])
  })

  it('can be given to those who see the lead', async () => {
    renderSignedIn(<PlanForm lead={LEAD} onDone={done} onCancel={vi.fn()} />)
    fireEvent.click(await screen.findByRole('combobox', { name: 'task.assignee' }))
    await waitFor(() => expect(screen.getAllByRole('option', { hidden: true }).map((option) => option.textContent)).toEqual(expect.arrayContaining(['Taras', 'Olha', 'Lesia', 'Iryna'])))
    const names = screen.getAllByRole('option', { hidden: true }).map((option) => option.textContent)
    expect(names).not.toContain('Xenia')
    expect(names).not.toContain('Anna')
  })

  it('stay in the form when they are refused', async () => {
    refusal = json({ title: 'Makes no sense', errors: [{ field: 'dueAt', message: 'No' }] }, 422)
    renderSignedIn(<PlanForm lead={LEAD} onDone={done} onCancel={vi.fn()} />)
    fireEvent.change(await screen.findByLabelText('task.text'), { target: { value: 'Call them' } })
    fireEvent.submit(screen.getByRole('form', { name: 'task.plan' }))
    await waitFor(() => expect(sent).toHaveLength(1))
    expect(done).not.toHaveBeenCalled()
    expect(screen.getByLabelText<HTMLInputElement>('task.text').value).toBe('Call them')
  })

  it('leave the form by Esc', async () => {
    const cancelled = vi.fn()
    renderSignedIn(<PlanForm lead={LEAD} onDone={done} onCancel={cancelled} />)
    fireEvent.keyDown(await screen.findByLabelText('task.text'), { key: 'Escape' })
    expect(cancelled).toHaveBeenCalledOnce()
  })

  it('say that they are late in words', async () => {
    renderSignedIn(<TaskRow task={task('1', { dueAt: '2020-01-01T10:00:00Z' })} />)
    expect(await screen.findByText('task.late')).toBeTruthy()
    cleanup()
    renderSignedIn(<TaskRow task={task('2')} />)
    await screen.findByText('Task 2')
    expect(screen.queryByText('task.late')).toBeNull()
  })

  it('are done by the keyboard, a call with whether it was taken', async () => {
    renderSignedIn(<TaskRow task={task('1', { kind: 'call' })} />)
    fireEvent.click(await screen.findByRole('button', { name: 'task.doneOf' }))
    fireEvent.click(screen.getByRole('radio', { name: 'task.notReached' }))
    const result = screen.getByLabelText('task.result')
    fireEvent.change(result, { target: { value: 'Tomorrow again' } })
    fireEvent.keyDown(result, { key: 'Enter', ctrlKey: true })
    await waitFor(() => expect(sent).toEqual([{ method: 'POST', path: '/api/tasks/1/completion', body: { result: 'Tomorrow again', answered: false, version: 3 } }]))
  })

  it('are done without a call when none was made', async () => {
    renderSignedIn(<TaskRow task={task('1', { kind: 'call' })} />)
    fireEvent.click(await screen.findByRole('button', { name: 'task.doneOf' }))
    fireEvent.click(screen.getByRole('radio', { name: 'task.notMade' }))
    fireEvent.click(screen.getByRole('button', { name: 'task.done' }))
    await waitFor(() => expect(sent[0]?.body).toEqual({ result: '', version: 3 }))
  })

  it('are opened again and taken away', async () => {
    renderSignedIn(<TaskRow task={task('1', { doneAt: '2026-11-21T10:00:00Z', doneBy: { id: 'me', name: 'Iryna' }, result: '3 m' })} />)
    expect(await screen.findByText('3 m')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'task.more' }))
    fireEvent.click(await screen.findByRole('menuitem', { name: 'task.reopen' }))
    await waitFor(() => expect(sent[0]).toEqual({ method: 'POST', path: '/api/tasks/1/reopening', body: { version: 3 } }))
    fireEvent.click(screen.getByRole('button', { name: 'task.more' }))
    fireEvent.click(await screen.findByRole('menuitem', { name: 'task.remove' }))
    await waitFor(() => expect(sent[1]).toEqual({ method: 'DELETE', path: '/api/tasks/1', body: {} }))
    expect(new Headers(fetched.mock.calls.at(-1)![1]!.headers).get('If-Match')).toBe('"3"')
  })
})
