import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type RefObject, useEffect, useRef, useState } from 'react'

interface Options {
  row: RefObject<HTMLElement | null>
  handle: RefObject<HTMLElement | null>
  at: number
  enabled: boolean
  onMove: (from: number, to: number) => void
  /** What is dragged: a row lands only among its own kind. */
  kind?: string
}

/** Makes a row of a short list draggable by its handle; says on which side of the row the dragged one would land. */
export function useSortable({ row, handle, at, enabled, onMove, kind = 'stage' }: Options): { dragging: boolean; over: 'before' | 'after' | null } {
  const [dragging, setDragging] = useState(false)
  const [over, setOver] = useState<'before' | 'after' | null>(null)
  const move = useRef(onMove)
  useEffect(() => {
    move.current = onMove
  })
  useEffect(() => {
    const element = row.current
    const dragHandle = handle.current
    if (!element || !dragHandle || !enabled) return
    const sideOf = (clientY: number): 'before' | 'after' => {
      const box = element.getBoundingClientRect()
      return clientY < box.top + box.height / 2 ? 'before' : 'after'
    }
    return combine(
      draggable({
        element,
        dragHandle,
        getInitialData: () => ({ kind, at }),
        onDragStart: () => setDragging(true),
        onDrop: () => setDragging(false),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data.kind === kind && source.data.at !== at,
        onDrag: ({ location }) => setOver(sideOf(location.current.input.clientY)),
        onDragLeave: () => setOver(null),
        onDrop: ({ source, location }) => {
          setOver(null)
          const from = source.data.at as number
          move.current(from, landing(from, at, sideOf(location.current.input.clientY)))
        },
      }),
    )
  }, [row, handle, at, enabled, kind])
  return { dragging, over }
}

/** Where a row that is taken out first comes to stand when it is let go before or after another. */
export function landing(from: number, target: number, side: 'before' | 'after'): number {
  const gap = side === 'before' ? target : target + 1
  return from < gap ? gap - 1 : gap
}
