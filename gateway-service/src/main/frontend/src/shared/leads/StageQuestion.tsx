import { Button, Group, Select, Stack, Text, Textarea } from '@mantine/core'
import { useFocusTrap } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { type SyntheticEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { reasonsQuery } from '@/shared/api/reference'
import { ErrorState } from '@/shared/ui/ErrorState'
import { FieldsQuestion } from './FieldsQuestion'
import type { Asks } from './stageAsks'

export interface Answer {
  reasonId?: string
  note?: string
  fields?: Record<string, unknown>
}

interface Props {
  asks: Extract<Asks, { kind: 'reason' | 'fields' }>
  stageName: string
  /** A first lead is kept as a prospect, a repeat lead declined: said before it is done. */
  first: boolean
  busy?: boolean
  onAnswer: (answer: Answer) => void
  onCancel: () => void
}

/** Asks in place for what a stage needs: the reason of a rejection, or the fields that it requires. */
export function StageQuestion({ asks, stageName, first, busy, onAnswer, onCancel }: Props) {
  return asks.kind === 'reason' ? (
    <ReasonQuestion first={first} busy={busy} stageName={stageName} onAnswer={onAnswer} onCancel={onCancel} />
  ) : (
    <FieldsQuestion fields={asks.fields} faults={asks.faults} busy={busy} stageName={stageName} onAnswer={onAnswer} onCancel={onCancel} />
  )
}

function ReasonQuestion({ first, busy, stageName, onAnswer, onCancel }: Omit<Props, 'asks'>) {
  const { t } = useTranslation('shared')
  const trap = useFocusTrap()
  const reasons = useQuery(reasonsQuery)
  const [reasonId, setReasonId] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const chosen = reasons.data?.find((reason) => reason.id === reasonId)
  const noteMissing = chosen?.noteRequired === true && !note.trim()
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (reasonId && !noteMissing) onAnswer({ reasonId, note: note.trim() || undefined })
  }
  if (reasons.error) return <ErrorState error={reasons.error} onRetry={() => void reasons.refetch()} />
  return (
    <form ref={trap} onSubmit={submit} aria-label={t('question.whyRejected', { stage: stageName })}>
      <Stack gap="sm">
        <Text fw={600}>{t('question.whyRejected', { stage: stageName })}</Text>
        <Select
          label={t('question.reason')}
          placeholder={t('question.chooseReason')}
          data={(reasons.data ?? []).filter((reason) => reason.active).map((reason) => ({ value: reason.id, label: reason.name }))}
          value={reasonId}
          onChange={setReasonId}
          data-autofocus
          autoFocus
          comboboxProps={{ withinPortal: false }}
          nothingFoundMessage={t('question.noReasons')}
        />
        <Textarea
          label={chosen?.noteRequired ? t('question.noteRequired') : t('question.note')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          autosize
          minRows={2}
          maxRows={5}
          required={chosen?.noteRequired}
        />
        <Text size="xs" c="dimmed">
          {t(first ? 'question.kept' : 'question.declined')}
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {t('question.putBack')}
          </Button>
          <Button type="submit" color="red" disabled={!reasonId || noteMissing} loading={busy}>
            {t('question.reject')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
