import { ActionIcon, Skeleton, Stack, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconPencil, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Field } from '@/shared/api/model'
import { fieldsQuery } from '@/shared/api/reference'
import { FieldInput } from '@/shared/fields/FieldInput'
import { draftOf, type FieldDraft, type FieldFault, isMoney, isNothing, readDraft } from '@/shared/fields/fieldValue'
import { FieldValue, plainValue } from '@/shared/fields/FieldValue'
import { useFormats } from '@/shared/format/useFormats'
import { useSession } from '@/shared/session/session'
import { ErrorState } from '@/shared/ui/ErrorState'
import { patchLead } from './api/patchLead'
import { Fact } from './Fact'
import classes from './LeadFields.module.css'
import type { Lead } from './model'
import { useLeadChange } from './useLead'

/** The fields that the workspace made itself; what was written before there was such a field stays readable below them. */
export function LeadFields({ lead }: { lead: Lead }) {
  const { t } = useTranslation('lead')
  const fields = useQuery(fieldsQuery)
  if (fields.error)
    return (
      <Fact title={t('fields')}>
        <ErrorState error={fields.error} onRetry={() => void fields.refetch()} />
      </Fact>
    )
  if (!fields.data)
    return (
      <Fact title={t('fields')}>
        <Stack gap={10} aria-hidden>
          <Skeleton height={12} width="80%" />
          <Skeleton height={12} width="65%" />
        </Stack>
      </Fact>
    )
  const active = fields.data.filter((field) => field.active)
  const old = Object.keys(lead.fields).filter((key) => !isNothing(lead.fields[key]) && !active.some((field) => field.key === key))
  if (active.length + old.length === 0) return null
  return (
    <Fact title={t('fields')}>
      <dl className={classes.fields}>
        {active.map((field) => (
          <FieldRow key={field.key} field={field} lead={lead} />
        ))}
        {old.map((key) => (
          <OldRow key={key} name={key} field={fields.data.find((field) => field.key === key)} lead={lead} />
        ))}
      </dl>
    </Fact>
  )
}

/** A field that becomes an input where it stands. Enter and leaving save, Esc takes back; what is chosen is saved at once. */
function FieldRow({ field, lead }: { field: Field; lead: Lead }) {
  const { t } = useTranslation('lead')
  const { workspace } = useSession()
  const change = useLeadChange(lead)
  const [draft, setDraft] = useState<FieldDraft | null>(null)
  const [fault, setFault] = useState<FieldFault | null>(null)
  // who edits by keyboard stays where they are
  const byKey = useRef(false)
  const value = lead.fields[field.key]
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
    const guess = { fields: { ...lead.fields, [field.key]: read.value } }
    if (same || (await change(() => patchLead(lead.id, lead.version, { fields: { [field.key]: read.value } }), guess))) close()
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
  const pencil = <IconPencil size={13} aria-label={t('changeField', { name: field.name })} className={classes.pencil} />
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
            error={fault ? t(`shared:fieldFault.${fault}`) : undefined}
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
            {isNothing(value) ? <span className={classes.nothing}>{t('fillIn')}</span> : <FieldValue field={field} value={value} />}
            {pencil}
          </UnstyledButton>
        )}
      </dd>
    </div>
  )
}

/** What stands in a field that is switched off, or that was never made: to be read, or taken away. */
function OldRow({ name, field, lead }: { name: string; field: Field | undefined; lead: Lead }) {
  const { t } = useTranslation('lead')
  const formats = useFormats()
  const change = useLeadChange(lead)
  const value = lead.fields[name]
  const called = field?.name ?? name
  return (
    <div className={classes.field}>
      <dt>{called}</dt>
      <dd className={classes.link}>
        <span>{field ? <FieldValue field={field} value={value} /> : plainValue(value, formats)}</span>
        <ActionIcon
          size="sm"
          aria-label={t('takeFieldAway', { name: called })}
          onClick={() => void change(() => patchLead(lead.id, lead.version, { fields: { [name]: null } }), { fields: { ...lead.fields, [name]: null } })}
        >
          <IconX size={13} aria-hidden />
        </ActionIcon>
      </dd>
    </div>
  )
}
