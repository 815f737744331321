import { infiniteQueryOptions } from '@tanstack/react-query'
import { address, api } from '@/shared/api/client'
import type { Page } from '@/shared/api/model'
import { sendFile } from './sendFile'

/** A file that somebody put on something: a lead's card, an order. */
export interface StoredFile {
  id: string
  name: string
  mediaType: string
  /** Can be shown in place. */
  picture: boolean
  size: number
  addedAt: string
  /** Some services know staff by their id only. */
  addedBy: { id: string; name?: string | null }
  /** On which lead it was put: on another one that was merged into this. */
  lead?: { id: string; number: number }
}

/** What the files are on: their path, and the key under which they are read again when it has changed. */
export interface FilesPlace {
  path: string
  queryKey: readonly string[]
}

/** `largest` is how many bytes a new file may have. */
type FilePage = Page<StoredFile> & { largest: number }

export const filesQuery = ({ path, queryKey }: FilesPlace) =>
  infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) => api.get<FilePage>(path, { after: pageParam, limit: 20 }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 30_000,
  })

export const addFile = (path: string, file: File, idempotencyKey: string, onProgress: (share: number) => void, signal: AbortSignal) =>
  sendFile<StoredFile>(address(path, { name: file.name }), file, { onProgress, signal, idempotencyKey })

export const removeFile = (path: string, fileId: string) => api.delete(`${path}/${fileId}`)

/** Where the browser itself gets it from; in place only if it is a picture. */
export const fileAddress = (path: string, fileId: string, inline = false) => address(`${path}/${fileId}`, { inline: inline || undefined })
