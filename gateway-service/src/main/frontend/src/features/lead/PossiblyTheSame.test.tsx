// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { json, renderSignedIn } from '@/shared/tasks/testApp'
import type { Duplicate, Lead } from './model'
import { PossiblyTheSame } from './PossiblyTheSame'
import { TimelineEntry } from './TimelineEntry'

const lead = (id: string, number: number, more: Partial<Lead> = {}) =>
  ({
    id,
    number,
    version: 4,
    title: `Olena ${number}`,
    pipelineId: 'p',
    outcome: 'open',
    tags: [],
    contactPoints: [{ kind: 'phone', value: '+380671234567' }],
    createdAt: '2026-11-21T08:00:00Z',
    ...more,
  }) as unknown as Lead

const OTHER = lead('other', 8, { company: { name: 'Dim' }, version: 9 })
const duplicate = (more: Partial<Duplicate> = {}): Duplicate => ({
  lead: OTHER,
  reasons: [{ by: 'contactPoint', contactPoint: { kind: 'phone', value: '+380671234567' } }],
  weak: false,
  mergeable: true,
  ...more,
})

describe('leads that may be the same', () => {
  let found: Duplicate[]
  let refused: boolean
  const sent: { method: string; path: string; body: unknown }[] = []
  beforeAll(async () => {
    await i18next.use(initReactI18next).init({ lng: 'cimode', ns: ['lead', 'shared'] })
    Element.prototype.scrollIntoView = () => undefined
  })
  beforeEach(() => {
    sent.length = 0
    refused = false
    vi.stubGlobal(
      'fetch',
      vi.fn<typeof fetch>((path, options) => {
        const address = path as string
        if (options?.method && options.method !== 'GET') {
          sent.push({ method: options.method, path: address, body: options.body ? JSON.parse(options.body as string) : undefined })
          return Promise.resolve(refused ? json({ title: 'Changed meanwhile' }, 409) : json(lead('lead', 7, { version: 5 })))
        }
        return Promise.resolve(address.endsWith('/duplicates') ? json({ items: found }) : json(OTHER))
      }),
    )
  })
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
  })

  it('are named with the reason, compared and merged in the versions that were compared', async () => {
    found = [duplicate()]
    renderSignedIn(<PossiblyTheSame lead={lead('lead', 7)} />)
    const line = await screen.findByRole('region', { name: 'merge.possibly' })
    expect(line.textContent).toContain('Olena 8')
    expect(line.textContent).toContain('merge.same.phone')

    fireEvent.click(within(line).getByRole('button', { name: 'merge.compare' }))
    const row = await screen.findByRole('row', { name: /company/ })
    expect(row.textContent).toContain('Dim')
    expect(row.textContent).toContain('merge.taken')
    fireEvent.click(screen.getByRole('button', { name: 'merge.do' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(sent).toEqual([{ method: 'POST', path: '/api/leads/lead/merge', body: { otherId: 'other', version: 4, otherVersion: 9 } }])
  })

  it('stay open with what happened when the service refuses', async () => {
    found = [duplicate()]
    refused = true
    renderSignedIn(<PossiblyTheSame lead={lead('lead', 7)} />)
    fireEvent.click(await screen.findByRole('button', { name: 'merge.compare' }))
    await screen.findByRole('row', { name: /company/ })
    fireEvent.click(screen.getByRole('button', { name: 'merge.do' }))
    expect(await screen.findByText(/merge.kept/)).toBeTruthy()
  })

  it('cannot be merged when the service says so', async () => {
    found = [duplicate({ mergeable: false, weak: true, reasons: [{ by: 'name', contactPoint: null }] })]
    renderSignedIn(<PossiblyTheSame lead={lead('lead', 7)} />)
    fireEvent.click(await screen.findByRole('button', { name: 'merge.compare' }))
    expect(await screen.findByText('merge.cannot')).toBeTruthy()
    expect(screen.getByText('merge.weak')).toBeTruthy()
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'merge.do' }).disabled).toBe(true)
  })

  it('say from which lead an entry is, and a merge is undone from its entry', async () => {
    const entry = { id: 'm', at: '2026-11-21T09:00:00Z', kind: 'merged' as const, actor: null, data: { other: { id: 'other', number: 8, title: 'Olena' } }, lead: { id: 'lead', number: 7 } }
    const note = { id: 'n', at: '2026-11-21T09:00:00Z', kind: 'note' as const, actor: null, data: { text: 'Hm' }, lead: { id: 'other', number: 8 } }
    renderSignedIn(
      <>
        <TimelineEntry item={entry} personName={null} leadId="lead" merged={new Set(['m'])} />
        <TimelineEntry item={note} personName={null} leadId="lead" merged={new Set(['m'])} />
      </>,
    )
    expect(await screen.findByText('merge.from')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'merge.undoOf' }))
    await waitFor(() => expect(sent).toEqual([{ method: 'DELETE', path: '/api/leads/lead/merge/other', body: undefined }]))
  })
})
