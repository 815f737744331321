import { Popover, Skeleton, UnstyledButton } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconBell } from '@tabler/icons-react'
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/shared/api/client'
import { NOTIFICATIONS } from '@/shared/live/live'
import { useLive } from '@/shared/live/useLive'
import classes from './Bell.module.css'

const NotificationList = lazy(() => import('@/features/notifications/NotificationList').then((module) => ({ default: module.NotificationList })))

/** The service counts no further. */
const MOST = 100
/** Takes notifications of their leads away: what one does not see any more is not told either. */
const TAKEN_AWAY = ['lead.assigned.v1', 'lead.excluded.v1']

const unreadQuery = queryOptions({
  queryKey: ['notifications', 'unread'],
  queryFn: ({ signal }) => api.get<{ unread: number }>('/api/notifications', { limit: 1 }, signal).then(({ unread }) => unread),
})

/** How many notifications are unread; opens the list. */
export function Bell() {
  const { t } = useTranslation('app')
  const queries = useQueryClient()
  const unread = useQuery(unreadQuery).data ?? 0
  const [opened, setOpened] = useState(false)
  // beside the bar, or above it where it is at the foot of the screen
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const readAgain = () => void queries.invalidateQueries({ queryKey: ['notifications'] })
  useLive((change) => {
    if (change.type === NOTIFICATIONS || TAKEN_AWAY.includes(change.type)) readAgain()
  }, readAgain)
  return (
    <Popover opened={opened} onChange={setOpened} position={phone ? 'top-end' : 'right-end'} width={phone ? 'calc(100vw - 16px)' : 360} shadow="lg" radius="md" trapFocus>
      <Popover.Target>
        <UnstyledButton className={classes.bell} title={t('notifications')} onClick={() => setOpened(!opened)}>
          <IconBell size={20} stroke={1.7} aria-hidden />
          <span className="visually-hidden">{t('notifications')}</span>
          {unread > 0 && (
            <span className={classes.number} aria-hidden>
              {unread < MOST ? unread : '99+'}
            </span>
          )}
          <span role="status" className="visually-hidden">
            {unread > 0 && t('unread', { count: unread })}
          </span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={t('notifications')}>
        <Suspense fallback={<Skeleton height={280} />}>
          <NotificationList onClose={() => setOpened(false)} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}
