import { useSyncExternalStore } from 'react'
import { type ProblemError, toProblem } from '@/shared/api/problem'
import { uploadFile } from './api/uploads'
import type { SentFile, Takes } from './model'

/** What the services take; they say it again. */
export const MOST_FILES = 10
export const LARGEST_FILE = 10 * 1024 * 1024
export const LARGEST_TOGETHER = 25 * 1024 * 1024
const AT_ONCE = 2

/** Why a file cannot go, before it is sent anywhere. */
export type Fault = 'empty' | 'tooMany' | 'tooLarge' | 'tooLargeTogether' | 'kind' | 'channelTooLarge'

export interface Attachment {
  key: number
  file: File
  state: 'waiting' | 'uploading' | 'ready' | 'failed' | 'refused'
  /** 0 to 1 */
  progress: number
  uploaded?: SentFile
  fault?: Fault
  problem?: ProblemError
}

const matches = (rule: string, type: string) => rule === '*/*' || rule === type || (rule.endsWith('/*') && type.startsWith(rule.slice(0, -1)))

/** Looks at a file before it is sent; `before` is what is attached already and can go. */
export function faultOf(file: File, before: readonly File[], takes: Takes | null | undefined): Fault | undefined {
  if (file.size === 0) return 'empty'
  if (file.size > LARGEST_FILE) return 'tooLarge'
  if (before.length >= Math.min(MOST_FILES, takes?.files ?? MOST_FILES)) return 'tooMany'
  if (before.reduce((sum, one) => sum + one.size, file.size) > LARGEST_TOGETHER) return 'tooLargeTogether'
  // a browser that does not know the kind leaves it to the service, which goes by the name
  if (!takes || !file.type) return undefined
  const rule = takes.kinds.find((one) => matches(one.mediaType, file.type.toLowerCase()))
  if (!rule) return 'kind'
  return file.size > rule.largest ? 'channelTooLarge' : undefined
}

/** What was attached and not sent, by lead: it is still there when the card is opened again, and goes on loading meanwhile. */
const drafts = new Map<string, readonly Attachment[]>()
const aborts = new Map<number, AbortController>()
const listeners = new Set<() => void>()
const NONE: readonly Attachment[] = []
let last = 0
let running = 0
const waiting: (() => Promise<void>)[] = []

const read = (lead: string) => drafts.get(lead) ?? NONE

function write(lead: string, next: readonly Attachment[]) {
  if (next.length > 0) drafts.set(lead, next)
  else drafts.delete(lead)
  listeners.forEach((listener) => listener())
}

const change = (lead: string, key: number, what: Partial<Attachment>) =>
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

export const useAttachments = (lead: string) => useSyncExternalStore(listen, () => read(lead))

/** Attaches files and begins to send them; those that cannot go are shown with the reason. */
export function attach(lead: string, files: readonly File[], takes: Takes | null | undefined) {
  for (const file of files) {
    const before = read(lead).filter((one) => one.state !== 'refused')
    const fault = faultOf(
      file,
      before.map((one) => one.file),
      takes,
    )
    const attachment: Attachment = { key: ++last, file, state: fault ? 'refused' : 'waiting', progress: 0, fault }
    write(lead, [...read(lead), attachment])
    if (!fault) start(lead, attachment)
  }
}

export function retry(lead: string, attachment: Attachment) {
  change(lead, attachment.key, { state: 'waiting', progress: 0, problem: undefined })
  start(lead, attachment)
}

export function detach(lead: string, key: number) {
  aborts.get(key)?.abort()
  aborts.delete(key)
  write(
    lead,
    read(lead).filter((one) => one.key !== key),
  )
}

/** Everything was sent. */
export function detachAll(lead: string) {
  write(lead, NONE)
}

function start(lead: string, { key, file }: Attachment) {
  const abort = new AbortController()
  aborts.set(key, abort)
  waiting.push(async () => {
    if (abort.signal.aborted) return
    change(lead, key, { state: 'uploading' })
    try {
      const uploaded = await uploadFile(file, (progress) => change(lead, key, { progress }), abort.signal)
      change(lead, key, { state: 'ready', progress: 1, uploaded })
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
