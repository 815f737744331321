import { Alert, Button, Drawer, Group, PasswordInput, Select, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toProblem } from '@/shared/api/problem'
import type { Role, StaffMember } from '@/shared/api/model'
import { useSession } from '@/shared/session/session'
import { Confirm } from '@/shared/ui/Confirm'
import { ErrorState } from '@/shared/ui/ErrorState'
import { changeStaff, createStaff, teamsQuery } from '../api'
import { OnceSecret } from '../OnceSecret'
import classes from '../Settings.module.css'
import { draftOf, staffBody, staffChanges, staffFaults } from './staff'

const ROLES: Role[] = ['manager', 'teamLead', 'owner', 'analyst']

/** A person: new or changed. What a change does is said before it is saved; a generated password is shown once. */
export function StaffForm({ person, onClose }: { person: StaffMember | null; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const me = useSession().staff.id === person?.id
  const teams = useQuery(teamsQuery).data ?? []
  const [draft, setDraft] = useState(() => draftOf(person))
  const [tried, setTried] = useState(false)
  const [closing, setClosing] = useState(false)
  const [password, setPassword] = useState<string | null>(null)
  const faults = staffFaults(person ? { ...draft, email: draft.email || 'known@to.us' } : draft)
  const done = async () => {
    await cache.invalidateQueries({ queryKey: ['staff'] })
    await cache.invalidateQueries({ queryKey: ['session'] })
  }
  const save = useMutation({
    mutationFn: async () => (person ? changeStaff(person.id, staffBody(person, draft)) : createStaff(staffBody(null, draft))),
    onSuccess: async (made) => {
      await done()
      const once = 'password' in made ? made.password : undefined
      if (!person && once) setPassword(once as string)
      else {
        notifications.show({ message: t('saved') })
        onClose()
      }
    },
  })
  const access = useMutation({
    mutationFn: (active: boolean) => changeStaff(person!.id, { active, version: person!.version }),
    onSuccess: async () => {
      await done()
      onClose()
    },
  })
  const refused = save.isError ? toProblem(save.error).byField() : {}
  if (password !== null)
    return (
      <OnceSecret
        title={t('staff.passwordTitle', { name: draft.name })}
        text={t('staff.passwordOnce', { name: draft.name })}
        secret={password}
        onClose={onClose}
      />
    )
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      closeButtonProps={{ 'aria-label': t('cancel') }}
      title={
        <Text fw={650} size="lg" span>
          {person ? person.name : t('staff.invite')}
        </Text>
      }
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (faults.length === 0) save.mutate()
        }}
      >
        <Stack>
          <TextInput
            label={t('name')}
            value={draft.name}
            error={(tried && faults.includes('noName') && t('nameNeeded')) || refused.name}
            onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
          />
          <TextInput
            label={t('staff.email')}
            type="email"
            value={draft.email}
            disabled={person !== null}
            error={(tried && faults.includes('badEmail') && t('staff.badEmail')) || refused.email}
            onChange={(event) => setDraft({ ...draft, email: event.currentTarget.value })}
          />
          <Select
            label={t('staff.role')}
            allowDeselect={false}
            disabled={me}
            description={t(`staff.roleHelp.${draft.role}`)}
            error={refused.role}
            value={draft.role}
            onChange={(role) => setDraft({ ...draft, role: role as Role })}
            data={ROLES.map((value) => ({ value, label: t(`staff.roles.${value}`) }))}
          />
          <Select
            label={t('staff.team')}
            clearable
            clearButtonProps={{ 'aria-label': t('shared:clear') }}
            placeholder={t('staff.noTeam')}
            value={draft.teamId}
            error={refused.teamId}
            onChange={(teamId) => setDraft({ ...draft, teamId })}
            data={teams.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <PasswordInput
            label={person ? t('staff.newPassword') : t('staff.password')}
            description={person ? undefined : t('staff.passwordHint')}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': t('connections.form.show') }}
            value={draft.password}
            error={refused.password}
            onChange={(event) => setDraft({ ...draft, password: event.currentTarget.value })}
          />
          {person && <WhatChanges person={person} draft={draft} teams={teams} />}
          {save.isError && <ErrorState error={save.error} />}
          <Group justify="space-between" gap="xs">
            {person && !me ? (
              <Button
                variant="subtle"
                color={person.active ? 'red' : undefined}
                loading={access.isPending}
                onClick={() => (person.active ? setClosing(true) : access.mutate(true))}
              >
                {person.active ? t('staff.deactivate') : t('staff.activate')}
              </Button>
            ) : (
              <span />
            )}
            <Button type="submit" loading={save.isPending}>
              {person ? t('save') : t('add')}
            </Button>
          </Group>
        </Stack>
      </form>
      <Confirm
        opened={closing}
        title={t('staff.deactivateTitle', { name: draft.name })}
        confirm={t('staff.deactivate')}
        leave={t('cancel')}
        danger
        busy={access.isPending}
        error={access.error}
        onConfirm={() => access.mutate(false)}
        onClose={() => setClosing(false)}
      >
        {t('staff.deactivateText')}
      </Confirm>
    </Drawer>
  )
}

function WhatChanges({ person, draft, teams }: { person: StaffMember; draft: ReturnType<typeof draftOf>; teams: { id: string; name: string }[] }) {
  const { t } = useTranslation('settings')
  const found = staffChanges(person, draft)
  if (found.length === 0) return null
  const { name } = person
  return (
    <Alert variant="light" title={t('staff.changes')}>
      <ul className={classes.changes}>
        {found.map((change) => (
          <li key={change.what}>
            {change.what === 'role'
              ? t('staff.changeRole', { name, role: t(`staff.roles.${change.role}`), help: t(`staff.roleHelp.${change.role}`) })
              : change.what === 'password'
                ? t('staff.changePassword', { name })
                : change.teamId
                  ? t('staff.changeTeam', { name, team: teams.find((team) => team.id === change.teamId)?.name ?? '' })
                  : t('staff.changeNoTeam', { name })}
          </li>
        ))}
      </ul>
    </Alert>
  )
}
