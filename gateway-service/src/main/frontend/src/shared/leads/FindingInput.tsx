import { SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Finding, Question } from '@/shared/api/model'

interface Props {
  question: Question
  value: Finding
  /** Only for a screen reader, where the question stands beside it anyway. */
  quiet?: boolean
  error?: string
  autoFocus?: boolean
  onChange: (value: Finding) => void
}

/** One of the four questions: yes, no or not known, and a few words. */
export function FindingInput({ question, value, quiet, error, autoFocus, onChange }: Props) {
  const { t } = useTranslation('shared')
  const id = useId()
  const name = t(`field.${question}`)
  return (
    <Stack gap={4} role="group" aria-labelledby={id}>
      <Text id={id} size="sm" fw={500} className={quiet ? 'visually-hidden' : undefined}>
        {name}
      </Text>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={name}
        value={value.answer}
        onChange={(answer) => onChange({ ...value, answer })}
        data={(['yes', 'unknown', 'no'] as const).map((answer) => ({ value: answer, label: t(`answer.${answer}`) }))}
      />
      <TextInput
        size="xs"
        aria-label={t('answer.about', { question: name })}
        placeholder={t('answer.words')}
        maxLength={500}
        error={error}
        autoFocus={autoFocus}
        data-autofocus={autoFocus || undefined}
        value={value.text ?? ''}
        onChange={(event) => onChange({ ...value, text: event.currentTarget.value || null })}
      />
    </Stack>
  )
}
