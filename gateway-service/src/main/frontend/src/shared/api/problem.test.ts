import { describe, expect, it } from 'vitest'
import { isProblem, ProblemError, readProblem, toProblem } from './problem'

const answer = (status: number, body: string, headers: Record<string, string> = {}) =>
  new Response(body, { status, headers: { 'Content-Type': 'application/problem+json', ...headers } })

describe('problems', () => {
  it('are read from the answer', async () => {
    const problem = await readProblem(
      answer(422, JSON.stringify({ type: 'https://potik.io/problems/invalid', title: 'Makes no sense', detail: 'Look', errors: [{ field: 'reasonId', message: 'Choose why' }] })),
    )
    expect(problem.slug).toBe('invalid')
    expect(problem.title).toBe('Makes no sense')
    expect(problem.byField()).toEqual({ reasonId: 'Choose why' })
    expect(problem.errorOf('reasonId')?.message).toBe('Choose why')
  })

  it('survive a proxy that promised JSON and sent a page', async () => {
    const problem = await readProblem(answer(502, '<html>Bad gateway</html>'))
    expect(problem.status).toBe(502)
    expect(problem.unavailable).toBe(true)
    expect(problem.errors).toEqual([])
  })

  it('say how long to wait', async () => {
    expect((await readProblem(answer(429, '{}', { 'Retry-After': '7' }))).retryAfter).toBe(7)
    expect((await readProblem(answer(429, '{}', { 'Retry-After': 'soon' }))).retryAfter).toBeUndefined()
  })

  it('are made of anything that was thrown', () => {
    const problem = toProblem(new Error('boom'))
    expect(isProblem(problem)).toBe(true)
    expect(problem.offline).toBe(true)
    expect(toProblem(problem)).toBe(problem)
  })

  it('tell down from not found and from a conflict', () => {
    expect(new ProblemError(503, {}).unavailable).toBe(true)
    expect(new ProblemError(404, {}).unavailable).toBe(false)
    expect(new ProblemError(409, { current: { id: '1' } }).conflict).toBe(true)
  })
})
