import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import type { QueryClient } from '@tanstack/react-query'
import { isProblem } from '@/shared/api/problem'
import { whenSignedOut } from '@/shared/api/client'
import { sessionQuery } from '@/shared/session/session'
import { callThings } from '@/shared/i18n/ownWords'
import { BoardPage } from '@/features/board/BoardPage'
import { Shell } from './Shell'
import { PageProblem } from './PageProblem'
import { NotFound } from './NotFound'
import { speakUnlessChosen, texts } from './i18n'
import { queryClient } from './queryClient'
import { type BoardSearch, readBoardSearch } from './boardSearch'

export const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({ notFoundComponent: NotFound })

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } =>
    typeof search.next === 'string' && /^\/(?![/\\])/.test(search.next) ? { next: search.next } : {},
  loader: () => texts('session'),
  component: lazyRouteComponent(() => import('@/features/session/SignInPage'), 'SignInPage'),
})

/** Everything behind the sign-in. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  beforeLoad: async ({ context, location }) => {
    try {
      const session = await context.queryClient.ensureQueryData(sessionQuery)
      await speakUnlessChosen(session.locale)
      await callThings(session.workspace.terms ?? {})
    } catch (error) {
      if (isProblem(error) && error.status === 401) {
        throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } })
      }
      throw error
    }
  },
  component: Shell,
  errorComponent: PageProblem,
})

const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  beforeLoad: async ({ context }) => {
    const { staff } = await context.queryClient.ensureQueryData(sessionQuery)
    // an analyst sees numbers, never people: the board is not theirs
    throw staff.role === 'analyst' ? redirect({ to: '/reports' }) : redirect({ to: '/board' })
  },
})

/** The page that people open first is not split off: one file compresses and arrives better than fifty. The board stays where it is while a card is opened over it. */
const boardLayoutRoute = createRoute({
  getParentRoute: () => shellRoute,
  id: 'boardLayout',
  validateSearch: (search: Record<string, unknown>): BoardSearch => readBoardSearch(search),
  loader: () => texts('board', 'lead'),
  component: BoardPage,
  errorComponent: PageProblem,
})
const boardRoute = createRoute({ getParentRoute: () => boardLayoutRoute, path: '/board' })
const leadRoute = createRoute({
  getParentRoute: () => boardLayoutRoute,
  path: '/leads/$leadId',
  validateSearch: (search: Record<string, unknown>): { sheet?: 'convert' } => (search.sheet === 'convert' ? { sheet: 'convert' } : {}),
  component: lazyRouteComponent(() => import('@/features/lead/LeadPanel'), 'LeadPanel'),
  errorComponent: PageProblem,
})

/* Pages: one route each; `texts(<feature>)` in the loader, the page itself loaded when it is opened. */
const myDayRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/my-day',
  loader: () => texts('day'),
  component: lazyRouteComponent(() => import('@/features/day/MyDayPage'), 'MyDayPage'),
  errorComponent: PageProblem,
})
const customersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers',
  loader: () => texts('customers'),
  component: lazyRouteComponent(() => import('@/features/customers/CustomersPage'), 'CustomersPage'),
  errorComponent: PageProblem,
})
const customerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers/$customerId',
  loader: () => texts('customers'),
  component: lazyRouteComponent(() => import('@/features/customers/CustomerPage'), 'CustomerPage'),
  errorComponent: PageProblem,
})
const segmentsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/segments',
  loader: () => texts('customers'),
  component: lazyRouteComponent(() => import('@/features/customers/segments/SegmentsPage'), 'SegmentsPage'),
  errorComponent: PageProblem,
})
const companiesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/companies',
  loader: () => texts('customers'),
  component: lazyRouteComponent(() => import('@/features/customers/CompaniesPage'), 'CompaniesPage'),
  errorComponent: PageProblem,
})
const companyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/companies/$companyId',
  loader: () => texts('customers'),
  component: lazyRouteComponent(() => import('@/features/customers/CompanyPage'), 'CompanyPage'),
  errorComponent: PageProblem,
})
const ordersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/orders',
  loader: () => texts('orders'),
  component: lazyRouteComponent(() => import('@/features/orders/OrdersPage'), 'OrdersPage'),
  errorComponent: PageProblem,
})
const orderRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/orders/$orderId',
  loader: () => texts('orders'),
  component: lazyRouteComponent(() => import('@/features/orders/OrderPage'), 'OrderPage'),
  errorComponent: PageProblem,
})
const reportsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/reports',
  beforeLoad: ({ search }) => {
    throw redirect({ to: '/reports/$report', params: { report: 'funnel' }, search: search as never })
  },
})
const reportRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/reports/$report',
  loader: () => texts('reports'),
  component: lazyRouteComponent(() => import('@/features/reports/ReportsPage'), 'ReportsPage'),
  errorComponent: PageProblem,
})
const receiptsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/receipts',
  loader: () => texts('receipts'),
  component: lazyRouteComponent(() => import('@/features/receipts/ReceiptsPage'), 'ReceiptsPage'),
  errorComponent: PageProblem,
})
const ledgerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/receipts/ledger',
  loader: () => texts('receipts'),
  component: lazyRouteComponent(() => import('@/features/receipts/LedgerPage'), 'LedgerPage'),
  errorComponent: PageProblem,
})
const quarantineRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/receipts/quarantine',
  loader: () => texts('receipts'),
  component: lazyRouteComponent(() => import('@/features/receipts/QuarantinePage'), 'QuarantinePage'),
  errorComponent: PageProblem,
})

