// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import sharedTexts from '@/shared/i18n/en.json'
import { json, renderSignedIn } from '@/shared/tasks/testApp'
import { ExcludeDialog } from './ExcludeDialog'
import texts from './i18n/en.json'
import type { Lead } from './model'

const LEAD = { id: 'l', number: 7, title: 'Olena', pipelineId: 'p', contactPoints: [{ kind: 'phone', value: '+380671234567' }] } as unknown as Lead
const PREVIEW = {
  people: [
    {
      contactPoints: LEAD.contactPoints,
      more: [],
      excluded: [],
      customers: [{ id: 'c', name: 'Olena Koval', lifecycle: 'buyer' }],
      leads: [{ id: 'l', number: 7, title: 'Olena', deal: false }],
      outcome: 'excluded',
    },
  ],
  counts: { people: 1, buyers: 1, prospects: 0, leads: 1, deals: 0, already: 0, refused: 0 },
}

describe('excluding a lead', () => {
  const sent: { path: string; body: unknown }[] = []
  beforeAll(async () => {
    await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { lead: texts, shared: sharedTexts } }, interpolation: { escapeValue: false } })
  })
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
  })

  it('says who it is and what is deleted, and wants a reason', async () => {
    vi.stubGlobal(
      'fetch',
      vi.fn<typeof fetch>((path, options) => {
        sent.push({ path: path as string, body: JSON.parse(options!.body as string) })
        return Promise.resolve((path as string).endsWith('/preview') ? json(PREVIEW) : new Response(null, { status: 204 }))
      }),
    )
    const excluded = vi.fn()
    renderSignedIn(<ExcludeDialog lead={LEAD} onClose={vi.fn()} onExcluded={excluded} />)
    expect(await screen.findByText(sharedTexts.exclusion.buyer)).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Olena Koval' })).toBeTruthy()
    expect(screen.getByText(texts.exclude.listed)).toBeTruthy()
    const act = screen.getByRole<HTMLButtonElement>('button', { name: texts.exclude.do })
    expect(act.disabled).toBe(true)

    fireEvent.click(screen.getByRole('combobox', { name: sharedTexts.exclusion.reason }))
    fireEvent.click(await screen.findByRole('option', { name: 'Contractor', hidden: true }))
    fireEvent.change(screen.getByLabelText(sharedTexts.exclusion.note), { target: { value: ' Paints our walls ' } })
    fireEvent.click(act)
    await waitFor(() => expect(excluded).toHaveBeenCalled())
    expect(sent).toEqual([
      { path: '/api/leads/exclusion/preview', body: { leadIds: ['l'] } },
      { path: '/api/leads/l/exclusion', body: { reason: 'contractor', note: 'Paints our walls' } },
    ])
  })
})
