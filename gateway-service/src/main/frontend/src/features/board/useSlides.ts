import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react'

const DURATION = 320

interface Before {
  rect: DOMRect
  copy: HTMLElement
}

/**
 * Lets cards that somebody else moved slide from their old place to the new one: a copy flies over the board, because
 * columns cut off what leaves them. Call the returned function with the ids just before the board changes.
 */
export function useSlides(container: RefObject<HTMLElement | null>, board: unknown) {
  const waiting = useRef(new Map<string, Before>())

  const find = useCallback(
    (id: string) => container.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`) ?? null,
    [container],
  )

  const capture = useCallback(
    (ids: string[]) => {
      if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) return
      for (const id of ids) {
        const card = find(id)
        if (card) waiting.current.set(id, { rect: card.getBoundingClientRect(), copy: card.cloneNode(true) as HTMLElement })
      }
    },
    [find],
  )

  useLayoutEffect(() => {
    const moves = [...waiting.current]
    waiting.current.clear()
    if (moves.length === 0) return
    requestAnimationFrame(() => {
      for (const [id, { rect, copy }] of moves) {
        const card = find(id)
        const to = card?.getBoundingClientRect()
        // within a column the list itself slides
        if (!card || !to || Math.abs(to.left - rect.left) < 4) continue
        Object.assign(copy.style, {
          position: 'fixed',
          left: `${rect.left}px`,
          top: `${rect.top}px`,
          width: `${rect.width}px`,
          height: `${rect.height}px`,
          margin: '0',
          zIndex: '90', // over the columns, under an open card
          pointerEvents: 'none',
        })
        copy.setAttribute('aria-hidden', 'true')
        copy.inert = true
        document.body.append(copy)
        card.style.visibility = 'hidden'
        const flight = copy.animate(
          [{ transform: 'none' }, { transform: `translate(${to.left - rect.left}px, ${to.top - rect.top}px)` }],
          { duration: DURATION, easing: 'cubic-bezier(0.2, 0.8, 0.2, 1)' },
        )
        const land = () => {
          copy.remove()
          card.style.visibility = ''
        }
        flight.onfinish = land
        flight.oncancel = land
      }
    })
  }, [board, find])

  return capture
}
