import { NavLink, Select } from '@mantine/core'
import { IconAbc, IconBan, IconCoin, IconForms, IconHistory, IconKey, IconLayoutKanban, IconMail, IconPackage, IconPlug, IconStethoscope, IconTableImport, IconTag, IconTemplate, IconThumbDown, IconUser, IconUsersGroup, IconUserX, type TablerIcon } from '@tabler/icons-react'
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PageFrame } from '@/shared/ui/PageFrame'
import { WORKS_LEADS } from '@/shared/session/access'
import { useRole } from '@/shared/session/session'
import classes from './Settings.module.css'

const GROUPS = [
  { key: 'own', items: [{ to: '/settings/notifications', key: 'notifications', icon: IconMail, desk: true }] },
  { key: 'channels', items: [{ to: '/settings/connections', key: 'connections', icon: IconPlug }] },
  {
    key: 'work',
    items: [
      { to: '/settings/pipelines', key: 'pipelines', icon: IconLayoutKanban },
      { to: '/settings/fields', key: 'fields', icon: IconForms },
      { to: '/settings/order-statuses', key: 'statuses', icon: IconPackage, desk: true },
      { to: '/settings/reasons', key: 'reasons', icon: IconThumbDown },
      { to: '/settings/templates', key: 'templates', icon: IconTemplate },
      { to: '/settings/tags', key: 'tags', icon: IconTag },
      { to: '/settings/sources', key: 'sources', icon: IconCoin },
      { to: '/settings/exclusions', key: 'exclusions', icon: IconBan },
      { to: '/settings/terms', key: 'terms', icon: IconAbc },
    ],
  },
  {
    key: 'access',
    items: [
      { to: '/settings/staff', key: 'staff', icon: IconUser },
      { to: '/settings/teams', key: 'teams', icon: IconUsersGroup },
      { to: '/settings/tokens', key: 'tokens', icon: IconKey, owner: true },
    ],
  },
  {
    key: 'running',
    items: [
      { to: '/settings/imports', key: 'imports', icon: IconTableImport, owner: true },
      { to: '/settings/audit', key: 'audit', icon: IconHistory, owner: true },
      { to: '/settings/personal-data', key: 'personal', icon: IconUserX, owner: true },
      { to: '/settings/operations', key: 'operations', icon: IconStethoscope, owner: true },
    ],
  },
] as const satisfies { key: string; items: { to: string; key: string; icon: TablerIcon; owner?: boolean; desk?: boolean }[] }[]

/** The frame of all settings: which there are at the left (a list to choose from on a phone), the open one beside it. */
export function SettingsPage() {
  const { t } = useTranslation('settings')
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const owner = useRole('owner')
  // an analyst is told nothing of leads
  const desk = useRole(...WORKS_LEADS)
  const groups = GROUPS.map((group) => ({ ...group, items: group.items.filter((item) => (owner || !('owner' in item)) && (desk || !('desk' in item))) })).filter((group) => group.items.length > 0)
  const open = groups.flatMap((group) => group.items).find((item) => pathname.startsWith(item.to))
  return (
    <PageFrame>
      <div className={classes.settings}>
        <nav className={classes.nav} aria-label={t('nav.label')}>
          <p className={classes.navTitle}>{t('title')}</p>
          {groups.map((group) => (
            <div key={group.key}>
              <p className={classes.navGroup}>{t(`nav.${group.key}`)}</p>
              {group.items.map(({ to, key, icon: Icon }) => (
                <NavLink
                  key={to}
                  className={classes.navItem}
                  label={t(`nav.${key}`)}
                  leftSection={<Icon size={16} stroke={1.7} aria-hidden />}
                  active={open?.to === to}
                  aria-current={open?.to === to ? 'page' : undefined}
                  renderRoot={(props) => <Link to={to} {...props} />}
                />
              ))}
            </div>
          ))}
        </nav>
        <div className={classes.small}>
          <Select
            aria-label={t('nav.label')}
            allowDeselect={false}
            value={open?.to ?? null}
            onChange={(to) => to && void navigate({ to })}
            data={groups.map((group) => ({
              group: t(`nav.${group.key}`),
              items: group.items.map((item) => ({ value: item.to, label: t(`nav.${item.key}`) })),
            }))}
          />
        </div>
        <div className={classes.page}>
          <Outlet />
        </div>
      </div>
    </PageFrame>
  )
}
