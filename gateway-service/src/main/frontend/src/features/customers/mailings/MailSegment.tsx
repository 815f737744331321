import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toProblem } from '@/shared/api/problem'
import { useKeyOf } from '@/shared/api/useKeyOf'
import { ErrorState } from '@/shared/ui/ErrorState'
import type { Segment } from '../segments/api'
import { askForMailing } from './api'

interface Props {
  segment: Segment
  onClose: () => void
  onAsked: (mailing: string) => void
}

/** Writes what everybody of a segment is to get; whom it reaches is seen next, before anything is sent. */
export function MailSegment({ segment, onClose, onAsked }: Props) {
  const { t } = useTranslation('customers')
  const [text, setText] = useState('')
  const keyOf = useKeyOf()
  const ask = useMutation({ mutationFn: () => askForMailing(segment.id, text.trim(), keyOf), onSuccess: ({ id }) => onAsked(id) })
  const problem = ask.isError ? toProblem(ask.error) : undefined
  const fault = problem?.errorOf('text')?.message
  return (
    <Modal opened onClose={onClose} title={t('mailings.writeTo', { name: segment.name })} centered closeButtonProps={{ 'aria-label': t('shared:close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim()) ask.mutate()
        }}
      >
        <Stack gap="sm">
          <Textarea
            label={t('mailings.text')}
            autosize
            minRows={4}
            maxRows={12}
            maxLength={4096}
            data-autofocus
            value={text}
            error={fault}
            onChange={(event) => {
              setText(event.currentTarget.value)
              ask.reset()
            }}
          />
          <Text size="xs" c="dimmed">
            {t('mailings.hint')}
          </Text>
          {problem && !fault && <ErrorState error={problem} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('shared:cancel')}
            </Button>
            <Button type="submit" loading={ask.isPending} disabled={!text.trim()}>
              {t('mailings.prepare')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
