import { ActionIcon, Badge, Button, Group, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconGripVertical, IconPencil } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type OrderStatus, useOrderStatuses } from '@/shared/orders/statuses'
import { useShowProblem } from '@/shared/ui/problemText'
import own from '../fields/Fields.module.css'
import { useSortable } from '../pipelines/useSortable'
import classes from '../Settings.module.css'
import { changeStatus } from './api'
import { StatusForm } from './StatusForm'

interface Props {
  status: OrderStatus
  at: number
  count: number
  mayWrite: boolean
  onMove: (from: number, to: number) => void
}

/** One status: dragged by its handle among those of its kind, or moved with the arrow keys on the handle, or with the two buttons. */
export function StatusRow({ status, at, count, mayWrite, onMove }: Props) {
  const { t } = useTranslation('settings')
  const { nameOf } = useOrderStatuses()
  const cache = useQueryClient()
  const showProblem = useShowProblem()
  const [editing, setEditing] = useState(false)
  const row = useRef<HTMLLIElement>(null)
  const handle = useRef<HTMLButtonElement>(null)
  const { dragging, over } = useSortable({ row, handle, at, enabled: mayWrite && !editing, onMove, kind: `status ${status.kind}` })
  const turn = useMutation({
    mutationFn: () => changeStatus(status, { active: !status.active }),
    onError: (error) => showProblem(error),
    onSettled: () => cache.invalidateQueries({ queryKey: ['orderStatuses'] }),
  })
  const name = nameOf(status.code)
  if (editing)
    return (
      <li className={classes.row}>
        <div className={classes.grow}>
          <StatusForm kind={status.kind} status={status} onDone={() => setEditing(false)} />
        </div>
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
      <span className={classes.dot} aria-hidden style={{ flex: 'none', margin: 0, background: status.color }} />
      <Group gap="xs" className={classes.grow}>
        <Text span fw={550} c={status.active ? undefined : 'dimmed'}>
          {name}
        </Text>
        {status.kind === 'open' && at === 0 && status.active && (
          <Badge variant="light" color="gray">
            {t('statuses.first')}
          </Badge>
        )}
        {!status.active && (
          <Badge variant="light" color="gray">
            {t('statuses.off')}
          </Badge>
        )}
      </Group>
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
          <Button size="xs" variant="subtle" color="gray" loading={turn.isPending} onClick={() => turn.mutate()}>
            {t(status.active ? 'fields.switchOff' : 'fields.switchOn')}
          </Button>
        </Group>
      )}
    </li>
  )
}
