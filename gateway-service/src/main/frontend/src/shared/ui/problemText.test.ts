import type { TFunction } from 'i18next'
import { describe, expect, it } from 'vitest'
import { ProblemError } from '../api/problem'
import { problemText } from './problemText'

const t = ((key: string) => key) as unknown as TFunction<'shared'>
const down = (read: boolean) => {
  const problem = new ProblemError(503, { type: 'https://potik.io/problems/service-down', title: 'Leads are not available', service: 'lead', detail: 'It is not certain' })
  problem.read = read
  return problemText(problem, t)
}

describe('a service that is down', () => {
  it('is named in the words of the person', () => {
    expect(down(true)).toEqual({ title: 'problem.down.lead', detail: 'problem.unavailableDetail' })
  })
  it('keeps what only the gateway knows about something that was to be written', () => {
    expect(down(false)).toEqual({ title: 'problem.down.lead', detail: 'It is not certain' })
  })
})
