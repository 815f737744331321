import { addFile } from './files'
import { type Upload, uploadsBy } from './uploadQueue'

/** Why a file cannot go, before it is sent anywhere. */
type Fault = 'empty' | 'tooLarge'

/** A file on its way to where it is put, or one that did not get there. */
export type FileUpload = Upload<Fault, unknown>

const uploads = uploadsBy<Fault, unknown>(addFile)

export const useFileUploads = uploads.useOf
export const retryUpload = uploads.retry
export const dropUpload = uploads.drop

/** Begins to upload files. Those that cannot go are shown with the reason. */
export function startUpload(path: string, files: Iterable<File>, largest: number | undefined) {
  uploads.add(path, files, ({ size }) => (size === 0 ? 'empty' : largest !== undefined && size > largest ? 'tooLarge' : undefined))
}
