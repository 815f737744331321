import type { Receipt } from './api'

export interface ReadableRaw {
  method: string | undefined
  query: string | undefined
  headers: [string, string][]
  body: string
  /** The body could not be shown as text. */
  binary: boolean
}

/** A raw delivery as a person can read it: JSON is indented, what is no text stays base64. */
export function rawOf(receipt: Receipt): ReadableRaw {
  const raw = receipt.delivery
  return {
    method: raw?.method,
    query: raw?.query ?? undefined,
    headers: Object.entries(raw?.headers ?? {}).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
    body: raw?.bodyBase64 ?? indented(raw?.body ?? ''),
    binary: Boolean(raw?.bodyBase64),
  }
}

function indented(text: string): string {
  if (!/^\s*[[{]/.test(text)) return text
  try {
    // Numbers beyond 2^53 would be changed by reading them: then the text stays as it came.
    if (/\d{16,}/.test(text)) return text
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
