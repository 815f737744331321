import { ActionIcon, Badge, Button, Code, Group, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import {
  IconAbc,
  IconArrowDown,
  IconArrowUp,
  IconCalendar,
  IconCash,
  IconCircleDot,
  IconGripVertical,
  IconLink,
  IconListCheck,
  IconNumbers,
  IconPencil,
  IconToggleLeft,
  type TablerIcon,
} from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Field, FieldType } from '@/shared/api/model'
import { useFormats } from '@/shared/format/useFormats'
import { useShowProblem } from '@/shared/ui/problemText'
import { useSortable } from '../pipelines/useSortable'
import classes from '../Settings.module.css'
import { changeField } from './api'
import own from './Fields.module.css'
import { FieldForm } from './FieldForm'

const ICONS: Record<FieldType, TablerIcon> = {
  text: IconAbc,
  number: IconNumbers,
  money: IconCash,
  date: IconCalendar,
  choice: IconCircleDot,
  several: IconListCheck,
  yesNo: IconToggleLeft,
  link: IconLink,
}

interface Props {
  field: Field
  at: number
  count: number
  mayWrite: boolean
  onMove: (from: number, to: number) => void
}

/** One field: dragged by its handle, or moved with the arrow keys on the handle, or with the two buttons. */
export function FieldRow({ field, at, count, mayWrite, onMove }: Props) {
  const { t } = useTranslation('settings')
  const { list } = useFormats()
  const cache = useQueryClient()
  const showProblem = useShowProblem()
  const [editing, setEditing] = useState(false)
  const row = useRef<HTMLLIElement>(null)
  const handle = useRef<HTMLButtonElement>(null)
  const { dragging, over } = useSortable({ row, handle, at, enabled: mayWrite && !editing, onMove, kind: 'field' })
  const turn = useMutation({
    mutationFn: () => changeField(field, { active: !field.active }),
    onError: (error) => showProblem(error),
    onSettled: () => cache.invalidateQueries({ queryKey: ['fields'] }),
  })
  const Icon = ICONS[field.type]
  const options = field.options.filter((option) => option.active).map((option) => option.name)
  if (editing)
    return (
      <li className={classes.row}>
        <div className={classes.grow}>
          <FieldForm of={field.of} field={field} onDone={() => setEditing(false)} />
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
          aria-label={t('fields.drag', { name: field.name })}
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
      <div className={classes.grow}>
        <Group gap="xs">
          <Text span fw={550} c={field.active ? undefined : 'dimmed'}>
            {field.name}
          </Text>
          <Badge variant="light" color="gray" leftSection={<Icon size={12} aria-hidden />}>
            {t(`fields.types.${field.type}`)}
          </Badge>
          {!field.active && (
            <Badge variant="light" color="gray">
              {t('fields.off')}
            </Badge>
          )}
        </Group>
        <Text size="sm" c="dimmed" lineClamp={2}>
          <Code>{field.key}</Code>
          {options.length > 0 && ` ${list(options)}`}
        </Text>
      </div>
      {mayWrite && (
        <Group gap={4} wrap="nowrap">
          <ActionIcon aria-label={t('fields.up', { name: field.name })} disabled={at === 0} onClick={() => onMove(at, at - 1)}>
            <IconArrowUp size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon aria-label={t('fields.down', { name: field.name })} disabled={at === count - 1} onClick={() => onMove(at, at + 1)}>
            <IconArrowDown size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon aria-label={t('fields.change', { name: field.name })} onClick={() => setEditing(true)}>
            <IconPencil size={16} aria-hidden />
          </ActionIcon>
          <Button size="xs" variant="subtle" color="gray" loading={turn.isPending} onClick={() => turn.mutate()}>
            {t(field.active ? 'fields.switchOff' : 'fields.switchOn')}
          </Button>
        </Group>
      )}
    </li>
  )
}
