import { cookie } from '@/shared/api/client'
import { type Problem, ProblemError } from '@/shared/api/problem'
import { inOurLanguage } from '@/shared/refusals/refusals'

interface Options {
  onProgress: (share: number) => void
  signal: AbortSignal
  /** The same one when the same file is sent again. */
  idempotencyKey?: string
}

/** Sends a file's bytes as a POST. Not by fetch: only this one tells how far it has come. */
export function sendFile<T>(path: string, file: File, { onProgress, signal, idempotencyKey }: Options): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    request.setRequestHeader('Accept', 'application/json, application/problem+json')
    // whatever the file is, on the way it is bytes that nobody looks into
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    if (idempotencyKey) request.setRequestHeader('Idempotency-Key', idempotencyKey)
    const token = cookie('XSRF-TOKEN')
    if (token) request.setRequestHeader('X-XSRF-TOKEN', token)
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    }
    request.onload = () => {
      if (request.status === 201) resolve(JSON.parse(request.responseText) as T)
      else void inOurLanguage(problemIn(request.responseText)).then((problem) => reject(new ProblemError(request.status, problem)))
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
