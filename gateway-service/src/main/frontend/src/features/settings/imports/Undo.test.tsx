// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { json } from '@/shared/tasks/testApp'
import texts from '../i18n/en.json'
import type { Import, ImportedRow } from './api'
import { done, row, show } from './testImports'

const undoing: Import = { ...done, version: 5, state: 'undoing', undo: { startedAt: '2026-11-20T11:00:00Z', endedAt: null, orders: 4, cancelled: 1, left: 0 } }
const undone: Import = { ...undoing, version: 6, state: 'undone', undo: { ...undoing.undo!, endedAt: '2026-11-20T11:01:00Z', cancelled: 2, left: 2 } }

describe('the undo of an import', () => {
  const fetched = vi.fn<typeof fetch>()
  let now: Import
  let rows: ImportedRow[]
  let onUndo: () => Response

  beforeEach(() => {
    now = done
    rows = []
    onUndo = () => json((now = undoing), 202)
    vi.stubGlobal('fetch', fetched)
    fetched.mockImplementation((address, options) =>
      Promise.resolve(options?.method === 'POST' ? onUndo() : json((address as string).includes('/rows') ? { items: rows, next: null } : now)),
    )
  })
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
    vi.clearAllMocks()
  })

  const ask = async () => {
    fireEvent.click(await screen.findByRole('button', { name: texts.imports.undo.button }))
    return within(await screen.findByRole('dialog'))
  }

  it('says what will happen before it happens, and then how far it is', async () => {
    await show('owner', '/settings/imports/i1')
    const dialog = await ask()
    expect(dialog.getByText(texts.imports.undo.removes)).toBeTruthy()
    expect(fetched.mock.calls.some(([, options]) => options?.method === 'POST')).toBe(false)
    fireEvent.click(dialog.getByRole('button', { name: texts.imports.undo.confirm }))

    const progress = await screen.findByRole('progressbar', { name: texts.imports.undo.progress })
    expect(progress.getAttribute('aria-valuenow')).toBe('25')
    const [address, options] = fetched.mock.calls.find(([, sent]) => sent?.method === 'POST')!
    expect([address, JSON.parse(options!.body as string)]).toEqual(['/api/imports/i1/undo', { version: 4 }])
    now = undone
    expect(await screen.findByText('Undone: 2 cancelled, 2 left as they are.')).toBeTruthy()
    expect(screen.queryByRole('progressbar')).toBeNull()
    expect(screen.queryByRole('button', { name: texts.imports.undo.button })).toBeNull()
  })

  it('that was refused says why, and leaves everything as it is', async () => {
    onUndo = () => new Response(JSON.stringify({ title: 'Somebody else changed it' }), { status: 409, headers: { 'Content-Type': 'application/problem+json' } })
    await show('owner', '/settings/imports/i1')
    const dialog = await ask()
    fireEvent.click(dialog.getByRole('button', { name: texts.imports.undo.confirm }))
    expect(await dialog.findByText('Somebody else changed it')).toBeTruthy()
    fireEvent.click(dialog.getByRole('button', { name: texts.imports.undo.leave }))
    expect(screen.getByText(texts.imports.states.done)).toBeTruthy()
  })

  it('says of each what happened, and why it was left', async () => {
    now = undone
    rows = [row(2, { undone: 'cancelled' }), row(3, { undone: 'left', leftBecause: 'changed' }), row(4, { undone: 'left', leftBecause: 'madeBefore' })]
    await show('owner', '/settings/imports/i1?undone=left')
    const list = within(await screen.findByRole('list', { name: texts.imports.rows.title }))
    expect(list.getAllByRole('listitem').map((one) => one.textContent)).toEqual([
      expect.stringContaining(texts.imports.undone.cancelled),
      expect.stringContaining(texts.imports.leftBecause.changed),
      expect.stringContaining(texts.imports.leftBecause.madeBefore),
    ])
    expect(fetched.mock.calls.map(([address]) => address)).toContain('/api/imports/i1/rows?undone=left&limit=50')
  })

  it('is not offered where nothing was made', async () => {
    now = { ...done, outcomes: { duplicate: 3 } }
    await show('owner', '/settings/imports/i1')
    expect(await screen.findByText(texts.imports.now.settled)).toBeTruthy()
    expect(screen.queryByRole('button', { name: texts.imports.undo.button })).toBeNull()
  })

  it.each(['sourceRemoved', 'forgotten', 'failed'] as const)('is offered of what stopped, which says why: %s', async (stoppedBecause) => {
    now = { ...done, state: 'stopped', stoppedBecause }
    await show('owner', '/settings/imports/i1')
    expect(await screen.findByText(texts.imports.stopped[stoppedBecause].replace('{{source}}', 'Old program'))).toBeTruthy()
    expect(screen.getByRole('button', { name: texts.imports.undo.button })).toBeTruthy()
  })
})
