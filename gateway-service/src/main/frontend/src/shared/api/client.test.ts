// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { address, api, randomKey } from './client'
import type { ProblemError } from './problem'

describe('the client', () => {
  const fetched = vi.fn<typeof fetch>()
  beforeEach(() => {
    vi.stubGlobal('fetch', fetched)
    document.cookie = 'XSRF-TOKEN=secret%2Bword'
  })
  afterEach(() => {
    vi.unstubAllGlobals()
    fetched.mockReset()
  })
  const sent = () => new Headers(fetched.mock.calls[0]![1]!.headers)

  it('leaves out what is not set and joins lists', () => {
    expect(address('/api/leads', { q: '', managerId: undefined, ids: ['a', 'b'], limit: 5 })).toBe('/api/leads?ids=a%2Cb&limit=5')
    expect(address('/api/leads')).toBe('/api/leads')
  })

  it('sends the CSRF token and a key with a POST, neither with a GET', async () => {
    fetched.mockImplementation(() => Promise.resolve(new Response('{}')))
    await api.post('/api/leads', {})
    expect(sent().get('X-XSRF-TOKEN')).toBe('secret+word')
    expect(sent().get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/)
    fetched.mockClear()
    await api.get('/api/leads')
    expect(sent().has('X-XSRF-TOKEN')).toBe(false)
    expect(sent().has('Idempotency-Key')).toBe(false)
  })

  it('turns a network that is away into a problem', async () => {
    fetched.mockRejectedValue(new TypeError('Failed to fetch'))
    await expect(api.get('/api/board')).rejects.toMatchObject({ status: 0, slug: 'offline' } satisfies Partial<ProblemError>)
  })

  it('reads an answer without a body', async () => {
    fetched.mockResolvedValue(new Response(null, { status: 204 }))
    await expect(api.delete('/api/session')).resolves.toBeUndefined()
  })

  it('makes keys of version 4', () => {
    expect(randomKey()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(randomKey()).not.toBe(randomKey())
  })
})
