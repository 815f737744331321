import { useEffect, useRef, useSyncExternalStore } from 'react'
import { type Change, live } from './live'

/**
 * Calls `onChange` for everything that changes while the component is shown, and `onGap` after a lost connection,
 * when something may have been missed and what is shown should be read again.
 */
export function useLive(onChange: (change: Change) => void, onGap: () => void = () => undefined) {
  const latest = useRef({ onChange, onGap })
  useEffect(() => {
    latest.current = { onChange, onGap }
  })
  useEffect(
    () =>
      live.listen(
        (change) => latest.current.onChange(change),
        () => latest.current.onGap(),
      ),
    [],
  )
}

export function useLiveState() {
  return useSyncExternalStore(live.onState, live.getState)
}
