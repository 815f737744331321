import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { IconKey, IconPlayerPause, IconPlayerPlay, IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Confirm } from '@/shared/ui/Confirm'
import { ErrorState } from '@/shared/ui/ErrorState'
import { Panel } from '@/shared/ui/PageFrame'
import { useShowProblem } from '@/shared/ui/problemText'
import { changeConnection, type Connection, connectionQuery, deleteConnection, type Provider } from './api'
import { secretsOf, type Typed } from './form'
import { FieldInput } from './FieldInput'

/** Rename, replace secrets, switch off, delete; each says what it will do. */
export function Manage({ connection, provider }: { connection: Connection; provider: Provider | undefined }) {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const navigate = useNavigate()
  const showProblem = useShowProblem()
  const [name, setName] = useState(connection.name)
  const [rotating, rotate] = useDisclosure(false)
  const [stopping, stop] = useDisclosure(false)
  const [deleting, askDelete] = useDisclosure(false)
  const off = connection.state === 'off'
  const keep = async (now: Connection) => {
    cache.setQueryData(connectionQuery(connection.id).queryKey, now)
    await cache.invalidateQueries({ queryKey: ['connections'] })
  }
  const change = useMutation({
    mutationFn: (what: { name?: string; state?: 'off' | 'waiting' }) => changeConnection(connection.id, { ...what, version: connection.version }),
    onSuccess: async (now) => {
      stop.close()
      await keep(now)
      notifications.show({ message: t('saved') })
    },
    onError: (error) => showProblem(error),
  })
  const remove = useMutation({
    mutationFn: () => deleteConnection(connection.id),
    onSuccess: async () => {
      notifications.show({ message: t('connections.manage.deleted') })
      await navigate({ to: '/settings/connections' })
      cache.removeQueries({ queryKey: connectionQuery(connection.id).queryKey })
      await cache.invalidateQueries({ queryKey: ['connections'] })
    },
  })
  return (
    <Panel title={t('connections.manage.title')}>
      <Stack gap="md">
        <form
          onSubmit={(event) => {
            event.preventDefault()
            change.mutate({ name: name.trim() })
          }}
        >
          <Group align="flex-end" gap="xs" wrap="nowrap">
            <TextInput
              label={t('connections.manage.rename')}
              value={name}
              style={{ flex: 1 }}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Button type="submit" variant="default" disabled={!name.trim() || name.trim() === connection.name}>
              {t('save')}
            </Button>
          </Group>
        </form>
        <Group gap="xs">
          {provider && provider.secrets.length > 0 && (
            <Button size="xs" variant="default" leftSection={<IconKey size={14} aria-hidden />} onClick={rotate.open}>
              {t('connections.manage.rotate')}
            </Button>
          )}
          <Button
            size="xs"
            variant="default"
            leftSection={off ? <IconPlayerPlay size={14} aria-hidden /> : <IconPlayerPause size={14} aria-hidden />}
            onClick={() => (off ? change.mutate({ state: 'waiting' }) : stop.open())}
          >
            {off ? t('connections.manage.on') : t('connections.manage.off')}
          </Button>
          <Button size="xs" variant="subtle" color="red" leftSection={<IconTrash size={14} aria-hidden />} onClick={askDelete.open}>
            {t('delete')}
          </Button>
        </Group>
      </Stack>
      {provider && <Rotate connection={connection} provider={provider} opened={rotating} onClose={rotate.close} onDone={keep} />}
      <Confirm
        opened={stopping}
        title={t('connections.manage.offTitle', { name: connection.name })}
        confirm={t('connections.manage.offConfirm')}
        leave={t('connections.manage.keep')}
        busy={change.isPending}
        onConfirm={() => change.mutate({ state: 'off' })}
        onClose={stop.close}
      >
        {t('connections.manage.offText')}
      </Confirm>
      <Confirm
        opened={deleting}
        title={t('connections.manage.deleteTitle', { name: connection.name })}
        confirm={t('connections.manage.deleteConfirm')}
        leave={t('connections.manage.keep')}
        danger
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate()}
        onClose={askDelete.close}
      >
        {t('connections.manage.deleteText')}
      </Confirm>
    </Panel>
  )
}

interface RotateProps {
  connection: Connection
  provider: Provider
  opened: boolean
  onClose: () => void
  onDone: (now: Connection) => Promise<void>
}

function Rotate({ connection, provider, opened, onClose, onDone }: RotateProps) {
  const { t } = useTranslation('settings')
  const [typed, setTyped] = useState<Typed>({})
  const secrets = secretsOf(provider.secrets, typed)
  const save = useMutation({
    mutationFn: () => changeConnection(connection.id, { secrets, version: connection.version }),
    onSuccess: async (now) => {
      setTyped({})
      onClose()
      await onDone(now)
      notifications.show({ message: t('connections.manage.rotated') })
    },
  })
  return (
    <Modal opened={opened} onClose={onClose} title={t('connections.manage.rotate')} closeButtonProps={{ 'aria-label': t('cancel') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <Stack>
          <Text size="sm" c="dimmed">
            {t('connections.manage.rotateText')}
          </Text>
          {provider.secrets.map((field) => (
            <FieldInput
              key={field.name}
              field={{ ...field, kind: 'secret', required: true }}
              value={typed[field.name] ?? ''}
              onChange={(value) => setTyped((all) => ({ ...all, [field.name]: value }))}
            />
          ))}
          {save.isError && <ErrorState error={save.error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" disabled={Object.keys(secrets).length === 0} loading={save.isPending}>
              {t('connections.manage.rotateSave')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
