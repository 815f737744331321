import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'

export type Address = Record<string, string | undefined>

/**
 * What stands after the `?` of the page, as text, and a way to change a part of it.
 * A value of `undefined` or '' takes a name away. Changing filters replaces the entry of the history unless `push` is set.
 */
export function useAddress(): [Address, (change: Address, options?: { push?: boolean }) => void] {
  const search = useSearch({ strict: false })
  const navigate = useNavigate()
  const address = useMemo(() => asText(search), [search])
  const change = useCallback(
    (part: Address, options?: { push?: boolean }) => {
      const next = (before: Record<string, unknown>) => asText({ ...before, ...part })
      // every page has its own search; this helper serves all of them, so the router cannot know the type here
      void navigate({ to: '.', search: next as never, replace: !options?.push })
    },
    [navigate],
  )
  return [address, change]
}

/** The router reads `?q=380` as a number: for us everything in an address is text. */
function asText(search: Record<string, unknown>): Address {
  const text: Address = {}
  for (const [name, value] of Object.entries(search)) {
    if (value === undefined || value === null || value === '') continue
    text[name] = typeof value === 'string' ? value : JSON.stringify(value)
  }
  return text
}
