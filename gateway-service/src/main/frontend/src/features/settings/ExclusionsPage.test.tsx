// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ListPreview } from '@/shared/exclusions/exclusions'
import sharedTexts from '@/shared/i18n/en.json'
import { json, renderSignedIn } from '@/shared/tasks/testApp'
import type { Exclusion } from './api'
import { ExclusionsPage } from './ExclusionsPage'
import texts from './i18n/en.json'

const exclusion = (more: Partial<Exclusion> = {}): Exclusion => ({
  id: 'e1',
  contactPoints: [{ kind: 'email', value: 'spam@example.com' }],
  reason: 'spam',
  note: 'Sells links',
  excludedAt: '2026-10-01T08:00:00Z',
  excludedBy: { id: 'me', name: 'Iryna' },
  expiresAt: null,
  endedAt: null,
  endedBy: null,
  inForce: true,
  hits: 5,
  lastHitAt: '2026-11-20T08:00:00Z',
  ...more,
})

const PREVIEW: ListPreview = {
  people: [
    { contactPoints: [{ kind: 'phone', value: '+380671234567' }], more: [], excluded: [], customers: [{ id: 'c', name: 'Olena', lifecycle: 'buyer' }], leads: [{ id: 'l', number: 7, title: 'Olena', deal: false }], outcome: 'excluded' },
    { contactPoints: [{ kind: 'email', value: 'a@b.ua' }], more: [], excluded: [{ kind: 'email', value: 'a@b.ua' }], customers: [], leads: [], outcome: 'already' },
    { contactPoints: [{ kind: 'phone', value: '+380671234500' }], more: [], excluded: [], customers: [], leads: [], outcome: 'refused' },
  ],
  counts: { people: 3, buyers: 1, prospects: 0, leads: 1, deals: 0, already: 1, refused: 1 },
  nonsense: [{ index: 3, value: 'nobody', message: 'This is no phone number.' }],
}

describe('exclusions', () => {
  const asked: string[] = []
  const sent: { method: string; path: string; body: unknown }[] = []
  let found: Exclusion[]
  beforeAll(async () => {
    await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { settings: texts, shared: sharedTexts } }, interpolation: { escapeValue: false } })
  })
  beforeEach(() => {
    asked.length = 0
    sent.length = 0
    found = [exclusion()]
    vi.stubGlobal(
      'fetch',
      vi.fn<typeof fetch>((path, options) => {
        const address = path as string
        if (options?.method && options.method !== 'GET') {
          sent.push({ method: options.method, path: address, body: options.body ? JSON.parse(options.body as string) : undefined })
          if (address.endsWith('/preview')) return Promise.resolve(json(PREVIEW))
          if (options.method === 'DELETE') return Promise.resolve(new Response(null, { status: 204 }))
          return Promise.resolve(json({ items: [{ contactPoints: PREVIEW.people[0]!.contactPoints, outcome: 'excluded', exclusionId: 'e2', leads: 1, problem: null }], excluded: 1 }))
        }
        asked.push(address)
        return Promise.resolve(json({ items: found, next: null }))
      }),
    )
  })
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
  })

  it('say whom, why, since when and how often they came', async () => {
    renderSignedIn(<ExclusionsPage />)
    const row = (await screen.findByText('Sells links')).closest('li')!
    expect(row.textContent).toContain('spam@example.com')
    expect(row.textContent).toContain('Spam')
    expect(row.textContent).toContain('Iryna')
    expect(row.textContent).toContain('held off 5 times')
    expect(within(row).queryByRole('button')).toBeNull()
    expect(asked[0]).toBe('/api/exclusions?state=inForce')
  })

  it('are lifted after a question, and those that ended are looked at', async () => {
    renderSignedIn(<ExclusionsPage />, 'teamLead')
    fireEvent.click(await screen.findByRole('button', { name: 'Lift: spam@example.com' }))
    fireEvent.click(await screen.findByRole('button', { name: texts.exclusions.liftConfirm }))
    await waitFor(() => expect(sent).toEqual([{ method: 'DELETE', path: '/api/exclusions/e1', body: undefined }]))

    found = [exclusion({ endedAt: '2026-11-21T08:00:00Z', inForce: false, contactPoints: [] })]
    fireEvent.click(screen.getByRole('radio', { name: texts.exclusions.state.ended }))
    expect(await screen.findByText(texts.exclusions.takenOver, { exact: false })).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^Lift/ })).toBeNull()
    expect(asked.at(-1)).toBe('/api/exclusions?state=ended')
  })

  it('of a list are shown before they are made, without what makes no sense', async () => {
    renderSignedIn(<ExclusionsPage />, 'owner')
    fireEvent.click(await screen.findByRole('button', { name: texts.exclusions.add }))
    fireEvent.change(screen.getByLabelText(texts.exclusions.list), { target: { value: '067 123 45 67\na@b.ua\n067 123 45 00\nnobody' } })
    fireEvent.click(screen.getByRole('button', { name: 'See what happens to 4 contacts' }))

    expect(await screen.findByText('Of 3 people 1 has bought from you.')).toBeTruthy()
    expect(screen.getByText('1 lead is deleted with its whole history.')).toBeTruthy()
    expect(screen.getByText('1 is excluded already and stays so.')).toBeTruthy()
    expect(screen.getByText('nobody')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Olena' })).toBeTruthy()
    const exclude = screen.getByRole<HTMLButtonElement>('button', { name: 'Exclude 1 person' })
    expect(exclude.disabled).toBe(true)

    fireEvent.click(screen.getByRole('combobox', { name: sharedTexts.exclusion.reason }))
    fireEvent.click(await screen.findByRole('option', { name: 'Landlord', hidden: true }))
    fireEvent.change(screen.getByLabelText(sharedTexts.exclusion.until), { target: { value: '2126-12-01' } })
    fireEvent.click(exclude)
    expect(await screen.findByText('1 person is excluded.')).toBeTruthy()
    expect(sent[1]).toEqual({
      method: 'POST',
      path: '/api/exclusions',
      body: { contactPoints: [{ kind: 'phone', value: '+380671234567' }], reason: 'landlord', expiresAt: '2126-11-30T22:00:00.000Z' },
    })
  })

  it('are looked at anew when the list changes', async () => {
    renderSignedIn(<ExclusionsPage />, 'owner')
    fireEvent.click(await screen.findByRole('button', { name: texts.exclusions.add }))
    fireEvent.change(screen.getByLabelText(texts.exclusions.list), { target: { value: '067 123 45 67' } })
    fireEvent.click(screen.getByRole('button', { name: 'See what happens to 1 contact' }))
    await screen.findByText('Of 3 people 1 has bought from you.')
    fireEvent.change(screen.getByLabelText(texts.exclusions.list), { target: { value: '067 123 45 67\n050' } })
    expect(screen.queryByText('Of 3 people 1 has bought from you.')).toBeNull()
    expect(screen.getByRole('button', { name: 'See what happens to 2 contacts' })).toBeTruthy()
  })
})
