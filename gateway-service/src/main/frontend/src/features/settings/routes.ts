import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { shellRoute, texts } from '@/shared/routing/routes'

const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings',
  loader: () => texts('settings'),
  component: lazyRouteComponent(() => import('./SettingsPage'), 'SettingsPage'),
})
const page = { getParentRoute: () => settingsRoute }

/** The settings with their pages; the connections are the first. */
export const settingsRoutes = settingsRoute.addChildren([
  createRoute({
    ...page,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/settings/connections' })
    },
  }),
  createRoute({ ...page, path: '/connections', component: lazyRouteComponent(() => import('./connections/ConnectionsPage'), 'ConnectionsPage') }),
  createRoute({ ...page, path: '/connections/new', component: lazyRouteComponent(() => import('./connections/NewConnectionPage'), 'NewConnectionPage') }),
  createRoute({ ...page, path: '/connections/$connectionId', component: lazyRouteComponent(() => import('./connections/ConnectionPage'), 'ConnectionPage') }),
  createRoute({ ...page, path: '/pipelines', component: lazyRouteComponent(() => import('./pipelines/PipelinesPage'), 'PipelinesPage') }),
  createRoute({ ...page, path: '/fields', component: lazyRouteComponent(() => import('./fields/FieldsPage'), 'FieldsPage') }),
  createRoute({ ...page, path: '/order-statuses', component: lazyRouteComponent(() => import('./statuses/OrderStatusesPage'), 'OrderStatusesPage') }),
  createRoute({ ...page, path: '/reasons', component: lazyRouteComponent(() => import('./ReasonsPage'), 'ReasonsPage') }),
  createRoute({ ...page, path: '/templates', component: lazyRouteComponent(() => import('./TemplatesPage'), 'TemplatesPage') }),
  createRoute({ ...page, path: '/tags', component: lazyRouteComponent(() => import('./TagsPage'), 'TagsPage') }),
  createRoute({ ...page, path: '/sources', component: lazyRouteComponent(() => import('./SourcesPage'), 'SourcesPage') }),
  createRoute({ ...page, path: '/exclusions', component: lazyRouteComponent(() => import('./ExclusionsPage'), 'ExclusionsPage') }),
  createRoute({ ...page, path: '/staff', component: lazyRouteComponent(() => import('./people/StaffPage'), 'StaffPage') }),
  createRoute({ ...page, path: '/teams', component: lazyRouteComponent(() => import('./people/TeamsPage'), 'TeamsPage') }),
  createRoute({ ...page, path: '/tokens', component: lazyRouteComponent(() => import('./people/TokensPage'), 'TokensPage') }),
  createRoute({ ...page, path: '/notifications', component: lazyRouteComponent(() => import('./mail/MailPage'), 'MailPage') }),
  createRoute({ ...page, path: '/terms', component: lazyRouteComponent(() => import('./terms/TermsPage'), 'TermsPage') }),
  createRoute({ ...page, path: '/audit', component: lazyRouteComponent(() => import('./audit/AuditPage'), 'AuditPage') }),
  createRoute({ ...page, path: '/personal-data', component: lazyRouteComponent(() => import('./person/PersonalDataPage'), 'PersonalDataPage') }),
  createRoute({ ...page, path: '/operations', component: lazyRouteComponent(() => import('./operations/OperationsPage'), 'OperationsPage') }),
])
