import { queryOptions } from '@tanstack/react-query'
import { address, api } from '@/shared/api/client'
import { saveFile } from '@/shared/files/saveFile'
import { sendFile } from '@/shared/files/sendFile'
import type { SentFile, Takes } from '../model'

/** Sends a file to where answers take it from. */
export const uploadFile = (file: File, onProgress: (share: number) => void, signal: AbortSignal) =>
  sendFile<SentFile>(address('/api/uploads', { name: file.name, mediaType: file.type }), file, { onProgress, signal })

/** Saves a file that went with a message. */
export const saveSentFile = ({ id, name }: SentFile) => saveFile(`/api/uploads/${id}`, name)

/** What can go out through a connection; null when that is not known, and then the service says it afterwards. */
export const takesQuery = (connectionId: string) =>
  queryOptions({
    queryKey: ['connections', connectionId, 'takes'],
    queryFn: ({ signal }) => api.get<{ takes?: Takes | null }>(`/api/connections/${connectionId}`, undefined, signal).then(({ takes }) => takes ?? null),
    staleTime: 5 * 60_000,
    retry: false,
  })
