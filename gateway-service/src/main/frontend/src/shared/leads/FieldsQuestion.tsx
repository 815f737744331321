import { Button, Group, Skeleton, Stack, Text, TextInput } from '@mantine/core'
import { useFocusTrap } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { type SyntheticEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Field, Finding } from '@/shared/api/model'
import { fieldsQuery } from '@/shared/api/reference'
import { FieldInput } from '@/shared/fields/FieldInput'
import { draftOf, type FieldDraft, readDraft } from '@/shared/fields/fieldValue'
import { decimalText, parseDecimal } from '@/shared/format/money'
import { sessionQuery } from '@/shared/session/session'
import { ErrorState } from '@/shared/ui/ErrorState'
import { isQuestion, isUnknown, UNKNOWN } from './finding'
import { FindingInput } from './FindingInput'

interface Props {
  /** What is asked for: the card's own fields by their names, the workspace's by their keys. */
  fields: string[]
  /** What is wrong with what was given before. */
  faults?: Record<string, string>
  stageName: string
  busy?: boolean
  onAnswer: (answer: { fields: Record<string, unknown> }) => void
  onCancel: () => void
}

type Draft = { finding: Finding } | { written: FieldDraft }

/** Asks for what a stage requires, each by its type. */
export function FieldsQuestion({ fields, faults = {}, stageName, busy, onAnswer, onCancel }: Props) {
  const { t } = useTranslation('shared')
  const trap = useFocusTrap()
  const currency = useQuery({ ...sessionQuery, enabled: false }).data?.workspace.currency ?? ''
  const made = useQuery({ ...fieldsQuery, enabled: !fields.every(isOwn) })
  const [drafts, setDrafts] = useState<Record<string, Draft>>({})
  const [tried, setTried] = useState(false)
  if (made.error) return <ErrorState error={made.error} onRetry={() => void made.refetch()} />
  if (made.isLoading) return <Skeleton height={160} aria-hidden />
  const fieldOf = (name: string) => made.data?.find((field) => field.key === name)
  const read = (name: string) => valueOf(name, fieldOf(name), drafts[name], currency)
  const given = fields.map((name) => ({ name, ...read(name) }))
  const complete = given.every(({ value }) => value !== null)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    setTried(true)
    // with what was given before and refused together with it
    if (complete) onAnswer({ fields: Object.fromEntries([...new Set([...Object.keys(drafts), ...fields])].map((name) => [name, read(name).value])) })
  }
  const set = (name: string) => (draft: Draft) => setDrafts((before) => ({ ...before, [name]: draft }))
  return (
    <form ref={trap} onSubmit={submit} aria-label={t('question.needs', { stage: stageName })}>
      <Stack gap="sm">
        <Text fw={600}>{t('question.needs', { stage: stageName })}</Text>
        {given.map(({ name, fault }, index) => {
          const draft = drafts[name]
          const error = (tried && fault && t(`fieldFault.${fault}`)) || faults[name]
          return (
            <Asked
              key={name}
              name={name}
              field={fieldOf(name)}
              draft={draft}
              currency={currency}
              error={error}
              autoFocus={index === 0}
              onChange={set(name)}
            />
          )
        })}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {t('question.putBack')}
          </Button>
          <Button type="submit" disabled={given.some(({ value, fault }) => value === null && !fault)} loading={busy}>
            {t('question.move')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

interface AskedProps {
  name: string
  field: Field | undefined
  draft: Draft | undefined
  currency: string
  error: string | undefined
  autoFocus: boolean
  onChange: (draft: Draft) => void
}

function Asked({ name, field, draft, currency, error, autoFocus, onChange }: AskedProps) {
  const { t } = useTranslation('shared')
  const written = draft && 'written' in draft ? draft.written : ''
  if (isQuestion(name))
    return (
      <FindingInput
        question={name}
        value={draft && 'finding' in draft ? draft.finding : UNKNOWN}
        error={error}
        autoFocus={autoFocus}
        onChange={(finding) => onChange({ finding })}
      />
    )
  if (field && !isOwn(name))
    return (
      <FieldInput
        field={field}
        value={draft ? written : draftOf(field, null)}
        currency={currency}
        error={error}
        autoFocus={autoFocus}
        onChange={(value) => onChange({ written: value })}
      />
    )
  return (
    <TextInput
      label={isOwn(name) ? t(`field.${name}`) : name}
      value={typeof written === 'string' ? written : ''}
      error={error}
      autoFocus={autoFocus}
      data-autofocus={autoFocus || undefined}
      inputMode={name === 'amount' ? 'decimal' : undefined}
      onChange={(event) => onChange({ written: event.currentTarget.value })}
    />
  )
}

/** What a draft says; null while there is nothing in it, or what is in it makes no sense. */
function valueOf(name: string, field: Field | undefined, draft: Draft | undefined, currency: string): { value: unknown; fault?: string } {
  if (!draft) return { value: null }
  if ('finding' in draft) return { value: isUnknown(draft.finding) ? null : draft.finding }
  if (field && !isOwn(name)) {
    const read = readDraft(field, draft.written, currency)
    return 'fault' in read ? { value: null, fault: read.fault } : read
  }
  const text = String(draft.written).trim()
  if (name !== 'amount') return { value: text || null }
  const units = parseDecimal(text)
  if (units !== null) return { value: decimalText(units) }
  return text ? { value: null, fault: 'money' } : { value: null }
}

/** What every card has. */
const isOwn = (name: string) => ['amount', 'company', 'title'].includes(name) || isQuestion(name)
