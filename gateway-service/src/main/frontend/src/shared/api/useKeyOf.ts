import { useCallback, useRef } from 'react'
import { type KeyOf, randomKey } from './client'

/**
 * Idempotency keys of a form: however often the same is sent, also after an answer was lost, it is done once; as soon as
 * anything of it was changed it is something else, and has another key.
 */
export function useKeyOf(): KeyOf {
  const last = useRef<{ sent: string; key: string }>(undefined)
  return useCallback((sent) => {
    if (last.current?.sent !== sent) last.current = { sent, key: randomKey() }
    return last.current.key
  }, [])
}
