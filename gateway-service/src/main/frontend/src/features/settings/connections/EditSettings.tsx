import { Button, Group, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toProblem } from '@/shared/api/problem'
import { ErrorState } from '@/shared/ui/ErrorState'
import { Panel } from '@/shared/ui/PageFrame'
import { changeConnection, type Connection, connectionQuery, type Provider } from './api'
import { FieldInput } from './FieldInput'
import { changedSettings, missing, typedOf } from './form'

/** The settings that were asked for when the channel was connected, to be changed later. */
export function EditSettings({ connection, provider }: { connection: Connection; provider: Provider }) {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const stored = typedOf(provider.settings, connection.settings)
  const [typed, setTyped] = useState(stored)
  const [tried, setTried] = useState(false)
  const lacking = missing(provider.settings, typed)
  const save = useMutation({
    mutationFn: () => changeConnection(connection.id, { settings: changedSettings(provider.settings, typed), version: connection.version }),
    onSuccess: async (now) => {
      cache.setQueryData(connectionQuery(connection.id).queryKey, now)
      setTyped(typedOf(provider.settings, now.settings))
      notifications.show({ message: t('saved') })
      await cache.invalidateQueries({ queryKey: ['connections'] })
    },
  })
  const refused = save.isError ? toProblem(save.error).byField() : {}
  const changed = provider.settings.some(({ name }) => typed[name] !== stored[name])
  return (
    <Panel title={t('connections.form.settings')}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (lacking.length === 0) save.mutate()
        }}
      >
        <Stack gap="sm">
          {provider.settings.map((field) => (
            <FieldInput
              key={field.name}
              field={field}
              value={typed[field.name] ?? ''}
              error={(tried && lacking.includes(field.name) ? t('connections.form.required') : undefined) ?? refused[`settings.${field.name}`] ?? refused[field.name]}
              onChange={(value) => setTyped((all) => ({ ...all, [field.name]: value }))}
            />
          ))}
          {save.isError && <ErrorState error={save.error} />}
          <Group justify="flex-end">
            <Button type="submit" size="xs" variant="default" disabled={!changed} loading={save.isPending}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  )
}
