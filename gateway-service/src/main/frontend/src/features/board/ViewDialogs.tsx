import { ActionIcon, Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { IconCheck, IconDeviceFloppy, IconTrash, IconUsers } from '@tabler/icons-react'
import { type SyntheticEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toProblem } from '@/shared/api/problem'
import { useRole } from '@/shared/session/session'
import { ErrorState } from '@/shared/ui/ErrorState'
import { changeView, keepView, removeView, type SavedView, viewsQuery } from './api/views'
import { showOf, type Shown } from './views'

/** Keeps what the board shows now under a name. */
export function SaveViewDialog({ shown, onClose }: { shown: Shown; onClose: () => void }) {
  const { t } = useTranslation('board')
  const cache = useQueryClient()
  const mayShare = useRole('owner', 'teamLead')
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const save = useMutation({
    mutationFn: () => keepView({ name: name.trim(), shared, show: showOf(shown) }),
    onSuccess: async () => {
      await cache.invalidateQueries(viewsQuery)
      onClose()
    },
  })
  const fault = save.error ? toProblem(save.error).errorOf('name')?.message : undefined
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (name.trim()) save.mutate()
  }
  return (
    <Modal opened onClose={onClose} title={t('views.save')} centered closeButtonProps={{ 'aria-label': t('shared:close') }}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput label={t('views.name')} description={t('views.nameHint')} data-autofocus maxLength={100} value={name} error={fault} onChange={(event) => setName(event.currentTarget.value)} />
          {mayShare && <Checkbox label={t('views.share')} description={t('views.shareHint')} checked={shared} onChange={(event) => setShared(event.currentTarget.checked)} />}
          {save.error && !fault ? <ErrorState error={save.error} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('shared:cancel')}
            </Button>
            <Button type="submit" disabled={!name.trim()} loading={save.isPending}>
              {t('views.keep')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

/** Renames and removes views, and lets one show what the board shows now. */
export function ViewsDialog({ views, shown, onClose }: { views: SavedView[]; shown: Shown; onClose: () => void }) {
  const { t } = useTranslation('board')
  return (
    <Modal opened onClose={onClose} title={t('views.manage')} size="lg" closeButtonProps={{ 'aria-label': t('shared:close') }}>
      <Stack gap="sm">
        {views
          .filter((view) => view.changeable)
          .map((view) => (
            <ViewRow key={view.id} view={view} shown={shown} />
          ))}
      </Stack>
    </Modal>
  )
}

function ViewRow({ view, shown }: { view: SavedView; shown: Shown }) {
  const { t } = useTranslation('board')
  const cache = useQueryClient()
  const [name, setName] = useState(view.name)
  const [asked, setAsked] = useState(false)
  const again = { onSettled: () => cache.invalidateQueries(viewsQuery) }
  const change = useMutation({ mutationFn: (body: Parameters<typeof changeView>[1]) => changeView(view, body), ...again })
  const remove = useMutation({ mutationFn: () => removeView(view.id), ...again })
  const error = change.error ?? remove.error
  const renamed = name.trim() !== '' && name.trim() !== view.name
  return (
    <Stack gap={4}>
      <Group gap="xs" wrap="nowrap">
        {view.shared && <IconUsers size={16} role="img" aria-label={t('views.shared')} />}
        <TextInput
          aria-label={t('views.name')}
          style={{ flex: 1 }}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && renamed) change.mutate({ name: name.trim() })
          }}
        />
        {renamed && (
          <ActionIcon variant="filled" size={32} aria-label={t('views.rename', { name: view.name })} loading={change.isPending} onClick={() => change.mutate({ name: name.trim() })}>
            <IconCheck size={16} aria-hidden />
          </ActionIcon>
        )}
        <ActionIcon size={32} title={t('views.update', { name: view.name })} aria-label={t('views.update', { name: view.name })} onClick={() => change.mutate({ show: showOf(shown) })}>
          <IconDeviceFloppy size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon size={32} aria-label={t('views.remove', { name: view.name })} onClick={() => setAsked(true)}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </Group>
      {asked && (
        <Group gap="xs" role="group" aria-label={t('views.remove', { name: view.name })}>
          <Text size="sm">{t(view.shared ? 'views.removeShared' : 'views.removeText')}</Text>
          <Button size="compact-sm" color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
            {t('views.removeIt')}
          </Button>
          <Button size="compact-sm" variant="default" autoFocus onClick={() => setAsked(false)}>
            {t('views.leave')}
          </Button>
        </Group>
      )}
      {change.isSuccess && !error && (
        <Text size="xs" c="dimmed" role="status">
          {t('views.saved')}
        </Text>
      )}
      {error ? <ErrorState error={error} /> : null}
    </Stack>
  )
}
