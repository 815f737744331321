import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { isTyping } from '@/shared/ui/keys'

const PLACES = { b: '/board', d: '/my-day', c: '/customers', o: '/orders', r: '/reports', i: '/receipts', s: '/settings' } as const
const WITHIN = 1_000

/** `?` for the help, `/` for the search, `g` and then a letter for a place. Never while a person types. */
export function useGoKeys(onHelp: () => void) {
  const navigate = useNavigate()
  useEffect(() => {
    let wentAt = 0
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return
      const place = PLACES[event.key as keyof typeof PLACES]
      if (place && Date.now() - wentAt < WITHIN) {
        wentAt = 0
        event.preventDefault()
        void navigate({ to: place })
        return
      }
      wentAt = event.key === 'g' ? Date.now() : 0
      if (event.key === '?') {
        event.preventDefault()
        onHelp()
      }
      if (event.key === '/') {
        event.preventDefault()
        const search = document.querySelector<HTMLInputElement>('input[data-search]')
        if (search) search.focus()
        else void navigate({ to: '/board' })
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [navigate, onHelp])
}