const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings',
  loader: () => texts('settings'),
  component: lazyRouteComponent(() => import('@/features/settings/SettingsPage'), 'SettingsPage'),
  errorComponent: PageProblem,
})
const settingsHomeRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/settings/connections' })
  },
})
const connectionsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/connections',
  component: lazyRouteComponent(() => import('@/features/settings/connections/ConnectionsPage'), 'ConnectionsPage'),
})
const newConnectionRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/connections/new',
  component: lazyRouteComponent(() => import('@/features/settings/connections/NewConnectionPage'), 'NewConnectionPage'),
})
const connectionRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/connections/$connectionId',
  component: lazyRouteComponent(() => import('@/features/settings/connections/ConnectionPage'), 'ConnectionPage'),
})
const pipelinesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/pipelines',
  component: lazyRouteComponent(() => import('@/features/settings/pipelines/PipelinesPage'), 'PipelinesPage'),
})
const fieldsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/fields',
  component: lazyRouteComponent(() => import('@/features/settings/fields/FieldsPage'), 'FieldsPage'),
})
const orderStatusesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/order-statuses',
  component: lazyRouteComponent(() => import('@/features/settings/statuses/OrderStatusesPage'), 'OrderStatusesPage'),
})
const reasonsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/reasons',
  component: lazyRouteComponent(() => import('@/features/settings/ReasonsPage'), 'ReasonsPage'),
})
const templatesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/templates',
  component: lazyRouteComponent(() => import('@/features/settings/TemplatesPage'), 'TemplatesPage'),
})
const tagsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/tags',
  component: lazyRouteComponent(() => import('@/features/settings/TagsPage'), 'TagsPage'),
})
const sourcesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/sources',
  component: lazyRouteComponent(() => import('@/features/settings/SourcesPage'), 'SourcesPage'),
})
const exclusionsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/exclusions',
  component: lazyRouteComponent(() => import('@/features/settings/ExclusionsPage'), 'ExclusionsPage'),
})
const staffRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/staff',
  component: lazyRouteComponent(() => import('@/features/settings/people/StaffPage'), 'StaffPage'),
})
const teamsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/teams',
  component: lazyRouteComponent(() => import('@/features/settings/people/TeamsPage'), 'TeamsPage'),
})
const tokensRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/tokens',
  component: lazyRouteComponent(() => import('@/features/settings/people/TokensPage'), 'TokensPage'),
})
const mailRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/notifications',
  component: lazyRouteComponent(() => import('@/features/settings/mail/MailPage'), 'MailPage'),
})
const termsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/terms',
  component: lazyRouteComponent(() => import('@/features/settings/terms/TermsPage'), 'TermsPage'),
})
const auditRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/audit',
  component: lazyRouteComponent(() => import('@/features/settings/audit/AuditPage'), 'AuditPage'),
})
const personalDataRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/personal-data',
  component: lazyRouteComponent(() => import('@/features/settings/person/PersonalDataPage'), 'PersonalDataPage'),
})
const importsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/imports',
  component: lazyRouteComponent(() => import('@/features/settings/imports/ImportsPage'), 'ImportsPage'),
})
const importRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/imports/$importId',
  component: lazyRouteComponent(() => import('@/features/settings/imports/ImportPage'), 'ImportPage'),
})
const operationsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/operations',
  component: lazyRouteComponent(() => import('@/features/settings/operations/OperationsPage'), 'OperationsPage'),
})

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    signInRoute,
    shellRoute.addChildren([
      homeRoute,
      boardLayoutRoute.addChildren([boardRoute, leadRoute]),
      myDayRoute,
      customersRoute,
      customerRoute,
      segmentsRoute,
      companiesRoute,
      companyRoute,
      ordersRoute,
      orderRoute,
      reportsRoute,
      reportRoute,
      receiptsRoute,
      ledgerRoute,
      quarantineRoute,
      settingsRoute.addChildren([
        settingsHomeRoute,
        connectionsRoute,
        newConnectionRoute,
        connectionRoute,
        pipelinesRoute,
        fieldsRoute,
        orderStatusesRoute,
        reasonsRoute,
        templatesRoute,
        tagsRoute,
        sourcesRoute,
        exclusionsRoute,
        staffRoute,
        teamsRoute,
        tokensRoute,
        mailRoute,
        termsRoute,
        auditRoute,
        personalDataRoute,
        importsRoute,
        importRoute,
        operationsRoute,
      ]),
    ]),
  ]),
  context: { queryClient },
  defaultPreload: 'intent',
  defaultPendingMs: 300,
  scrollRestoration: false,
})

whenSignedOut(() => {
  if (router.state.location.pathname === '/sign-in') return
  queryClient.clear()
  void router.navigate({ to: '/sign-in', search: { next: router.state.location.href } })
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
