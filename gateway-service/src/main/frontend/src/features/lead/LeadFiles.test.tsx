// @vitest-environment jsdom
import { act, cleanup, createEvent, fireEvent, screen, waitFor, within } from '@testing-library/react'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { StoredFile } from '@/shared/files/files'
import { json, renderSignedIn } from '@/shared/tasks/testApp'
import { FileDrop } from './FileDrop'
import { LeadFiles } from './LeadFiles'
import type { Lead } from './model'

const cardFile = (id: string, more: Partial<StoredFile> = {}): StoredFile => ({
  id,
  name: `${id}.pdf`,
  mediaType: 'application/pdf',
  picture: false,
  size: 2048,
  addedAt: '2026-11-21T08:00:00Z',
  addedBy: { id: 'me', name: 'Iryna' },
  lead: { id: 'lead', number: 7 },
  ...more,
})

/** Requests that carry files; each test answers them. */
class FakeRequest {
  static sent: FakeRequest[] = []
  headers = new Map<string, string>()
  path = ''
  status = 0
  responseText = ''
  upload: { onprogress?: (event: { lengthComputable: boolean; loaded: number; total: number }) => void } = {}
  onload?: () => void
  onabort?: () => void
  onerror?: () => void
  open = (_: string, path: string) => {
    this.path = path
  }
  setRequestHeader = (name: string, value: string) => this.headers.set(name, value)
  send = () => FakeRequest.sent.push(this)
  abort = vi.fn(() => this.onabort?.())
  answer(status: number, body: unknown) {
    this.status = status
    this.responseText = JSON.stringify(body)
    act(() => this.onload?.())
  }
}

const file = (name: string, size = 10) => new File([new Uint8Array(size)], name)
const dropping = (files: File[]) => ({ dataTransfer: { types: ['Files'], files } })
const LEAD = { id: 'lead', number: 7 } as Lead

