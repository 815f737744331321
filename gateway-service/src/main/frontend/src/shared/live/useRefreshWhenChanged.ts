import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Change } from './live'
import { useLive } from './useLive'

/**
 * Reads what is shown again soon after something has changed: once for a burst of changes, but no later than `wait`
 * milliseconds after the first of them, however long the burst lasts. `about` says whether a change matters here.
 */
export function useRefreshWhenChanged(roots: string[], about: (change: Change) => boolean = () => true, wait = 1200) {
  const cache = useQueryClient()
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const refresh = () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      for (const root of roots) void cache.invalidateQueries({ queryKey: [root] })
    }, wait)
  }
  useLive((change) => {
    if (about(change)) refresh()
  }, refresh)
}
