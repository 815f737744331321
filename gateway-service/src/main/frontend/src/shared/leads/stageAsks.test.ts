import { describe, expect, it } from 'vitest'
import { ProblemError } from '@/shared/api/problem'
import { askedBy } from './stageAsks'

const refused = (errors: { field: string; message: string; code?: string }[]) => new ProblemError(422, { errors })

describe('what a stage asks for', () => {
  it('is read from the refusal', () => {
    expect(askedBy(refused([{ field: 'reasonId', message: '' }]))).toEqual({ kind: 'reason' })
    expect(askedBy(refused([{ field: 'stageId', message: '', code: 'convert' }]))).toEqual({ kind: 'conversion' })
    expect(
      askedBy(
        refused([
          { field: 'fields.budget', message: '', code: 'required' },
          { field: 'fields.need', message: '', code: 'required' },
        ]),
      ),
    ).toEqual({ kind: 'fields', fields: ['budget', 'need'] })
    expect(askedBy(refused([{ field: 'fields.floor', message: 'This is no number.' }]))).toEqual({ kind: 'fields', fields: ['floor'], faults: { floor: 'This is no number.' } })
  })

  it('is nothing when it was refused for another reason', () => {
    expect(askedBy(refused([{ field: 'stageId', message: 'unknown' }]))).toBeNull()
    expect(askedBy(new ProblemError(409, {}))).toBeNull()
  })
})
