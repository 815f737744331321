// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import i18next from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Field, FieldType } from '@/shared/api/model'
import { leadQuery } from './api/lead'
import { LeadFields } from './LeadFields'
import { LeadQualification } from './LeadQualification'
import type { Lead, LeadPatch } from './model'

const field = (key: string, type: FieldType, active = true): Field => ({
  id: key,
  version: 1,
  of: 'lead',
  key,
  name: `The ${key}`,
  type,
  options: type === 'choice' ? ['red', 'blue'].map((id) => ({ id, name: id.toUpperCase(), active: id !== 'red' })) : [],
  active,
  rank: 1,
})
const UNKNOWN = { answer: 'unknown', text: null }
const LEAD = {
  id: 'lead',
  version: 3,
  pipelineId: 'p',
  fields: { floor: '1250.5', colour: 'red', day: '2026-12-24', gone: 'kept', size: 42 },
  qualification: { level: 'mql', budget: { answer: 'yes', text: 'up to 3000' }, authority: UNKNOWN, need: UNKNOWN, timeline: UNKNOWN },
} as unknown as Lead
const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })

describe('the fields of a card', () => {
  let fields: Field[]
  let refusal: Response | null
  const sent: (LeadPatch & { version: number })[] = []
  const fetched = vi.fn<typeof fetch>((input, options) => {
    if ((input as string).startsWith('/api/fields')) return Promise.resolve(json(200, { items: fields, next: null }))
    const patch = JSON.parse(options!.body as string) as LeadPatch & { version: number }
    sent.push(patch)
    if (refusal) return Promise.resolve(refusal)
    const kept = Object.fromEntries(Object.entries({ ...LEAD.fields, ...patch.fields }).filter(([, value]) => value !== null))
    return Promise.resolve(json(200, { ...LEAD, version: 4, fields: kept, qualification: { ...LEAD.qualification, ...patch.qualification } }))
  })
  function Shown() {
    const lead = useQuery({ ...leadQuery('lead'), enabled: false }).data!
    return (
      <>
        <LeadFields lead={lead} />
        <LeadQualification lead={lead} />
      </>
    )
  }
  const show = () => {
    const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
    client.setQueryData(['session'], { workspace: { currency: 'UAH', timeZone: 'Europe/Kyiv' } })
    client.setQueryData(['lead', 'lead'], LEAD)
    return render(
      <I18nextProvider i18n={i18next}>
        <MantineProvider env="test">
          <QueryClientProvider client={client}>
            <Shown />
          </QueryClientProvider>
        </MantineProvider>
      </I18nextProvider>,
    )
  }
  const row = async (name: string) => (await screen.findByText(name)).closest('div')!
  const edit = async (name: string) => fireEvent.click((await row(name)).querySelector('dd button')!)

  beforeAll(async () => {
    await i18next.use(initReactI18next).init({ lng: 'cimode', ns: ['lead', 'shared'] })
    Element.prototype.scrollIntoView = () => undefined
  })
  beforeEach(() => {
    fields = [field('floor', 'number'), field('colour', 'choice'), field('day', 'date'), field('words', 'text'), field('gone', 'text', false)]
    refusal = null
    sent.length = 0
    vi.stubGlobal('fetch', fetched)
  })
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
  })

  it('are shown by their types, with what was written before there was a field', async () => {
    show()
    expect((await row('The floor')).textContent).toContain('1,250.5')
    expect((await row('The colour')).textContent).toContain('RED')
    expect((await row('The day')).textContent).toContain('2026')
    expect((await row('The words')).textContent).toContain('fillIn')
    expect((await row('The gone')).textContent).toContain('kept')
    expect((await row('size')).textContent).toContain('42')
  })

  it('become inputs where they stand: Enter saves and stays, Esc takes back', async () => {
    show()
    await edit('The floor')
    const input = screen.getByRole<HTMLInputElement>('textbox', { name: 'The floor' })
    expect(input.value).toBe('1250.5')
    fireEvent.change(input, { target: { value: 'ninth' } })
    fireEvent.keyDown(input, { key: 'Enter' })
    expect(await screen.findByText('fieldFault.number')).toBeTruthy()
    expect(sent).toEqual([])
    fireEvent.change(input, { target: { value: '9' } })
    fireEvent.keyDown(input, { key: 'Enter' })
    await waitFor(() => expect(sent).toEqual([{ fields: { floor: '9' }, version: 3 }]))
    await waitFor(() => expect(document.activeElement?.textContent).toContain('9'))
    expect(document.activeElement?.tagName).toBe('BUTTON')

    await edit('The words')
    const words = screen.getByRole('textbox', { name: 'The words' })
    fireEvent.change(words, { target: { value: 'never mind' } })
    fireEvent.keyDown(words, { key: 'Escape' })
    expect((await row('The words')).textContent).toContain('fillIn')
    expect(sent).toHaveLength(1)
  })

  it('save a choice at once, and offer what is switched off only where it was chosen', async () => {
    show()
    await edit('The colour')
    expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual(['RED', 'BLUE'])
    fireEvent.click(screen.getByRole('option', { name: 'BLUE' }))
    await waitFor(() => expect(sent).toEqual([{ fields: { colour: 'blue' }, version: 3 }]))
    expect((await row('The colour')).textContent).toContain('BLUE')
  })

  it('keep what was written when the service refuses it', async () => {
    refusal = json(422, { title: 'Makes no sense', errors: [{ field: 'fields.floor', message: 'At most 15 digits.' }] })
    show()
    await edit('The floor')
    const input = screen.getByRole<HTMLInputElement>('textbox', { name: 'The floor' })
    fireEvent.change(input, { target: { value: '77' } })
    fireEvent.blur(input)
    await waitFor(() => expect(sent).toHaveLength(1))
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'The floor' }).value).toBe('77')
  })

  it('can take away what has no field any more', async () => {
    show()
    fireEvent.click((await row('size')).querySelector('dd button')!)
    await waitFor(() => expect(sent).toEqual([{ fields: { size: null }, version: 3 }]))
    await waitFor(() => expect(screen.queryByText('size')).toBeNull())
  })

  it('let the qualification go both ways and each question be answered', async () => {
    show()
    expect(screen.getByRole('button', { name: 'qualification.level.mql' }).getAttribute('aria-current')).toBe('step')
    fireEvent.click(screen.getByRole('button', { name: 'qualification.level.none' }))
    await waitFor(() => expect(sent).toEqual([{ qualification: { level: 'none' }, version: 3 }]))
    expect((await row('field.budget')).textContent).toContain('answer.yes, up to 3000')
    await edit('field.need')
    fireEvent.click(screen.getByRole('radio', { name: 'answer.no' }))
    fireEvent.change(screen.getByRole('textbox', { name: 'answer.about' }), { target: { value: ' has one ' } })
    fireEvent.submit(screen.getByRole('form', { name: 'field.need' }))
    await waitFor(() => expect(sent.at(-1)).toEqual({ qualification: { need: { answer: 'no', text: 'has one' } }, version: 4 }))
    await waitFor(async () => expect((await row('field.need')).textContent).toContain('has one'))
  })
})
