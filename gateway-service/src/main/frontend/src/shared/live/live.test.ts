// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { live } from './live'

class Source extends EventTarget {
  static readonly CLOSED = 2
  static all: Source[] = []
  readyState = 1
  onerror: (() => void) | null = null
  constructor(readonly url: string) {
    super()
    Source.all.push(this)
  }
  close() {
    this.readyState = 2
  }
  tell(type: string, data: unknown, lastEventId: string) {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data), lastEventId }))
  }
  fail() {
    this.readyState = 2
    this.onerror?.()
  }
}

describe('live updates', () => {
  beforeEach(() => {
    Source.all = []
    vi.useFakeTimers()
    vi.stubGlobal('EventSource', Source)
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('connect once for everybody, again after a failure, and tell of the gap', () => {
    const changes = vi.fn()
    const gap = vi.fn()
    const stop = live.listen(changes, gap)
    const stopOther = live.listen(vi.fn(), vi.fn())
    expect(Source.all).toHaveLength(1)

    Source.all[0]!.tell('ready', {}, '1')
    expect(live.getState()).toBe('live')
    // what changed between the page's first read and the stream's start
    expect(gap).toHaveBeenCalledOnce()
    Source.all[0]!.tell('ready', {}, '2')
    expect(gap).toHaveBeenCalledOnce()
    Source.all[0]!.tell('change', { leadId: 'a', version: 2, type: 'lead.edited.v1' }, '7')
    expect(changes).toHaveBeenCalledWith({ leadId: 'a', version: 2, type: 'lead.edited.v1' })

    Source.all[0]!.fail()
    expect(live.getState()).toBe('lost')
    vi.advanceTimersByTime(1_000)
    expect(Source.all).toHaveLength(2)
    Source.all[1]!.fail()
    vi.advanceTimersByTime(1_999)
    expect(Source.all).toHaveLength(2)
    vi.advanceTimersByTime(1)
    expect(Source.all).toHaveLength(3)

    Source.all[2]!.tell('ready', {}, '')
    expect(gap).toHaveBeenCalledTimes(2)
    Source.all[2]!.tell('reset', {}, '')
    expect(gap).toHaveBeenCalledTimes(3)
    expect(live.getState()).toBe('live')

    stop()
    expect(Source.all[2]!.readyState).toBe(1)
    stopOther()
    expect(Source.all[2]!.readyState).toBe(2)
  })

  it('tell who has a card open beside the changes, so that nothing is read again for it', () => {
    const changes = vi.fn()
    const people = vi.fn()
    const stop = live.listen(changes, vi.fn())
    const stopPresence = live.onPresence(people)
    const iryna = { id: 'i', name: 'Iryna', doing: 'open' }
    Source.all[0]!.tell('change', { leadId: 'a', version: 0, type: 'lead.presence.v1', people: [iryna] }, '8')
    expect(people).toHaveBeenCalledWith('a', [iryna])
    expect(changes).not.toHaveBeenCalled()
    stopPresence()
    stop()
  })

  it('go on where the browser takes the stream up again, without reading everything', () => {
    const changes: number[] = []
    const gap = vi.fn()
    const stop = live.listen((change) => changes.push(change.version!), gap)
    const source = Source.all[0]!
    source.tell('ready', {}, '1')
    gap.mockClear()

    // lost, and the browser itself comes back with Last-Event-ID: the gateway tells what came meanwhile
    source.readyState = 0
    source.onerror?.()
    expect(live.getState()).toBe('lost')
    source.readyState = 1
    source.tell('ready', {}, '1')
    for (const version of [2, 3, 4]) source.tell('change', { leadId: 'a', version, type: 'lead.edited.v1' }, String(version))

    expect(live.getState()).toBe('live')
    expect(changes).toEqual([2, 3, 4])
    expect(gap).not.toHaveBeenCalled()
    expect(Source.all).toHaveLength(1)
    stop()
  })
})
