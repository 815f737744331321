import { addFile } from './api/files'
import { type Upload, uploadsBy } from './uploadQueue'

/** Why a file cannot go, before it is sent anywhere. */
type Fault = 'empty' | 'tooLarge'

/** A file on its way to a card, or one that did not get there. */
export type FileUpload = Upload<Fault, unknown>

const uploads = uploadsBy<Fault, unknown>(addFile)

export const useFileUploads = uploads.useOf
export const retryUpload = uploads.retry
export const dropUpload = uploads.drop

/** Begins to upload files. Those that cannot go are shown with the reason. */
export function upload(lead: string, files: Iterable<File>, largest: number | undefined) {
  uploads.add(lead, files, ({ size }) => (size === 0 ? 'empty' : largest !== undefined && size > largest ? 'tooLarge' : undefined))
}
