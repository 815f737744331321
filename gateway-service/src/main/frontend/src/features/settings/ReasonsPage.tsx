import { ActionIcon, Badge, Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconPencil, IconPlus, IconThumbDown } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Reason } from '@/shared/api/model'
import { reasonsQuery } from '@/shared/api/reference'
import { useRole } from '@/shared/session/session'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { PageBody, Panel } from '@/shared/ui/PageFrame'
import { PageHeader } from '@/shared/ui/PageHeader'
import { useShowProblem } from '@/shared/ui/problemText'
import { RowsSkeleton } from '@/shared/ui/Skeletons'
import { changeReason, createReason } from './api'
import { ReadOnly } from './ReadOnly'
import classes from './Settings.module.css'

export function ReasonsPage() {
  const { t } = useTranslation('settings')
  const mayWrite = useRole('owner', 'teamLead')
  const reasons = useQuery(reasonsQuery)
  const sorted = [...(reasons.data ?? [])].sort((a, b) => Number(b.active) - Number(a.active))
  return (
    <>
      <PageHeader title={t('reasons.title')} note={t('reasons.note')} />
      <PageBody>
        {!mayWrite && <ReadOnly />}
        {mayWrite && <NewReason />}
        {reasons.isLoadingError ? (
          <ErrorState error={reasons.error} onRetry={() => void reasons.refetch()} />
        ) : (
          <Panel flush>
            {reasons.isPending ? (
              <RowsSkeleton rows={5} />
            ) : sorted.length === 0 ? (
              <EmptyState icon={IconThumbDown} title={t('reasons.empty.title')} hint={t('reasons.empty.text')} />
            ) : (
              <ul className={classes.list}>
                {sorted.map((reason) => (
                  <ReasonRow key={reason.id} reason={reason} mayWrite={mayWrite} />
                ))}
              </ul>
            )}
          </Panel>
        )}
        <Text size="xs" c="dimmed">
          {t('reasons.retireHelp')}
        </Text>
      </PageBody>
    </>
  )
}

function NewReason() {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const [name, setName] = useState('')
  const [noteRequired, setNoteRequired] = useState(false)
  const add = useMutation({
    mutationFn: () => createReason({ name: name.trim(), noteRequired }),
    onSuccess: async () => {
      setName('')
      setNoteRequired(false)
      await cache.invalidateQueries({ queryKey: ['reasons'] })
    },
  })
  return (
    <Panel title={t('reasons.add')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim()) add.mutate()
        }}
      >
        <Group align="center" gap="sm">
          <TextInput
            aria-label={t('reasons.newName')}
            placeholder={t('reasons.newName')}
            value={name}
            style={{ flex: '1 1 220px' }}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Checkbox label={t('reasons.noteRequired')} checked={noteRequired} onChange={(event) => setNoteRequired(event.currentTarget.checked)} />
          <Button type="submit" leftSection={<IconPlus size={14} aria-hidden />} disabled={!name.trim()} loading={add.isPending}>
            {t('add')}
          </Button>
        </Group>
        {add.isError && <ErrorState error={add.error} />}
      </form>
    </Panel>
  )
}

function ReasonRow({ reason, mayWrite }: { reason: Reason; mayWrite: boolean }) {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const showProblem = useShowProblem()
  const [editing, setEditing] = useState(false)
  const [name, setName] = useState(reason.name)
  const change = useMutation({
    mutationFn: (what: Partial<Omit<Reason, 'id'>>) => changeReason(reason.id, what),
    // shown at once, taken back if the service refuses
    onMutate: (what) => {
      const before = cache.getQueryData(reasonsQuery.queryKey)
      cache.setQueryData(reasonsQuery.queryKey, (all) => all?.map((one) => (one.id === reason.id ? { ...one, ...what } : one)))
      return { before }
    },
    onError: (error, _, context) => {
      cache.setQueryData(reasonsQuery.queryKey, context?.before)
      showProblem(error)
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ['reasons'] }),
  })
  return (
    <li className={classes.row}>
      {editing ? (
        <form
          className={classes.grow}
          onSubmit={(event) => {
            event.preventDefault()
            setEditing(false)
            if (name.trim() && name.trim() !== reason.name) change.mutate({ name: name.trim() })
          }}
        >
          <Stack gap={4}>
            <Group gap="xs">
              <TextInput
                aria-label={t('reasons.rename', { name: reason.name })}
                autoFocus
                value={name}
                style={{ flex: 1 }}
                onChange={(event) => setName(event.currentTarget.value)}
              />
              <Button type="submit" size="xs">
                {t('save')}
              </Button>
              <Button size="xs" variant="default" onClick={() => setEditing(false)}>
                {t('cancel')}
              </Button>
            </Group>
            <Text size="xs" c="dimmed">
              {t('reasons.renameHelp')}
            </Text>
          </Stack>
        </form>
      ) : (
        <>
          <div className={classes.grow}>
            <Text span c={reason.active ? undefined : 'dimmed'}>
              {reason.name}
            </Text>{' '}
            {!reason.active && (
              <Badge variant="light" color="gray">
                {t('reasons.inactive')}
              </Badge>
            )}
          </div>
          <Checkbox
            label={t('reasons.noteRequired')}
            checked={reason.noteRequired}
            disabled={!mayWrite || !reason.active}
            onChange={(event) => change.mutate({ noteRequired: event.currentTarget.checked })}
          />
          {mayWrite && (
            <Group gap={4}>
              <ActionIcon aria-label={t('reasons.rename', { name: reason.name })} onClick={() => setEditing(true)}>
                <IconPencil size={16} aria-hidden />
              </ActionIcon>
              <Button size="xs" variant="subtle" color="gray" onClick={() => change.mutate({ active: !reason.active })}>
                {reason.active ? t('reasons.retire') : t('reasons.restore')}
              </Button>
            </Group>
          )}
        </>
      )}
    </li>
  )
}
