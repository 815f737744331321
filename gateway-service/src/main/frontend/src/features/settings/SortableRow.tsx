import { ActionIcon, Button, Group } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconGripVertical, IconPencil } from '@tabler/icons-react'
import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShowProblem } from '@/shared/ui/problemText'
import own from './fields/Fields.module.css'
import { useSortable } from './pipelines/useSortable'
import classes from './Settings.module.css'

/** Where a row stands among those that it can change places with. */
export interface Place {
  at: number
  count: number
  mayWrite: boolean
  onMove: (from: number, to: number) => void
}

interface Props extends Place {
  /** What can change places with each other. */
  kind: string
  name: string
  active: boolean
  /** Switches it on or off; what stands under the key is read again then. */
  turn: { run: () => Promise<unknown>; queryKey: QueryKey }
  form: (onDone: () => void) => ReactNode
  children: ReactNode
}

/** One of a list that has an order: dragged by its handle, or moved with the arrow keys on the handle, or with the two buttons. */
export function SortableRow({ kind, name, active, turn, form, children, at, count, mayWrite, onMove }: Props) {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const showProblem = useShowProblem()
  const [editing, setEditing] = useState(false)
  const row = useRef<HTMLLIElement>(null)
  const handle = useRef<HTMLButtonElement>(null)
  const { dragging, over } = useSortable({ row, handle, at, enabled: mayWrite && !editing, onMove, kind })
  const turned = useMutation({
    mutationFn: turn.run,
    onError: (error) => showProblem(error),
    onSettled: () => cache.invalidateQueries({ queryKey: turn.queryKey }),
  })
  if (editing)
    return (
      <li className={classes.row}>
        <div className={classes.grow}>{form(() => setEditing(false))}</div>
      </li>
    )
  return (
    <li ref={row} className={`${classes.row} ${own.row}`} data-dragging={dragging || undefined} data-over={over ?? undefined}>
      {mayWrite && (
        <button
          ref={handle}
          type="button"
          className={classes.handle}
          aria-label={t('fields.drag', { name })}
          onKeyDown={(event) => {
            const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
            if (step === 0) return
            event.preventDefault()
            onMove(at, at + step)
          }}
        >
          <IconGripVertical size={16} aria-hidden />
        </button>
      )}
      {children}
      {mayWrite && (
        <Group gap={4} wrap="nowrap">
          <ActionIcon aria-label={t('fields.up', { name })} disabled={at === 0} onClick={() => onMove(at, at - 1)}>
            <IconArrowUp size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon aria-label={t('fields.down', { name })} disabled={at === count - 1} onClick={() => onMove(at, at + 1)}>
            <IconArrowDown size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon aria-label={t('fields.change', { name })} onClick={() => setEditing(true)}>
            <IconPencil size={16} aria-hidden />
          </ActionIcon>
          <Button size="xs" variant="subtle" color="gray" loading={turned.isPending} onClick={() => turned.mutate()}>
            {t(active ? 'fields.switchOff' : 'fields.switchOn')}
          </Button>
        </Group>
      )}
    </li>
  )
}
