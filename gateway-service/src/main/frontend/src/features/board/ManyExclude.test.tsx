// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { ExclusionPreview } from '@/shared/exclusions/exclusions'
import sharedTexts from '@/shared/i18n/en.json'
import { json, renderSignedIn } from '@/shared/tasks/testApp'
import texts from './i18n/en.json'
import { ManyExclude } from './ManyExclude'
import { card } from './testBoard'

const preview = (counts: Partial<ExclusionPreview['counts']>): ExclusionPreview => ({
  people: [],
  counts: { people: 14, buyers: 3, prospects: 0, leads: 12, deals: 2, already: 0, refused: 2, ...counts },
})

describe('excluding many cards', () => {
  beforeAll(async () => {
    await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { board: texts, shared: sharedTexts } }, interpolation: { escapeValue: false } })
  })
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
  })
  const show = (answer: ExclusionPreview, onExclude = vi.fn()) => {
    const fetched = vi.fn<typeof fetch>(() => Promise.resolve(json(answer)))
    vi.stubGlobal('fetch', fetched)
    renderSignedIn(<ManyExclude cards={[card('a', 'new'), card('b', 'new')]} onClose={vi.fn()} onExclude={onExclude} />)
    return { fetched, onExclude }
  }

  it('says first what would happen, and asks why', async () => {
    const { fetched, onExclude } = show(preview({}))
    expect(await screen.findByText('Of 14 people 3 have bought from you.')).toBeTruthy()
    expect(screen.getByText('12 leads are deleted with their whole history.')).toBeTruthy()
    expect(screen.getByText('2 leads became deals and stay.')).toBeTruthy()
    expect(JSON.parse(fetched.mock.calls[0]![1]!.body as string)).toEqual({ leadIds: ['a', 'b'] })
    const act = screen.getByRole<HTMLButtonElement>('button', { name: texts.many.excludeDo })
    expect(act.disabled).toBe(true)
    fireEvent.click(screen.getByRole('combobox', { name: sharedTexts.exclusion.reason }))
    fireEvent.click(await screen.findByRole('option', { name: 'Spam', hidden: true }))
    fireEvent.click(act)
    expect(onExclude).toHaveBeenCalledWith({ reason: 'spam' })
  })

  it('does not offer what would do nothing', async () => {
    show(preview({ leads: 0, deals: 2 }))
    await screen.findByText('2 leads became deals and stay.')
    fireEvent.click(screen.getByRole('combobox', { name: sharedTexts.exclusion.reason }))
    fireEvent.click(await screen.findByRole('option', { name: 'Spam', hidden: true }))
    expect(screen.getByRole<HTMLButtonElement>('button', { name: texts.many.excludeDo }).disabled).toBe(true)
  })
})
