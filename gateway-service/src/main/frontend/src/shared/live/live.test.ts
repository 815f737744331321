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
})
