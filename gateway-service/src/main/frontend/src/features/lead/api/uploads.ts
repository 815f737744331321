import { queryOptions } from '@tanstack/react-query'
import { address, api, cookie } from '@/shared/api/client'
import { type Problem, ProblemError, readProblem } from '@/shared/api/problem'
import type { SentFile, Takes } from '../model'

/** Sends a file to where answers take it from. Not by fetch: only this one tells how far it has come. */
export function uploadFile(file: File, onProgress: (share: number) => void, signal: AbortSignal): Promise<SentFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', address('/api/uploads', { name: file.name, mediaType: file.type }))
    request.setRequestHeader('Accept', 'application/json, application/problem+json')
    // whatever the file is, on the way it is bytes that nobody looks into
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    const token = cookie('XSRF-TOKEN')
    if (token) request.setRequestHeader('X-XSRF-TOKEN', token)
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    }
    request.onload = () => {
      if (request.status === 201) resolve(JSON.parse(request.responseText) as SentFile)
      else reject(new ProblemError(request.status, problemIn(request.responseText)))
    }
    request.onerror = () => reject(new ProblemError(0, {}))
    request.onabort = () => reject(new ProblemError(0, {}))
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

function problemIn(text: string): Problem {
  try {
    return JSON.parse(text) as Problem
  } catch {
    return {}
  }
}

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
