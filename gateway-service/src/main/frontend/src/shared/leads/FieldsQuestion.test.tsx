// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import i18next from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Field, FieldType } from '@/shared/api/model'
import { FieldsQuestion } from './FieldsQuestion'

const field = (key: string, type: FieldType, options: string[] = []): Field => ({
  id: key,
  version: 1,
  of: 'lead',
  key,
  name: `The ${key}`,
  type,
  options: options.map((id) => ({ id, name: id.toUpperCase(), active: true })),
  active: true,
  rank: 1,
})
const FIELDS = [field('floor', 'number'), field('colour', 'choice', ['red', 'blue']), field('lift', 'yesNo')]

describe('what a stage asks for', () => {
  const answered = vi.fn()
  const cancelled = vi.fn()
  const show = (fields: string[], faults?: Record<string, string>) => {
    const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
    client.setQueryData(['session'], { workspace: { currency: 'UAH', timeZone: 'Europe/Kyiv' } })
    return render(
      <I18nextProvider i18n={i18next}>
        <MantineProvider env="test">
          <QueryClientProvider client={client}>
            <FieldsQuestion fields={fields} faults={faults} stageName="Offer" onAnswer={answered} onCancel={cancelled} />
          </QueryClientProvider>
        </MantineProvider>
      </I18nextProvider>,
    )
  }
  const move = () => screen.getByRole<HTMLButtonElement>('button', { name: 'question.move' })

  beforeAll(async () => {
    await i18next.use(initReactI18next).init({ lng: 'cimode', ns: ['shared'] })
    Element.prototype.scrollIntoView = () => undefined
  })
  beforeEach(() => {
    vi.stubGlobal(
      'fetch',
      vi.fn(() => Promise.resolve(new Response(JSON.stringify({ items: FIELDS, next: null }), { headers: { 'Content-Type': 'application/json' } }))),
    )
  })
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
    vi.clearAllMocks()
  })

  it('is asked each by its type, and sent as the service keeps it', async () => {
    show(['amount', 'floor', 'colour', 'lift', 'need'])
    fireEvent.change(await screen.findByRole('textbox', { name: 'The floor' }), { target: { value: '9' } })
    fireEvent.change(screen.getByRole('textbox', { name: 'field.amount' }), { target: { value: '1 200,5' } })
    fireEvent.click(screen.getByRole('combobox', { name: 'The colour' }))
    fireEvent.click(await screen.findByRole('option', { name: 'BLUE' }))
    fireEvent.click(screen.getByRole('combobox', { name: 'The lift' }))
    fireEvent.click(await screen.findByRole('option', { name: 'no' }))
    expect(move().disabled).toBe(true)
    fireEvent.click(screen.getByRole('radio', { name: 'answer.yes' }))
    fireEvent.change(screen.getByRole('textbox', { name: 'answer.about' }), { target: { value: 'moves in May' } })
    expect(move().disabled).toBe(false)
    fireEvent.click(move())
    expect(answered).toHaveBeenCalledWith({
      fields: { amount: '1200.50', floor: '9', colour: 'blue', lift: false, need: { answer: 'yes', text: 'moves in May' } },
    })
  })

  it('says what makes no sense and sends nothing', async () => {
    show(['floor'])
    fireEvent.change(await screen.findByRole('textbox', { name: 'The floor' }), { target: { value: 'ninth' } })
    fireEvent.click(move())
    expect(await screen.findByText('fieldFault.number')).toBeTruthy()
    expect(answered).not.toHaveBeenCalled()
    fireEvent.click(screen.getByRole('button', { name: 'question.putBack' }))
    expect(cancelled).toHaveBeenCalled()
  })

  it('says what the service found wrong', async () => {
    show(['floor'], { floor: 'At most 15 digits are taken.' })
    expect(await screen.findByText('At most 15 digits are taken.')).toBeTruthy()
  })

  it('needs no definitions for what every card has', async () => {
    show(['company'])
    fireEvent.change(screen.getByRole('textbox', { name: 'field.company' }), { target: { value: ' Romashka ' } })
    fireEvent.click(move())
    await waitFor(() => expect(answered).toHaveBeenCalledWith({ fields: { company: 'Romashka' } }))
    expect(fetch).not.toHaveBeenCalled()
  })
})