describe('the files of a card', () => {
  let files: StoredFile[] | undefined
  const removed: string[] = []
  // each test has a lead of its own: uploads outlive the card
  let lead = LEAD
  let number = 0
  const draw = (more: Partial<Lead> = {}) =>
    renderSignedIn(
      <FileDrop lead={{ ...lead, ...more }} className="body">
        <p>talk</p>
        <input aria-label="writing" />
        <LeadFiles lead={{ ...lead, ...more }} />
      </FileDrop>,
    )
  const choose = (...chosen: File[]) => fireEvent.change(screen.getByTestId('files'), { target: { files: chosen } })

  beforeAll(async () => {
    await i18next.use(initReactI18next).init({ lng: 'cimode', ns: ['lead', 'shared'] })
  })
  beforeEach(() => {
    files = []
    removed.length = 0
    FakeRequest.sent = []
    lead = { ...LEAD, id: `lead${++number}` }
    vi.stubGlobal('XMLHttpRequest', FakeRequest)
    vi.stubGlobal(
      'fetch',
      vi.fn<typeof fetch>((path, options) => {
        if (options?.method === 'DELETE') {
          removed.push(path as string)
          files = files?.filter(({ id }) => !(path as string).endsWith(id))
          return Promise.resolve(json(undefined, 204))
        }
        return Promise.resolve(files ? json({ items: files, next: null, largest: 1000 }) : json({}, 500))
      }),
    )
  })
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
  })

  it('are listed with what they are; a picture is seen, one of a merged lead says so', async () => {
    files = [cardFile('photo', { picture: true, mediaType: 'image/png', lead: { id: lead.id, number: 7 } }), cardFile('plan', { lead: { id: 'other', number: 8 } })]
    draw()
    const [photo, plan] = within(await screen.findByRole('list', { name: 'files.list' })).getAllByRole('listitem')
    expect(within(photo!).getByRole('link', { name: 'files.show' }).querySelector('img')?.getAttribute('src')).toBe(`/api/leads/${lead.id}/files/photo?inline=true`)
    const save = within(plan!).getByRole('link', { name: 'files.save' })
    expect(save.getAttribute('href')).toBe(`/api/leads/${lead.id}/files/plan`)
    expect(save.getAttribute('download')).toBe('plan.pdf')
    expect(plan!.querySelector('img')).toBeNull()
    expect(plan!.textContent).toContain('Iryna · files.from')
    expect(photo!.textContent).not.toContain('files.from')
  })

  it('say what to do where there are none, and when they cannot be read', async () => {
    draw()
    expect(await screen.findByText('cardFiles.none')).toBeTruthy()
    cleanup()
    files = undefined
    draw()
    expect((await screen.findByRole('alert')).textContent).toContain('files.failed')
  })

  it('come in one after the other with their progress, and are on the card', async () => {
    draw()
    await screen.findByText('cardFiles.none')
    choose(file('a.txt'), file('b.txt'), file('c.txt'))
    expect(FakeRequest.sent).toHaveLength(2)
    const [first] = FakeRequest.sent
    expect(first!.path).toBe(`/api/leads/${lead.id}/files?name=a.txt`)
    expect(first!.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/)
    act(() => first!.upload.onprogress?.({ lengthComputable: true, loaded: 1, total: 4 }))
    const coming = within(screen.getByRole('list', { name: 'files.coming' }))
    expect(coming.getAllByRole('progressbar').map((bar) => bar.getAttribute('aria-valuenow'))).toEqual(['25', '0', '0'])
    files = [cardFile('a.txt')]
    first!.answer(201, cardFile('a.txt'))
    expect(await screen.findByRole('list', { name: 'files.list' })).toBeTruthy()
    await waitFor(() => expect(FakeRequest.sent).toHaveLength(3))
    expect(coming.getAllByRole('listitem')).toHaveLength(2)
    FakeRequest.sent.slice(1).forEach((request) => request.answer(201, cardFile('x')))
    await waitFor(() => expect(screen.queryByRole('list', { name: 'files.coming' })).toBeNull())
  })

  it('say each why they cannot go, and go again under the same key', async () => {
    draw()
    await screen.findByText('cardFiles.none')
    choose(file('empty', 0), file('large', 1001), file('fine'))
    expect(screen.getAllByRole('alert').map((alert) => alert.textContent)).toEqual(['files.empty', 'files.tooLarge'])
    const [request] = FakeRequest.sent
    request!.answer(413, { title: 'Too large', detail: 'All files together …' })
    expect(await screen.findByText('All files together …')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'files.retry' }))
    await waitFor(() => expect(FakeRequest.sent).toHaveLength(2))
    expect(FakeRequest.sent[1]!.headers.get('Idempotency-Key')).toBe(request!.headers.get('Idempotency-Key'))
    fireEvent.click(screen.getByRole('button', { name: 'files.cancel' }))
    expect(FakeRequest.sent[1]!.abort).toHaveBeenCalled()
    screen.getAllByRole('button', { name: 'files.dismiss' }).forEach((button) => fireEvent.click(button))
    expect(await screen.findByText('cardFiles.none')).toBeTruthy()
  })

  it('are dropped on the card, but not where somebody else takes them', async () => {
    draw()
    await screen.findByText('cardFiles.none')
    const talk = screen.getByText('talk')
    fireEvent.dragOver(talk, dropping([]))
    expect(screen.getByText('cardFiles.drop')).toBeTruthy()
    fireEvent.dragLeave(talk, dropping([]))
    expect(screen.queryByText('cardFiles.drop')).toBeNull()
    const elsewhere = createEvent.drop(talk, dropping([file('theirs')]))
    elsewhere.preventDefault()
    fireEvent(talk, elsewhere)
    expect(FakeRequest.sent).toHaveLength(0)
    fireEvent.drop(talk, dropping([file('ours')]))
    expect(FakeRequest.sent.map(({ path }) => path)).toEqual([`/api/leads/${lead.id}/files?name=ours`])
    fireEvent.click(screen.getByRole('button', { name: 'files.cancel' }))
  })

  it('are pasted where nobody is writing', async () => {
    draw()
    await screen.findByText('cardFiles.none')
    fireEvent.paste(screen.getByRole('textbox', { name: 'writing' }), { clipboardData: { files: [file('word')] } })
    expect(FakeRequest.sent).toHaveLength(0)
    fireEvent.paste(document.body, { clipboardData: { files: [file('picture.png')] } })
    expect(FakeRequest.sent).toHaveLength(1)
    fireEvent.click(screen.getByRole('button', { name: 'files.cancel' }))
  })

  it('are removed after a question', async () => {
    files = [cardFile('plan')]
    draw()
    fireEvent.click(await screen.findByRole('button', { name: 'files.remove' }))
    fireEvent.click(await screen.findByRole('button', { name: 'files.removeConfirm' }))
    await waitFor(() => expect(removed).toEqual([`/api/leads/${lead.id}/files/plan`]))
    expect(await screen.findByText('cardFiles.none')).toBeTruthy()
    expect(screen.getByText('files.removed').getAttribute('role')).toBe('status')
  })

  it('of a merged card are only read', async () => {
    files = [cardFile('plan')]
    draw({ mergedInto: { id: 'other', number: 8 } })
    await screen.findByRole('list', { name: 'files.list' })
    expect(screen.queryByRole('button')).toBeNull()
    fireEvent.drop(screen.getByText('talk'), dropping([file('a')]))
    expect(FakeRequest.sent).toHaveLength(0)
  })
})
