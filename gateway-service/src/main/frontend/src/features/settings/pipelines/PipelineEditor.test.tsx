// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import sharedTexts from '@/shared/i18n/en.json'
import { json, renderSignedIn } from '@/shared/tasks/testApp'
import type { Pipeline, Stage } from '../api'
import texts from '../i18n/en.json'
import { PipelineEditor } from './PipelineEditor'

const stage = (id: string, kind: Stage['kind'], rank: number): Stage => ({ id, name: id, kind, rank, temperature: 'cold', color: '#000000', requiredFields: [] })
const pipeline: Pipeline = {
  id: 'p',
  name: 'Sales',
  version: 4,
  default: true,
  stages: [stage('New', 'open', 1), stage('Offer', 'open', 2), stage('Won', 'won', 3), stage('Rejected', 'lost', 4)],
}

/** The editor is a large form: drawing it takes its time on a busy machine. */
vi.setConfig({ testTimeout: 30_000 })

describe('the editor of a pipeline', () => {
  const sent: { stages: Record<string, unknown>[] }[] = []
  const fetched = vi.fn<typeof fetch>((input, options) => {
    if (options?.method === 'PUT') {
      sent.push(JSON.parse(options.body as string) as (typeof sent)[number])
      return Promise.resolve(json({ ...pipeline, version: 5, stages: pipeline.stages.map((one) => (one.id === 'Offer' ? { ...one, into: 'New' } : one)) }))
    }
    if ((input as string).startsWith('/api/board')) return Promise.resolve(json({ columns: pipeline.stages.map((one) => ({ stage: { id: one.id }, count: one.id === 'Offer' ? 12 : 0 })) }))
    return Promise.resolve(json({ items: [], next: null }))
  })

  beforeAll(async () => {
    await i18next
      .use(initReactI18next)
      .init({ lng: 'en', resources: { en: { settings: texts, shared: sharedTexts } }, defaultNS: 'settings', interpolation: { escapeValue: false } })
  })
  beforeEach(() => vi.stubGlobal('fetch', fetched))
  afterEach(() => {
    cleanup()
    sent.length = 0
    vi.unstubAllGlobals()
    vi.clearAllMocks()
  })

  it('asks where the leads of a removed stage go, and says how many before it is saved', async () => {
    renderSignedIn(<PipelineEditor before={pipeline} mayWrite onSaved={() => undefined} />, 'owner')
    await screen.findByText('12 leads')
    fireEvent.click(screen.getByRole('button', { name: 'Remove Offer' }))
    const going = screen.getByRole('group', { name: 'Offer is removed' })
    expect(screen.getByText(/Say where the leads of “Offer” go/)).toBeTruthy()
    expect(screen.getByRole<HTMLButtonElement>('button', { name: texts.pipelines.save }).disabled).toBe(true)

    fireEvent.click(within(going).getByPlaceholderText(texts.pipelines.intoHint))
    fireEvent.click(await screen.findByRole('option', { name: 'New' }))
    expect(screen.getByText(/12 leads that you see in it, open and closed, move to “New”/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: texts.pipelines.save }))

    await waitFor(() => expect(sent).toHaveLength(1))
    expect(sent[0]!.stages.map((one) => one.into)).toEqual([null, 'New', null, null])
  })

  it('simply takes out a stage without leads, and keeps one that is kept after all', async () => {
    renderSignedIn(<PipelineEditor before={pipeline} mayWrite onSaved={() => undefined} />, 'owner')
    await screen.findByText('12 leads')
    fireEvent.click(screen.getByRole('button', { name: 'Remove Offer' }))
    fireEvent.click(screen.getByRole('button', { name: texts.pipelines.keep }))
    expect(screen.getByText(texts.pipelines.noChanges)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Remove New' }))
    expect(screen.queryByRole('button', { name: 'Remove New' })).toBeNull()
    expect(screen.getByText('“New” goes away. Reports of the past keep it.')).toBeTruthy()
  })

  it('takes a limit and an age for open stages only', async () => {
    renderSignedIn(<PipelineEditor before={pipeline} mayWrite onSaved={() => undefined} />, 'owner')
    fireEvent.change(await screen.findByLabelText('Limit of cards in Offer'), { target: { value: '5' } })
    fireEvent.change(screen.getByLabelText('After how many quiet days a lead in Offer is stale'), { target: { value: '3' } })
    expect(screen.getByText('“Offer” warns when more than 5 cards stand in it.')).toBeTruthy()
    expect(screen.getByText('A lead in “Offer” is stale after 3 days without anything happening.')).toBeTruthy()
    expect(screen.queryByLabelText('Limit of cards in Won')).toBeNull()
  })
})
