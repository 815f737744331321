import { Group, TextInput, UnstyledButton } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import classes from './EditableText.module.css'

interface Props {
  label: string
  value: string
  placeholder: string
  className?: string
  /** False: it was refused, and what was written stays in the field. */
  onSave: (value: string) => Promise<boolean>
}

/** A heading that becomes a field when it is clicked. Enter and leaving save, Esc takes back. */
export function EditableText({ label, value, placeholder, className, onSave }: Props) {
  const [draft, setDraft] = useState<string | null>(null)
  const save = async () => {
    if (draft === null) return
    const text = draft.trim()
    if (!text || text === value || (await onSave(text))) setDraft(null)
  }
  if (draft === null)
    return (
      <h1 className={`${classes.heading} ${className}`}>
        <UnstyledButton className={classes.text} onClick={() => setDraft(value)} title={value}>
          <span>{value || placeholder}</span>
          <IconPencil size={14} aria-label={label} className={classes.pencil} />
        </UnstyledButton>
      </h1>
    )
  return (
    <Group className={className}>
      <TextInput
        className={classes.field}
        aria-label={label}
        value={draft}
        autoFocus
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={() => void save()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur()
          if (event.key === 'Escape') {
            event.stopPropagation()
            setDraft(null)
          }
        }}
      />
    </Group>
  )
}
