import { Tooltip } from '@mantine/core'
import { Link, useLocation } from '@tanstack/react-router'
import {
  IconCalendarCheck,
  IconChartBar,
  IconInbox,
  IconLayoutKanban,
  IconPackage,
  IconSettings,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useLiveState } from '@/shared/live/useLive'
import { useRole } from '@/shared/session/session'
import { AccountMenu } from './AccountMenu'
import { Bell } from './Bell'
import classes from './Navigation.module.css'

type Address = '/board' | '/my-day' | '/customers' | '/orders' | '/reports' | '/receipts' | '/settings'

/** `also`: where somebody is who came from here. */
const ITEMS: { to: Address; key: string; icon: TablerIcon; analyst?: boolean; also?: string[] }[] = [
  { to: '/board', key: 'board', icon: IconLayoutKanban, also: ['/leads/'] },
  { to: '/my-day', key: 'day', icon: IconCalendarCheck },
  { to: '/customers', key: 'customers', icon: IconUsers, also: ['/segments', '/companies'] },
  { to: '/orders', key: 'orders', icon: IconPackage },
  { to: '/reports', key: 'reports', icon: IconChartBar, analyst: true },
  { to: '/receipts', key: 'receipts', icon: IconInbox },
  { to: '/settings', key: 'settings', icon: IconSettings },
]

/** The narrow bar at the left; at the foot of the screen on a phone. */
export function Navigation({ onHelp }: { onHelp: () => void }) {
  const { t } = useTranslation('app')
  const analyst = useRole('analyst')
  const place = useLocation({ select: ({ pathname }) => pathname })
  const lost = useLiveState() === 'lost'
  return (
    <nav className={classes.bar} aria-label={t('navigation')}>
      <Link to="/" className={classes.logo} aria-label={t('home')}>
        <img src="/potik.svg" alt="" width={32} height={32} />
      </Link>
      <ul className={classes.items}>
        {ITEMS.filter((item) => !analyst || item.analyst).map(({ to, key, icon: Icon, also }) => (
          <li key={key} data-key={key}>
            <Link
              to={to}
              className={classes.item}
              activeProps={{ 'data-active': true, 'aria-current': 'page' }}
              {...(also?.some((one) => place.startsWith(one)) ? { 'data-active': true } : {})}
            >
              <Icon size={20} stroke={1.7} aria-hidden />
              <span>{t(`nav.${key}`)}</span>
            </Link>
          </li>
        ))}
      </ul>
      {lost && (
        <Tooltip label={t('lost')} position="right">
          <span className={classes.lost} role="status" aria-label={t('lost')} />
        </Tooltip>
      )}
      {!analyst && <Bell />}
      <AccountMenu onHelp={onHelp} />
    </nav>
  )
}
