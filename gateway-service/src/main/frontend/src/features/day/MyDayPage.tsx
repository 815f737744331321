import { Select, Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconCalendarDue, IconClockExclamation, IconCoffee, IconHourglassLow, IconMessage2, IconSparkles } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { StaffMember } from '@/shared/api/model'
import { staffQuery } from '@/shared/api/reference'
import { useFormats } from '@/shared/format/useFormats'
import { MESSAGE_STATE } from '@/shared/live/live'
import { useRefreshWhenChanged } from '@/shared/live/useRefreshWhenChanged'
import { useAddress } from '@/shared/routing/useAddress'
import { useSession } from '@/shared/session/session'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { LinkButton } from '@/shared/ui/links'
import { PageBody, PageFrame } from '@/shared/ui/PageFrame'
import { PageHeader } from '@/shared/ui/PageHeader'
import { type Day, dayQuery } from './api'
import { LeadSectionPanel, TaskSectionPanel } from './Sections'

/** What to look at now, in this order: who waits, what is late, what is due today, what is new, what is going stale. */
export function MyDayPage() {
  const { t } = useTranslation('day')
  const { day } = useFormats()
  const { staff } = useSession()
  const [address, change] = useAddress()
  const people = useColleagues()
  const managerId = address.manager === staff.id ? undefined : address.manager
  const query = useQuery(dayQuery(managerId))
  useRefreshWhenChanged(['my-day'], (changed) => Boolean(changed.leadId) && changed.type !== MESSAGE_STATE)
  const name = people.find((member) => member.id === managerId)?.name

  return (
    <PageFrame>
      <PageHeader title={name ? t('titleOf', { name }) : t('title')} note={query.data && day(query.data.date)}>
        {people.length > 1 && (
          <Select
            size="xs"
            w={220}
            aria-label={t('whose')}
            data={people.map((member) => ({ value: member.id, label: member.id === staff.id ? t('mine') : member.name }))}
            value={managerId ?? staff.id}
            onChange={(manager) => change({ manager: manager && manager !== staff.id ? manager : undefined })}
            allowDeselect={false}
            searchable
          />
        )}
      </PageHeader>
      <PageBody>
        {query.data ? (
          <Sections day={query.data} managerId={managerId} />
        ) : query.error ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Stack aria-hidden>
            <Skeleton height={180} radius="md" />
            <Skeleton height={120} radius="md" />
            <Skeleton height={160} radius="md" />
          </Stack>
        )}
      </PageBody>
    </PageFrame>
  )
}

function Sections({ day, managerId }: { day: Day; managerId: string | undefined }) {
  const { t } = useTranslation('day')
  const nothing = [day.waiting, day.late, day.today, day.new, day.stale].every((section) => section.items.length === 0)
  if (nothing)
    return (
      <EmptyState
        icon={IconCoffee}
        title={t('clear')}
        hint={t('clearHint')}
        action={
          <LinkButton to="/board" variant="light" mt="xs">
            {t('toBoard')}
          </LinkButton>
        }
      />
    )
  return (
    <>
      <LeadSectionPanel name="waiting" title={t('waiting')} icon={IconMessage2} section={day.waiting} managerId={managerId} />
      <TaskSectionPanel name="late" title={t('late')} icon={IconClockExclamation} section={day.late} managerId={managerId} />
      <TaskSectionPanel name="today" title={t('today')} icon={IconCalendarDue} section={day.today} managerId={managerId} />
      <LeadSectionPanel name="new" title={t('new')} note={t('newNote')} icon={IconSparkles} section={day.new} managerId={managerId} />
      <LeadSectionPanel
        name="stale"
        title={t('stale')}
        note={t('staleNote', { count: day.staleAfterDays })}
        icon={IconHourglassLow}
        section={day.stale}
        managerId={managerId}
      />
    </>
  )
}

/** Whose day the signed-in person can look at: their own first. */
function useColleagues(): Pick<StaffMember, 'id' | 'name'>[] {
  const { staff } = useSession()
  const leads = staff.role === 'owner' || staff.role === 'teamLead'
  const people = useQuery({ ...staffQuery, enabled: leads }).data ?? []
  if (!leads) return [staff]
  const others = people.filter(
    (member) =>
      member.active &&
      member.role !== 'analyst' &&
      member.id !== staff.id &&
      (staff.role === 'owner' || (staff.team !== null && member.team?.id === staff.team.id)),
  )
  return [staff, ...others]
}
