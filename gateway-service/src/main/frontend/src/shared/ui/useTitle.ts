import { useEffect } from 'react'

/** Names the browser's tab while the page is shown. */
export function useTitle(title: string | null | undefined) {
  useEffect(() => {
    if (!title) return
    const before = document.title
    document.title = `${title} · Potik`
    return () => {
      document.title = before
    }
  }, [title])
}
