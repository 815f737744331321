import { Alert, Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toProblem } from '@/shared/api/problem'
import { useRole } from '@/shared/session/session'
import { ErrorState } from '@/shared/ui/ErrorState'
import { Panel } from '@/shared/ui/PageFrame'
import { changeCustomer, type Customer, customerQuery } from './api'

/** Name and notes. Somebody else's change is shown beside what was typed, and neither is lost. */
export function CustomerForm({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers')
  const analyst = useRole('analyst')
  const cache = useQueryClient()
  const [name, setName] = useState(customer.name ?? '')
  const [notes, setNotes] = useState(customer.notes ?? '')
  const changed = name !== (customer.name ?? '') || notes !== (customer.notes ?? '')
  const save = useMutation({
    mutationFn: () => changeCustomer(customer.id, { name: name.trim() || null, notes, version: customer.version }),
    onSuccess: (now) => {
      cache.setQueryData(customerQuery(customer.id).queryKey, (before) => ({ ...before, ...now }))
      void cache.invalidateQueries({ queryKey: ['customers'] })
      notifications.show({ message: t('card.saved') })
    },
    onError: (error) => {
      if (toProblem(error).conflict) void cache.invalidateQueries({ queryKey: ['customers', 'one', customer.id] })
    },
  })
  const conflict = save.isError && toProblem(save.error).conflict
  return (
    <Panel title={t('card.details')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <Stack gap="sm">
          <TextInput label={t('card.name')} value={name} disabled={analyst} onChange={(event) => setName(event.currentTarget.value)} />
          <Textarea
            label={t('card.notes')}
            placeholder={t('card.notesHint')}
            autosize
            minRows={3}
            maxRows={14}
            value={notes}
            disabled={analyst}
            onChange={(event) => setNotes(event.currentTarget.value)}
          />
          {conflict ? (
            <Alert color="yellow" title={t('card.conflict')} role="alert">
              {t('card.conflictText')}
              <Text size="sm" mt="xs" style={{ whiteSpace: 'pre-wrap' }}>
                {[customer.name, customer.notes].filter(Boolean).join('\n') || '–'}
              </Text>
            </Alert>
          ) : save.isError ? (
            <ErrorState error={save.error} />
          ) : null}
          {changed && (
            <Group gap="xs" justify="flex-end">
              <Button
                variant="default"
                size="xs"
                onClick={() => {
                  setName(customer.name ?? '')
                  setNotes(customer.notes ?? '')
                  save.reset()
                }}
              >
                {t('card.cancel')}
              </Button>
              <Button type="submit" size="xs" loading={save.isPending}>
                {t('card.save')}
              </Button>
            </Group>
          )}
        </Stack>
      </form>
    </Panel>
  )
}
