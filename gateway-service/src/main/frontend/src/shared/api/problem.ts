import { inOurLanguage } from '@/shared/refusals/refusals'

/** One field of what was sent that made no sense. `code` is set where the app acts on it (for example `convert`). */
export interface FieldError {
  field: string
  message: string
  code?: string
}

/** The body of `application/problem+json` (RFC 9457) as Potik's services write it. */
export interface Problem {
  type?: string
  title?: string
  status?: number
  detail?: string
  errors?: FieldError[]
  /** On 409: the thing as it is now. */
  current?: unknown
  [extension: string]: unknown
}

/**
 * Everything that can go wrong with a request, in one type.
 * `status` is 0 when no answer came at all (no network, gateway gone).
 */
export class ProblemError extends Error {
  readonly status: number
  /** Last part of the problem's type, e.g. `version-conflict`; `offline` without an answer. */
  readonly slug: string
  readonly title: string | undefined
  readonly detail: string | undefined
  readonly errors: FieldError[]
  readonly problem: Problem
  /** Seconds to wait, from `Retry-After`. */
  readonly retryAfter: number | undefined
  /** Set by the client: something was only read, so nothing can be half done. */
  read = false

  constructor(status: number, problem: Problem, retryAfter?: number) {
    super(problem.title ?? `HTTP ${status}`)
    this.name = 'ProblemError'
    this.status = status
    this.problem = problem
    this.title = problem.title
    this.detail = problem.detail
    this.errors = Array.isArray(problem.errors) ? problem.errors : []
    this.slug = problem.type?.split('/').pop() ?? (status === 0 ? 'offline' : 'unknown')
    this.retryAfter = retryAfter
  }

  get offline() {
    return this.status === 0
  }

  /** The service behind the address is down; what was on the screen is still true. */
  get unavailable() {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504
  }

  get conflict() {
    return this.status === 409
  }

  get forbidden() {
    return this.status === 403
  }

  get notFound() {
    return this.status === 404
  }

  errorOf(field: string) {
    return this.errors.find((error) => error.field === field)
  }

  /** For forms: `{ field: message }`, the first message of each field. */
  byField(): Record<string, string> {
    const fields: Record<string, string> = {}
    for (const error of this.errors) fields[error.field] ??= error.message
    return fields
  }
}

export function isProblem(error: unknown): error is ProblemError {
  return error instanceof ProblemError
}

/** Turns whatever was thrown into a ProblemError, so that a screen has one thing to show. */
export function toProblem(error: unknown): ProblemError {
  if (isProblem(error)) return error
  return new ProblemError(0, { title: undefined, detail: error instanceof Error ? error.message : undefined })
}

export async function readProblem(response: Response): Promise<ProblemError> {
  const retryAfter = Number(response.headers.get('Retry-After'))
  let problem: Problem = {}
  if (response.headers.get('Content-Type')?.includes('json')) {
    try {
      problem = (await response.json()) as Problem
    } catch {
      // a proxy that promised JSON and sent something else: the status alone has to do
      problem = {}
    }
  }
  return new ProblemError(response.status, await inOurLanguage(problem), Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : undefined)
}
