import { ActionIcon, Button, Group, Switch, Text, TextInput } from '@mantine/core'
import { IconGripVertical, IconPlus, IconTrash } from '@tabler/icons-react'
import { useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useSortable } from '../pipelines/useSortable'
import classes from '../Settings.module.css'
import own from './Fields.module.css'
import { movedTo, type OptionDraft, type optionFault } from './options'

interface Props {
  options: OptionDraft[]
  fault: ReturnType<typeof optionFault>
  onChange: (options: OptionDraft[]) => void
}

/** What can be chosen, in its order. One that is saved is switched off, never deleted: leads may have it. */
export function OptionsEditor({ options, fault, onChange }: Props) {
  const { t } = useTranslation('settings')
  const id = useId()
  const made = useRef(0)
  const move = (from: number, to: number) => {
    if (to >= 0 && to < options.length) onChange(movedTo(options, from, to))
  }
  return (
    <div role="group" aria-labelledby={id}>
      <Text id={id} size="sm" fw={500}>
        {t('fields.options')}
      </Text>
      <ol className={classes.list}>
        {options.map((option, at) => (
          <OptionRow
            key={option.key}
            option={option}
            at={at}
            onMove={move}
            onChange={(change) => onChange(options.map((one) => (one.key === option.key ? { ...one, ...change } : one)))}
            onRemove={() => onChange(options.filter((one) => one.key !== option.key))}
          />
        ))}
      </ol>
      {fault && options.length > 0 && (
        <Text size="xs" c="var(--mantine-color-error)" role="status">
          {t(`fields.faults.${fault}`)}
        </Text>
      )}
      <Button
        size="xs"
        mt={4}
        variant="light"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => onChange([...options, { key: `new-${(made.current += 1)}`, id: null, name: '', active: true }])}
      >
        {t('fields.addOption')}
      </Button>
    </div>
  )
}

interface RowProps {
  option: OptionDraft
  at: number
  onMove: (from: number, to: number) => void
  onChange: (change: Partial<OptionDraft>) => void
  onRemove: () => void
}

function OptionRow({ option, at, onMove, onChange, onRemove }: RowProps) {
  const { t } = useTranslation('settings')
  const row = useRef<HTMLLIElement>(null)
  const handle = useRef<HTMLButtonElement>(null)
  const { dragging, over } = useSortable({ row, handle, at, enabled: true, onMove, kind: 'option' })
  const label = t('fields.optionName', { number: at + 1 })
  return (
    <li ref={row} className={`${own.row} ${own.option}`} data-dragging={dragging || undefined} data-over={over ?? undefined}>
      <button
        ref={handle}
        type="button"
        className={classes.handle}
        aria-label={t('fields.drag', { name: option.name || label })}
        onKeyDown={(event) => {
          const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
          if (step === 0) return
          event.preventDefault()
          onMove(at, at + step)
        }}
      >
        <IconGripVertical size={16} aria-hidden />
      </button>
      <TextInput
        className={classes.grow}
        aria-label={label}
        maxLength={100}
        // a new one is written at once
        autoFocus={option.id === null && option.name === ''}
        value={option.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <Group gap={4} wrap="nowrap" w={116} justify="flex-end">
        {option.id ? (
          <Switch
            size="xs"
            label={t('fields.inUse')}
            aria-label={t('fields.useOption', { name: option.name })}
            checked={option.active}
            onChange={(event) => onChange({ active: event.currentTarget.checked })}
          />
        ) : (
          <ActionIcon aria-label={t('fields.removeOption', { name: option.name || label })} onClick={onRemove}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        )}
      </Group>
    </li>
  )
}
