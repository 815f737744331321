import { queryOptions } from '@tanstack/react-query'
import { address, api } from '@/shared/api/client'
import { readProblem } from '@/shared/api/problem'
import type { SentFile, Takes } from '../model'
import { sendFile } from '@/shared/files/sendFile'

/** Sends a file to where answers take it from. */
export const uploadFile = (file: File, onProgress: (share: number) => void, signal: AbortSignal) =>
  sendFile<SentFile>(address('/api/uploads', { name: file.name, mediaType: file.type }), file, { onProgress, signal })

/** Saves a file that went with a message; a problem is thrown, not saved. */
export async function downloadFile(file: SentFile) {
  const response = await fetch(`/api/uploads/${file.id}`, { credentials: 'same-origin' })
  if (!response.ok) throw await readProblem(response)
  const url = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = file.name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** What can go out through a connection; null when that is not known, and then the service says it afterwards. */
export const takesQuery = (connectionId: string) =>
  queryOptions({
    queryKey: ['connections', connectionId, 'takes'],
    queryFn: ({ signal }) => api.get<{ takes?: Takes | null }>(`/api/connections/${connectionId}`, undefined, signal).then(({ takes }) => takes ?? null),
    staleTime: 5 * 60_000,
    retry: false,
  })
