import { ActionIcon, Button, Group, Switch, Text, TextInput } from '@mantine/core'
import { IconPencil, IconPlus, IconTrash, IconUsersGroup } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { staffQuery } from '@/shared/api/reference'
import { useFormats } from '@/shared/format/useFormats'
import { useRole } from '@/shared/session/session'
import { Confirm } from '@/shared/ui/Confirm'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { PageBody, Panel } from '@/shared/ui/PageFrame'
import { PageHeader } from '@/shared/ui/PageHeader'
import { useShowProblem } from '@/shared/ui/problemText'
import { RowsSkeleton } from '@/shared/ui/Skeletons'
import { createTeam, deleteTeam, renameTeam, shareLeads, type Team, teamsQuery } from '../api'
import { ReadOnly } from '../ReadOnly'
import classes from '../Settings.module.css'

export function TeamsPage() {
  const { t } = useTranslation('settings')
  const owner = useRole('owner')
  const teams = useQuery(teamsQuery)
  return (
    <>
      <PageHeader title={t('teams.title')} note={t('teams.note')} />
      <PageBody>
        {owner ? <NewTeam /> : <ReadOnly ownerOnly />}
        {teams.isLoadingError ? (
          <ErrorState error={teams.error} onRetry={() => void teams.refetch()} />
        ) : (
          <Panel flush>
            {teams.isPending ? (
              <RowsSkeleton rows={2} />
            ) : teams.data.length === 0 ? (
              <EmptyState icon={IconUsersGroup} title={t('teams.empty.title')} hint={t('teams.empty.text')} />
            ) : (
              <ul className={classes.list}>
                {teams.data.map((team) => (
                  <TeamRow key={team.id} team={team} owner={owner} />
                ))}
              </ul>
            )}
          </Panel>
        )}
      </PageBody>
    </>
  )
}

function NewTeam() {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const [name, setName] = useState('')
  const add = useMutation({
    mutationFn: () => createTeam(name.trim()),
    onSuccess: async () => {
      setName('')
      await cache.invalidateQueries({ queryKey: ['teams'] })
    },
  })
  return (
    <Panel title={t('teams.add')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim()) add.mutate()
        }}
      >
        <Group gap="sm">
          <TextInput
            aria-label={t('name')}
            placeholder={t('name')}
            value={name}
            style={{ flex: '1 1 220px' }}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" leftSection={<IconPlus size={14} aria-hidden />} disabled={!name.trim()} loading={add.isPending}>
            {t('add')}
          </Button>
        </Group>
        {add.isError && <ErrorState error={add.error} />}
      </form>
    </Panel>
  )
}

function TeamRow({ team, owner }: { team: Team; owner: boolean }) {
  const { t } = useTranslation('settings')
  const { list } = useFormats()
  const cache = useQueryClient()
  const showProblem = useShowProblem()
  const members = (useQuery(staffQuery).data ?? []).filter((person) => person.team?.id === team.id)
  const [editing, setEditing] = useState(false)
  const [deleting, setDeleting] = useState(false)
  /** What is asked: whether they will share; null when nothing is. */
  const [sharing, setSharing] = useState<boolean | null>(null)
  const [name, setName] = useState(team.name)
  const refresh = async () => {
    await cache.invalidateQueries({ queryKey: ['teams'] })
    await cache.invalidateQueries({ queryKey: ['staff'] })
  }
  const rename = useMutation({
    mutationFn: () => renameTeam(team.id, name.trim()),
    onSuccess: async () => {
      setEditing(false)
      await refresh()
    },
    onError: (error) => showProblem(error),
  })
  const remove = useMutation({ mutationFn: () => deleteTeam(team.id), onSuccess: refresh })
  const share = useMutation({
    mutationFn: (shares: boolean) => shareLeads(team.id, shares),
    onSuccess: async () => {
      setSharing(null)
      await refresh()
    },
  })
  const managers = members.filter((person) => person.role === 'manager' && person.active)
  return (
    <li className={classes.row}>
      {editing ? (
        <form
          className={classes.grow}
          onSubmit={(event) => {
            event.preventDefault()
            if (name.trim()) rename.mutate()
          }}
        >
          <Group gap="xs">
            <TextInput aria-label={t('name')} autoFocus value={name} style={{ flex: 1 }} onChange={(event) => setName(event.currentTarget.value)} />
            <Button type="submit" size="xs" loading={rename.isPending}>
              {t('save')}
            </Button>
            <Button size="xs" variant="default" onClick={() => setEditing(false)}>
              {t('cancel')}
            </Button>
          </Group>
        </form>
      ) : (
        <>
          <div className={classes.grow}>
            <Text span fw={550}>
              {team.name}
            </Text>
            <Text size="xs" c="dimmed">
              {members.length === 0
                ? t('teams.nobody')
                : `${t('teams.members', { count: members.length })}: ${list(members.map((person) => person.name))}`}
            </Text>
            <Switch
              mt="xs"
              size="xs"
              label={t('teams.shares')}
              description={t(team.sharesLeads ? 'teams.sharesOn' : 'teams.sharesOff')}
              checked={team.sharesLeads}
              disabled={!owner}
              onChange={() => {
                share.reset()
                setSharing(!team.sharesLeads)
              }}
            />
          </div>
          {owner && (
            <Group gap={4}>
              <ActionIcon aria-label={`${t('edit')}: ${team.name}`} onClick={() => setEditing(true)}>
                <IconPencil size={16} aria-hidden />
              </ActionIcon>
              <ActionIcon aria-label={`${t('delete')}: ${team.name}`} onClick={() => setDeleting(true)}>
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            </Group>
          )}
        </>
      )}
      <Confirm
        opened={sharing !== null}
        title={t(sharing ? 'teams.shareTitle' : 'teams.unshareTitle', { name: team.name })}
        confirm={t(sharing ? 'teams.shareIt' : 'teams.unshareIt')}
        leave={t('cancel')}
        busy={share.isPending}
        error={share.error}
        onConfirm={() => sharing !== null && share.mutate(sharing)}
        onClose={() => setSharing(null)}
      >
        {t(sharing ? 'teams.shareText' : 'teams.unshareText')}{' '}
        {managers.length > 0 && t('teams.shareWho', { who: list(managers.map((person) => person.name)) })}
      </Confirm>
      <Confirm
        opened={deleting}
        title={t('teams.deleteTitle', { name: team.name })}
        confirm={t('delete')}
        leave={t('cancel')}
        danger
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate()}
        onClose={() => setDeleting(false)}
      >
        {t('teams.deleteText', { count: members.length })}
      </Confirm>
    </li>
  )
}
