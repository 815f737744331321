// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import i18next from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { Composer } from './Composer'
import { faultOf } from './attachments'
import type { Lead, Takes } from './model'

/** An upload that a test moves along. */
class Upload {
  static all: Upload[] = []
  upload: { onprogress?: (event: unknown) => void } = {}
  onload?: () => void
  onerror?: () => void
  onabort?: () => void
  status = 0
  responseText = ''
  url = ''
  aborted = false
  body?: File
  headers: Record<string, string> = {}
  constructor() {
    Upload.all.push(this)
  }
  open(_: string, url: string) {
    this.url = url
  }
  setRequestHeader(name: string, value: string) {
    this.headers[name] = value
  }
  send(body: File) {
    this.body = body
  }
  abort() {
    this.aborted = true
    this.onabort?.()
  }
  answer(status: number, body: unknown) {
    this.status = status
    this.responseText = JSON.stringify(body)
    act(() => this.onload?.())
  }
}

const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
let number = 0
const leadOf = (answerBy: Lead['answerBy'] = { connectionId: 'c', channel: 'telegram', label: 'Bot' }) =>
  ({ id: `lead-${++number}`, channel: 'telegram', contactPoints: [], pipelineId: 'p', answerBy }) as unknown as Lead

describe('the composer', () => {
  let takes: Takes | null
  let templates: unknown[]
  const sent: { path: string; body: { text: string; files: unknown[] } }[] = []
  const fetched = vi.fn<typeof fetch>((input, options) => {
    const path = input as string
    if (path.startsWith('/api/connections/')) return Promise.resolve(answer(200, { takes }))
    if (path.endsWith('/templates')) return Promise.resolve(answer(200, { items: templates, next: null }))
    sent.push({ path, body: JSON.parse(options!.body as string) as { text: string; files: unknown[] } })
    return Promise.resolve(answer(202, {}))
  })
  const show = (lead = leadOf()) => {
    const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
    return render(
      <I18nextProvider i18n={i18next}>
        <MantineProvider env="test">
          <QueryClientProvider client={client}>
            <Composer lead={lead} />
          </QueryClientProvider>
        </MantineProvider>
      </I18nextProvider>,
    )
  }
  const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'composer.message' })
  const sendButton = () => screen.getByRole<HTMLButtonElement>('button', { name: 'composer.send' })
  const choose = (...files: File[]) => fireEvent.change(screen.getByTestId('files'), { target: { files } })
  const file = (name: string, type = 'application/pdf', size = 10) => new File([new Uint8Array(size)], name, { type })

  beforeAll(async () => {
    await i18next.use(initReactI18next).init({ lng: 'cimode', ns: ['lead', 'shared'] })
    Element.prototype.scrollIntoView = () => undefined
  })
  beforeEach(() => {
    takes = { longestText: 20, files: 10, kinds: [{ mediaType: '*/*', largest: 10_000_000 }] }
    templates = []
    Upload.all = []
    sent.length = 0
    vi.stubGlobal('fetch', fetched)
    vi.stubGlobal('XMLHttpRequest', Upload)
  })
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
  })

  it('sends files alone, once they are all there', async () => {
    const lead = leadOf()
    show(lead)
    expect(sendButton().disabled).toBe(true)
    choose(file('price.pdf'), file('photo.png', 'image/png'))
    await waitFor(() => expect(Upload.all).toHaveLength(2))
    expect(Upload.all[0]!.url).toBe('/api/uploads?name=price.pdf&mediaType=application%2Fpdf')
    expect(Upload.all[0]!.headers['Content-Type']).toBe('application/octet-stream')
    act(() => Upload.all[0]!.upload.onprogress?.({ lengthComputable: true, loaded: 4, total: 10 }))
    expect(screen.getAllByRole('progressbar')[0]!.getAttribute('aria-valuenow')).toBe('40')
    expect(sendButton().disabled).toBe(true)

    Upload.all[0]!.answer(201, { id: '1', name: 'price.pdf', mediaType: 'application/pdf', size: 10 })
    Upload.all[1]!.answer(201, { id: '2', name: 'photo.png', mediaType: 'image/png', size: 10 })
    await waitFor(() => expect(sendButton().disabled).toBe(false))
    fireEvent.click(sendButton())

    await waitFor(() => expect(sent).toHaveLength(1))
    expect(sent[0]!.path).toBe(`/api/leads/${lead.id}/messages`)
    expect(sent[0]!.body.text).toBe('')
    expect(sent[0]!.body.files).toEqual([
      { id: '1', name: 'price.pdf', mediaType: 'application/pdf', size: 10 },
      { id: '2', name: 'photo.png', mediaType: 'image/png', size: 10 },
    ])
    await waitFor(() => expect(screen.queryByText('price.pdf')).toBeNull())
  })

  it('takes a file away while it is loading, and tries a failed one again', async () => {
    show()
    choose(file('a.pdf'), file('b.pdf'))
    await waitFor(() => expect(Upload.all).toHaveLength(2))
    const rows = within(screen.getByRole('list', { name: 'files.title' })).getAllByRole('listitem')
    fireEvent.click(within(rows[0]!).getByRole('button', { name: 'files.remove' }))
    expect(Upload.all[0]!.aborted).toBe(true)
    expect(screen.queryByText('a.pdf')).toBeNull()

    Upload.all[1]!.answer(503, { title: 'Down', detail: 'Try again soon.' })
    expect((await screen.findByRole('alert')).textContent).toBe('Try again soon.')
    expect(sendButton().disabled).toBe(true)
    fireEvent.click(screen.getByRole('button', { name: 'files.retry' }))
    await waitFor(() => expect(Upload.all).toHaveLength(3))
    Upload.all[2]!.answer(201, { id: '3', name: 'b.pdf', mediaType: 'application/pdf', size: 10 })
    await waitFor(() => expect(sendButton().disabled).toBe(false))
  })

  it('takes what is dropped and pasted, but not the picture of copied cells', async () => {
    show()
    fireEvent.drop(field(), { dataTransfer: { types: ['Files'], files: [file('dropped.pdf')] } })
    fireEvent.paste(field(), { clipboardData: { types: ['Files'], files: [file('pasted.png', 'image/png')] } })
    fireEvent.paste(field(), { clipboardData: { types: ['text/plain', 'Files'], files: [file('cells.png', 'image/png')] } })
    expect(await screen.findByText('dropped.pdf')).toBeTruthy()
    expect(screen.getByText('pasted.png')).toBeTruthy()
    expect(screen.queryByText('cells.png')).toBeNull()
    Upload.all.forEach((upload, index) => upload.answer(201, { id: `${index}`, name: 'x', mediaType: 'image/png', size: 1 }))
  })

  it('says before sending what the channel does not take', async () => {
    takes = { longestText: 5, files: 2, kinds: [{ mediaType: 'image/*', largest: 5 }] }
    show()
    fireEvent.change(field(), { target: { value: 'too long' } })
    expect(await screen.findByText('composer.tooLong')).toBeTruthy()
    expect(sendButton().disabled).toBe(true)
    choose(file('a.pdf'), file('large.png', 'image/png', 6))
    expect(screen.getAllByRole('alert').map((alert) => alert.textContent)).toEqual(['files.fault.kind', 'files.fault.channelTooLarge'])
    expect(Upload.all).toHaveLength(0)
  })

  it('offers no files where only text goes', async () => {
    takes = { longestText: 100, files: 0, kinds: [] }
    show()
    await waitFor(() => expect(screen.queryByRole('button', { name: 'files.attach' })).toBeNull())
  })

  it('picks a template by the keyboard and says what is left to fill in', async () => {
    templates = [
      { id: '1', name: 'Greeting', text: 'Hello Olena', missing: [] },
      { id: '2', name: 'Invoice', text: 'For {company}', missing: ['company'] },
    ]
    show()
    fireEvent.keyDown(field(), { key: '/' })
    const search = await screen.findByLabelText('templates.search')
    await screen.findByText('Greeting')
    fireEvent.change(search, { target: { value: 'invoi' } })
    await waitFor(() => expect(screen.queryByText('Greeting')).toBeNull())
    fireEvent.keyDown(search, { key: 'ArrowDown', code: 'ArrowDown' })
    fireEvent.keyDown(search, { key: 'Enter', code: 'Enter' })
    await waitFor(() => expect(field().value).toBe('For {company}'))
    expect(screen.getByRole('status').textContent).toBe('templates.fillIn')
    fireEvent.change(field(), { target: { value: 'For Kitchens Ltd' } })
    expect(screen.queryByRole('status')).toBeNull()
  })
})

describe('what cannot be attached', () => {
  const pdf = (size: number) => new File([new Uint8Array(size)], 'a.pdf', { type: 'application/pdf' })
  it('is told by its reason', () => {
    const large = pdf(10 * 1024 * 1024)
    expect(faultOf(pdf(0), [], null)).toBe('empty')
    expect(faultOf(pdf(10 * 1024 * 1024 + 1), [], null)).toBe('tooLarge')
    expect(faultOf(large, [large], null)).toBeUndefined()
    expect(faultOf(large, [large, large], null)).toBe('tooLargeTogether')
    expect(
      faultOf(
        pdf(1),
        Array.from({ length: 10 }, () => pdf(1)),
        null,
      ),
    ).toBe('tooMany')
    expect(faultOf(new File(['x'], 'a.heic'), [], { longestText: 1, files: 1, kinds: [{ mediaType: 'image/png', largest: 1 }] })).toBeUndefined()
  })
})
