import { infiniteQueryOptions } from '@tanstack/react-query'
import { address, api } from '@/shared/api/client'
import type { Page } from '@/shared/api/model'
import type { CardFile } from '../model'
import { sendFile } from './sendFile'

/** `largest` is how many bytes a new file may have. */
type FilePage = Page<CardFile> & { largest: number }

const filesOf = (leadId: string) => `/api/leads/${leadId}/files`

export const filesQuery = (leadId: string) =>
  infiniteQueryOptions({
    queryKey: ['lead', leadId, 'files'],
    queryFn: ({ pageParam, signal }) => api.get<FilePage>(filesOf(leadId), { after: pageParam, limit: 20 }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 30_000,
  })

export const addFile = (leadId: string, file: File, idempotencyKey: string, onProgress: (share: number) => void, signal: AbortSignal) =>
  sendFile<CardFile>(address(filesOf(leadId), { name: file.name }), file, { onProgress, signal, idempotencyKey })

export const removeFile = (leadId: string, fileId: string) => api.delete(`${filesOf(leadId)}/${fileId}`)

/** Where the browser itself gets it from; in place only if it is a picture. */
export const fileAddress = (leadId: string, fileId: string, inline = false) => address(`${filesOf(leadId)}/${fileId}`, { inline: inline || undefined })
