import { describe, expect, it } from 'vitest'
import type { Pipeline, Stage } from '../api'
import { bodyOf, changed, changes, draftOf, faults, moved, newPipeline, rebased, targetsOf, withNewStage, without } from './draft'
import { landing } from './useSortable'

const stage = (id: string, kind: Stage['kind'], rank: number): Stage => ({
  id,
  name: id,
  kind,
  rank,
  temperature: 'cold',
  color: '#000000',
  requiredFields: [],
})
const pipeline: Pipeline = {
  id: 'p',
  name: 'Sales',
  version: 4,
  default: true,
  stages: [stage('Won', 'won', 3), stage('New', 'open', 1), stage('Offer', 'open', 2), stage('Rejected', 'lost', 4)],
}
const names = (draft: { stages: { name: string }[] }) => draft.stages.map((one) => one.name)

describe('the draft of a pipeline', () => {
  it('begins as the pipeline is, in the order of its ranks, and changes nothing', () => {
    const draft = draftOf(pipeline)
    expect(names(draft)).toEqual(['New', 'Offer', 'Won', 'Rejected'])
    expect(changes(pipeline, draft)).toEqual([])
    expect(faults(draft)).toEqual([])
  })
  it('moves a stage and says the new order', () => {
    const draft = moved(draftOf(pipeline), 0, 1)
    expect(names(draft)).toEqual(['Offer', 'New', 'Won', 'Rejected'])
    expect(changes(pipeline, draft)).toEqual([{ what: 'reordered', names: ['Offer', 'New', 'Won', 'Rejected'] }])
  })
  it('puts a new stage where work still happens, which is no new order of the others', () => {
    const draft = withNewStage(draftOf(pipeline), 'n1', 'Visit')
    expect(names(draft)).toEqual(['New', 'Offer', 'Visit', 'Won', 'Rejected'])
    expect(changes(pipeline, draft)).toEqual([{ what: 'added', name: 'Visit', after: 'Offer' }])
  })
  it('says what becomes of the leads of a stage that goes', () => {
    expect(changes(pipeline, without(draftOf(pipeline), 'Offer'), (id) => (id === 'Offer' ? 12 : 0))).toEqual([
      { what: 'removed', name: 'Offer', leads: 12 },
    ])
  })
  it('names every kind of change', () => {
    const draft = changed(draftOf(pipeline), 'Offer', {
      name: 'Proposal',
      kind: 'won',
      temperature: 'hot',
      color: '#111111',
      requiredFields: ['amount'],
    })
    expect(changes(pipeline, { ...draft, name: 'Retail' }).map((one) => one.what)).toEqual([
      'pipelineRenamed',
      'renamed',
      'kind',
      'temperature',
      'color',
      'requires',
    ])
  })
  it('cannot be saved without names, a beginning and both ends', () => {
    const draft = draftOf(pipeline)
    expect(faults({ ...draft, name: ' ' })).toEqual([{ what: 'noName' }])
    expect(faults(changed(draft, 'Offer', { name: 'new ' }))).toEqual([{ what: 'sameName', key: 'Offer', name: 'new' }])
    expect(faults({ ...draft, stages: [] }).map((one) => one.what)).toEqual(['noOpen', 'noWon', 'noLost'])
  })
  it('asks where the leads of a stage go that is removed, and says what happens to them', () => {
    const asked = changed(draftOf(pipeline), 'Offer', { going: true, into: null })
    expect(faults(asked)).toEqual([{ what: 'noTarget', key: 'Offer', name: 'Offer' }])
    expect(targetsOf(asked, asked.stages[1]!).map((one) => one.id)).toEqual(['New'])
    const answered = changed(asked, 'Offer', { into: 'New' })
    expect(faults(answered)).toEqual([])
    expect(changes(pipeline, answered, () => 12)).toEqual([{ what: 'emptied', name: 'Offer', into: 'New', leads: 12 }])
    expect(bodyOf(answered).stages[1]).toMatchObject({ id: 'Offer', into: 'New' })
  })
  it('cannot send leads where they would end, nor leave no stage of a kind', () => {
    const draft = changed(draftOf(pipeline), 'Offer', { going: true, into: 'Won' })
    expect(faults(draft).map((one) => one.what)).toEqual(['noTarget'])
    const both = changed(changed(draftOf(pipeline), 'Offer', { going: true, into: 'New' }), 'New', { going: true, into: 'Offer' })
    expect(faults(both).map((one) => one.what)).toEqual(['noTarget', 'noTarget', 'noOpen'])
  })
  it('says limits and ages, which only open stages have', () => {
    const draft = changed(draftOf(pipeline), 'Offer', { cardLimit: 5, staleAfterDays: 3 })
    expect(changes(pipeline, draft)).toEqual([
      { what: 'limit', name: 'Offer', limit: 5 },
      { what: 'age', name: 'Offer', days: 3 },
    ])
    expect(bodyOf(changed(draft, 'Offer', { kind: 'lost' })).stages[1]).toMatchObject({ cardLimit: null, staleAfterDays: null })
  })
  it('is kept when meanwhile nothing happened but that a stage became empty and went', () => {
    const emptying: Pipeline = { ...pipeline, version: 5, stages: pipeline.stages.map((one) => (one.id === 'Offer' ? { ...one, into: 'New' } : one)) }
    const empty: Pipeline = { ...pipeline, version: 6, stages: pipeline.stages.filter((one) => one.id !== 'Offer') }
    const mine = changed(draftOf(emptying), 'New', { name: 'Fresh' })
    expect(rebased(mine, emptying, empty)).toMatchObject({ version: 6, stages: [{ name: 'Fresh' }, { name: 'Won' }, { name: 'Rejected' }] })
    expect(rebased(draftOf(emptying), emptying, empty)).toEqual(draftOf(empty))
    expect(rebased(mine, emptying, { ...empty, name: 'Theirs' })).toBeNull()
  })
  it('goes to the service with its version and the ids of what is kept', () => {
    const body = bodyOf(withNewStage(draftOf(pipeline), 'n1', 'Visit'))
    expect(body.version).toBe(4)
    expect(body.stages.map((one) => ('id' in one ? one.id : 'new'))).toEqual(['New', 'Offer', 'new', 'Won', 'Rejected'])
  })
  it('of a new pipeline could be saved at once', () => {
    expect(faults(newPipeline('Retail', { open: 'New', won: 'Won', lost: 'Rejected' }))).toEqual([])
  })
})

describe('letting a dragged stage go', () => {
  it.each([
    [0, 2, 'before', 1],
    [0, 2, 'after', 2],
    [3, 1, 'before', 1],
    [3, 1, 'after', 2],
  ] as const)('%d onto %d, %s, lands at %d', (from, target, side, to) => {
    expect(landing(from, target, side)).toBe(to)
  })
})
