import { ActionIcon, Skeleton, Stack, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconPencil, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Field, FieldOf, FieldValues } from '@/shared/api/model'
import { fieldsOf } from '@/shared/api/reference'
import { useFormats } from '@/shared/format/useFormats'
import { useSession } from '@/shared/session/session'
import { ErrorState } from '@/shared/ui/ErrorState'
import { FieldInput } from './FieldInput'
import { draftOf, type FieldDraft, type FieldFault, isMoney, isNothing, readDraft } from './fieldValue'
import { FieldValue, plainValue } from './FieldValue'
import classes from './OwnFields.module.css'

interface Written {
  values: FieldValues
  /** Writes what changed, null to take it away; resolves to whether it was done. */
  onWrite: (change: FieldValues) => Promise<boolean>
}

interface Props extends Written {
  of: FieldOf
  /** What stands around them, where there is anything to show. */
  frame: (title: string, rows: ReactNode) => ReactNode
}

/** The fields that the workspace made itself; what was written before there was such a field stays readable below them. */
export function OwnFields({ of, frame, ...written }: Props) {
  const { t } = useTranslation('shared')
  const fields = useQuery(fieldsOf(of))
  const title = t('ownFields.title')
  if (fields.error) return frame(title, <ErrorState error={fields.error} onRetry={() => void fields.refetch()} />)
  if (!fields.data)
    return frame(
      title,
      <Stack gap={10} aria-hidden>
        <Skeleton height={12} width="80%" />
        <Skeleton height={12} width="65%" />
      </Stack>,
    )
  const active = fields.data.filter((field) => field.active)
  const old = Object.keys(written.values).filter((key) => !isNothing(written.values[key]) && !active.some((field) => field.key === key))
  if (active.length + old.length === 0) return null
  return frame(
    title,
    <dl className={classes.fields}>
      {active.map((field) => (
        <FieldRow key={field.key} field={field} {...written} />
      ))}
      {old.map((key) => (
        <OldRow key={key} name={key} field={fields.data.find((field) => field.key === key)} {...written} />
      ))}
    </dl>,
  )
}

/** A field that becomes an input where it stands. Enter and leaving save, Esc takes back; what is chosen is saved at once. */
function FieldRow({ field, values, onWrite }: Written & { field: Field }) {
  const { t } = useTranslation('shared')
  const { workspace } = useSession()
  const [draft, setDraft] = useState<FieldDraft | null>(null)
  const [fault, setFault] = useState<FieldFault | null>(null)
  // who edits by keyboard stays where they are
  const byKey = useRef(false)
  const value = values[field.key]
  const currency = isMoney(value) ? value.currency : workspace.currency
  const edit = () => setDraft(draftOf(field, value))
  const close = () => {
    setDraft(null)
    setFault(null)
  }
  const save = async (wanted: FieldDraft) => {
    const read = readDraft(field, wanted, currency)
    if ('fault' in read) return setFault(read.fault)
    const same = JSON.stringify(wanted) === JSON.stringify(draftOf(field, value))
    if (same || (await onWrite({ [field.key]: read.value }))) close()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      byKey.current = true
      close()
    }
    if (event.key === 'Enter' && !event.shiftKey && draft !== null && !field.options.length && field.type !== 'yesNo') {
      event.preventDefault()
      byKey.current = true
      void save(draft)
    }
  }
  const chosen = field.type === 'choice' || field.type === 'yesNo'
  const focusBack = (element: HTMLElement | null) => {
    if (element && byKey.current) {
      byKey.current = false
      element.focus()
    }
  }
  const pencil = <IconPencil size={13} aria-label={t('ownFields.change', { name: field.name })} className={classes.pencil} />
  return (
    <div className={classes.field}>
      <dt>{field.name}</dt>
      <dd>
        {draft !== null ? (
          <FieldInput
            quiet
            autoFocus
            size="xs"
            field={field}
            value={draft}
            currency={currency}
            error={fault ? t(`fieldFault.${fault}`) : undefined}
            onChange={(wanted) => {
              setDraft(wanted)
              setFault(null)
              if (chosen) {
                byKey.current = true
                void save(wanted)
              }
            }}
            onBlur={() => {
              byKey.current = false
              if (chosen) close()
              else void save(draft)
            }}
            onKeyDown={onKeyDown}
          />
        ) : field.type === 'link' && !isNothing(value) ? (
          <span className={classes.link}>
            <FieldValue field={field} value={value} />
            <UnstyledButton ref={focusBack} className={classes.value} onClick={edit}>
              {pencil}
            </UnstyledButton>
          </span>
        ) : (
          <UnstyledButton ref={focusBack} className={classes.value} onClick={edit}>
            {isNothing(value) ? <span className={classes.nothing}>{t('ownFields.fillIn')}</span> : <FieldValue field={field} value={value} />}
            {pencil}
          </UnstyledButton>
        )}
      </dd>
    </div>
  )
}

/** What stands in a field that is switched off, or that was never made: to be read, or taken away. */
function OldRow({ name, field, values, onWrite }: Written & { name: string; field: Field | undefined }) {
  const { t } = useTranslation('shared')
  const formats = useFormats()
  const value = values[name]
  const called = field?.name ?? name
  return (
    <div className={classes.field}>
      <dt>{called}</dt>
      <dd className={classes.link}>
        <span>{field ? <FieldValue field={field} value={value} /> : plainValue(value, formats)}</span>
        <ActionIcon size="sm" aria-label={t('ownFields.takeAway', { name: called })} onClick={() => void onWrite({ [name]: null })}>
          <IconX size={13} aria-hidden />
        </ActionIcon>
      </dd>
    </div>
  )
}
