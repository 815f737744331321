import { Avatar, Badge, Button, Group, Text } from '@mantine/core'
import { IconPlus, IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StaffMember } from '@/shared/api/model'
import { staffQuery } from '@/shared/api/reference'
import { useRole, useSession } from '@/shared/session/session'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { PageBody, Panel } from '@/shared/ui/PageFrame'
import { PageHeader } from '@/shared/ui/PageHeader'
import { RowsSkeleton } from '@/shared/ui/Skeletons'
import { ReadOnly } from '../ReadOnly'
import classes from '../Settings.module.css'
import { StaffForm } from './StaffForm'

export function StaffPage() {
  const { t } = useTranslation('settings')
  const owner = useRole('owner')
  const staff = useQuery(staffQuery)
  const [open, setOpen] = useState<StaffMember | 'new' | null>(null)
  const sorted = [...(staff.data ?? [])].sort((a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name))
  return (
    <>
      <PageHeader
        title={t('staff.title')}
        note={t('staff.note')}
        action={
          owner && (
            <Button size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setOpen('new')}>
              {t('staff.invite')}
            </Button>
          )
        }
      />
      <PageBody>
        {!owner && <ReadOnly ownerOnly />}
        {staff.isLoadingError ? (
          <ErrorState error={staff.error} onRetry={() => void staff.refetch()} />
        ) : (
          <Panel flush>
            {staff.isPending ? (
              <RowsSkeleton rows={4} />
            ) : (
              <ul className={classes.list}>
                {sorted.map((person) => (
                  <Person key={person.id} person={person} onEdit={owner ? () => setOpen(person) : undefined} />
                ))}
              </ul>
            )}
            {staff.data?.length === 1 && <EmptyState compact icon={IconUsers} title={t('staff.empty.title')} hint={t('staff.empty.text')} />}
          </Panel>
        )}
      </PageBody>
      {open && <StaffForm key={open === 'new' ? 'new' : open.id} person={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </>
  )
}

function Person({ person, onEdit }: { person: StaffMember; onEdit?: () => void }) {
  const { t } = useTranslation('settings')
  const me = useSession().staff.id === person.id
  return (
    <li className={classes.row}>
      <Avatar name={person.name} size={32} color="gray" aria-hidden />
      <div className={classes.grow}>
        <Text span fw={550} c={person.active ? undefined : 'dimmed'}>
          {person.name}
        </Text>{' '}
        {me && (
          <Text span size="xs" c="dimmed">
            · {t('staff.you')}
          </Text>
        )}
        <Text size="xs" c="dimmed" truncate>
          {[person.email, person.team?.name].filter(Boolean).join(' · ')}
        </Text>
      </div>
      <Group gap="xs">
        <Badge variant="light" color={person.role === 'owner' ? 'accent' : 'gray'}>
          {t(`staff.roles.${person.role}`)}
        </Badge>
        {!person.active && (
          <Badge variant="light" color="red">
            {t('staff.inactive')}
          </Badge>
        )}
        {onEdit && (
          <Button size="xs" variant="subtle" color="gray" onClick={onEdit} aria-label={`${t('edit')}: ${person.name}`}>
            {t('edit')}
          </Button>
        )}
      </Group>
    </li>
  )
}
