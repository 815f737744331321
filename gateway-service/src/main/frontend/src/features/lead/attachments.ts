import { uploadFile } from './api/uploads'
import type { SentFile, Takes } from './model'
import { type Upload, uploadsBy } from '@/shared/files/uploadQueue'

/** What the services take; they say it again. */
export const MOST_FILES = 10
export const LARGEST_FILE = 10 * 1024 * 1024
export const LARGEST_TOGETHER = 25 * 1024 * 1024

/** Why a file cannot go, before it is sent anywhere. */
export type Fault = 'empty' | 'tooMany' | 'tooLarge' | 'tooLargeTogether' | 'kind' | 'channelTooLarge'

export type Attachment = Upload<Fault, SentFile>

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

/** What was attached and is not sent yet. */
const drafts = uploadsBy<Fault, SentFile>((_lead, file, _key, onProgress, signal) => uploadFile(file, onProgress, signal))

export const useAttachments = drafts.useOf
export const retry = drafts.retry
export const detach = drafts.drop
export const detachAll = drafts.dropAll

/** Attaches files and begins to send them; those that cannot go are shown with the reason. */
export function attach(lead: string, files: readonly File[], takes: Takes | null | undefined) {
  drafts.add(lead, files, (file, before) => faultOf(file, before, takes))
}
