import { useSyncExternalStore } from 'react'
import { randomKey } from '@/shared/api/client'
import { type ProblemError, toProblem } from '@/shared/api/problem'

const AT_ONCE = 2

/** A file on its way, or one that did not get there; `fault` says why it cannot go at all. */
export interface Upload<Fault, Sent> {
  /** Sent with it where the service knows a repeat by it, so that it is one file however often it is tried. */
  key: string
  file: File
  state: 'waiting' | 'uploading' | 'ready' | 'failed' | 'refused'
  /** 0 to 1 */
  progress: number
  fault?: Fault
  sent?: Sent
  problem?: ProblemError
}

type Send<Sent> = (place: string, file: File, key: string, onProgress: (share: number) => void, signal: AbortSignal) => Promise<Sent>

/**
 * Files that go somewhere two at a time, by where they go: they go on while that is closed, and are there when it is opened
 * again. What has arrived stays as `ready` until it is dropped.
 */
export function uploadsBy<Fault, Sent>(send: Send<Sent>) {
  type One = Upload<Fault, Sent>
  const uploads = new Map<string, readonly One[]>()
  const aborts = new Map<string, AbortController>()
  const listeners = new Set<() => void>()
  const none: readonly One[] = []
  const waiting: (() => Promise<void>)[] = []
  let running = 0

  const of = (place: string) => uploads.get(place) ?? none

  const write = (place: string, next: readonly One[]) => {
    if (next.length > 0) uploads.set(place, next)
    else uploads.delete(place)
    listeners.forEach((listener) => listener())
  }

  const change = (place: string, key: string, what: Partial<One>) =>
    write(
      place,
      of(place).map((one) => (one.key === key ? { ...one, ...what } : one)),
    )

  const listen = (listener: () => void) => {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }

  const next = () => {
    if (running >= AT_ONCE) return
    const work = waiting.shift()
    if (!work) return
    running++
    void work().finally(() => {
      running--
      next()
    })
  }

  const start = (place: string, { key, file }: One) => {
    const abort = new AbortController()
    aborts.set(key, abort)
    waiting.push(async () => {
      if (abort.signal.aborted) return
      change(place, key, { state: 'uploading' })
      try {
        const sent = await send(place, file, key, (progress) => change(place, key, { progress }), abort.signal)
        change(place, key, { state: 'ready', progress: 1, sent })
      } catch (error) {
        change(place, key, { state: 'failed', problem: toProblem(error) })
      }
    })
    next()
  }

  /** Begins to send files. `faultOf` looks at each before, `before` being what can go already. */
  const add = (place: string, files: Iterable<File>, faultOf: (file: File, before: readonly File[]) => Fault | undefined) => {
    for (const file of files) {
      const before = of(place).filter((one) => one.state !== 'refused')
      const fault = faultOf(
        file,
        before.map((one) => one.file),
      )
      const one: One = { key: randomKey(), file, state: fault ? 'refused' : 'waiting', progress: 0, fault }
      write(place, [...of(place), one])
      if (!fault) start(place, one)
    }
  }

  const retry = (place: string, one: One) => {
    change(place, one.key, { state: 'waiting', progress: 0, problem: undefined })
    start(place, one)
  }

  /** Breaks it off, or takes one away that is not needed any more. */
  const drop = (place: string, key: string) => {
    aborts.get(key)?.abort()
    aborts.delete(key)
    write(
      place,
      of(place).filter((one) => one.key !== key),
    )
  }

  const dropAll = (place: string) => {
    of(place).forEach(({ key }) => aborts.delete(key))
    write(place, none)
  }

  const useOf = (place: string) => useSyncExternalStore(listen, () => of(place))

  return { useOf, add, retry, drop, dropAll }
}
