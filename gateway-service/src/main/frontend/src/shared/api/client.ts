import { ProblemError, readProblem } from './problem'

export type QueryValue = string | number | boolean | null | undefined | readonly string[]
export type Query = Record<string, QueryValue>

/** The Idempotency-Key of what is sent: its path and body as text. */
export type KeyOf = (sent: string) => string

interface Options {
  query?: Query
  signal?: AbortSignal
  /** POST only: the same key when the same thing is sent again (`useKeyOf` for a form). A new one is made when left out. */
  keyOf?: KeyOf
  ifMatch?: number
  /** Sent to its end also when the page is being left. */
  keepalive?: boolean
}

/** `path` plus the values that are set; lists are joined by commas. */
export function address(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue
    parameters.set(name, Array.isArray(value) ? value.join(',') : String(value))
  }
  const text = parameters.toString()
  return text ? `${path}?${text}` : path
}

export function cookie(name: string): string | undefined {
  for (const part of document.cookie.split('; ')) {
    const at = part.indexOf('=')
    if (part.slice(0, at) === name) return decodeURIComponent(part.slice(at + 1))
  }
  return undefined
}

/** A random UUID, also where the page is not served over https (crypto.randomUUID is missing there). */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

let onSignedOut: () => void = () => undefined

/** Called once by the app: what to do when the session has ended. */
export function whenSignedOut(action: () => void) {
  onSignedOut = action
}

async function send<T>(method: string, path: string, body: unknown, options: Options = {}): Promise<T> {
  const headers = new Headers({ Accept: 'application/json, application/problem+json' })
  if (method !== 'GET') {
    const token = cookie('XSRF-TOKEN')
    if (token) headers.set('X-XSRF-TOKEN', token)
  }
  if (options.ifMatch !== undefined) headers.set('If-Match', `"${options.ifMatch}"`)
  const text = body === undefined ? undefined : JSON.stringify(body)
  if (text !== undefined) headers.set('Content-Type', 'application/json')
  if (method === 'POST') headers.set('Idempotency-Key', options.keyOf?.(`${path} ${text}`) ?? randomKey())

  let response: Response
  try {
    response = await fetch(address(path, options.query), {
      method,
      headers,
      body: text,
      signal: options.signal,
      credentials: 'same-origin',
      keepalive: options.keepalive,
    })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ProblemError(0, {})
  }
  if (!response.ok) {
    const problem = await readProblem(response)
    problem.read = method === 'GET'
    if (response.status === 401 && path !== '/api/session') onSignedOut()
    throw problem
  }
  if (response.status === 204) return undefined as T
  const answer = await response.text()
  return (answer ? JSON.parse(answer) : undefined) as T
}

/** Speaks to the gateway: session cookie, CSRF header, Idempotency-Key, problems as {@link ProblemError}. */
export const api = {
  get: <T>(path: string, query?: Query, signal?: AbortSignal) => send<T>('GET', path, undefined, { query, signal }),
  post: <T>(path: string, body?: unknown, options?: Options) => send<T>('POST', path, body ?? {}, options),
  put: <T>(path: string, body: unknown, options?: Options) => send<T>('PUT', path, body, options),
  patch: <T>(path: string, body: unknown, options?: Options) => send<T>('PATCH', path, body, options),
  delete: <T = void>(path: string, options?: Options) => send<T>('DELETE', path, undefined, options),
}
