import { useSyncExternalStore } from 'react'
import { randomKey } from '@/shared/api/client'
import { type ProblemError, toProblem } from '@/shared/api/problem'
import { addFile } from './api/files'

const AT_ONCE = 2

/** A file on its way to a card, or one that did not get there. */
export interface FileUpload {
  /** Sent with it, so that it is one file however often it is tried. */
  key: string
  file: File
  state: 'waiting' | 'uploading' | 'failed' | 'refused'
  /** 0 to 1 */
  progress: number
  fault?: 'empty' | 'tooLarge'
  problem?: ProblemError
}

/** By lead: they go on while the card is closed, and are there when it is opened again. */
const uploads = new Map<string, readonly FileUpload[]>()
const aborts = new Map<string, AbortController>()
const listeners = new Set<() => void>()
const NONE: readonly FileUpload[] = []
const waiting: (() => Promise<void>)[] = []
let running = 0

const read = (lead: string) => uploads.get(lead) ?? NONE

function write(lead: string, next: readonly FileUpload[]) {
  if (next.length > 0) uploads.set(lead, next)
  else uploads.delete(lead)
  listeners.forEach((listener) => listener())
}

const change = (lead: string, key: string, what: Partial<FileUpload>) =>
  write(
    lead,
    read(lead).map((one) => (one.key === key ? { ...one, ...what } : one)),
  )

function listen(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export const useFileUploads = (lead: string) => useSyncExternalStore(listen, () => read(lead))

/** Begins to upload files; `added` hears of each that is on the card. Those that cannot go are shown with the reason. */
export function upload(lead: string, files: Iterable<File>, largest: number | undefined, added: () => void) {
  for (const file of files) {
    const fault = file.size === 0 ? 'empty' : largest !== undefined && file.size > largest ? 'tooLarge' : undefined
    const one: FileUpload = { key: randomKey(), file, state: fault ? 'refused' : 'waiting', progress: 0, fault }
    write(lead, [...read(lead), one])
    if (!fault) start(lead, one, added)
  }
}

export function retryUpload(lead: string, one: FileUpload, added: () => void) {
  change(lead, one.key, { state: 'waiting', progress: 0, problem: undefined })
  start(lead, one, added)
}

/** Breaks it off, or takes one away that did not get there. */
export function dropUpload(lead: string, key: string) {
  aborts.get(key)?.abort()
  aborts.delete(key)
  write(
    lead,
    read(lead).filter((one) => one.key !== key),
  )
}

function start(lead: string, { key, file }: FileUpload, added: () => void) {
  const abort = new AbortController()
  aborts.set(key, abort)
  waiting.push(async () => {
    if (abort.signal.aborted) return
    change(lead, key, { state: 'uploading' })
    try {
      await addFile(lead, file, key, (progress) => change(lead, key, { progress }), abort.signal)
      dropUpload(lead, key)
      added()
    } catch (error) {
      change(lead, key, { state: 'failed', problem: toProblem(error) })
    }
  })
  next()
}

function next() {
  if (running >= AT_ONCE) return
  const work = waiting.shift()
  if (!work) return
  running++
  void work().finally(() => {
    running--
    next()
  })
}
