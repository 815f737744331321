import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import type { QueryClient } from '@tanstack/react-query'
import { isProblem } from '@/shared/api/problem'
import { whenSignedOut } from '@/shared/api/client'
import { sessionQuery } from '@/shared/session/session'
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
    } catch (error) {
      if (isProblem(error) && error.status === 401) {
        throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } })
      }
      throw error
    }
  },
  component: lazyRouteComponent(() => import('./Shell'), 'Shell'),
  errorComponent: PageProblem,
})

const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/board' })
  },
})

/** The board stays where it is while a card is opened over it. */
const boardLayoutRoute = createRoute({
  getParentRoute: () => shellRoute,
  id: 'boardLayout',
  validateSearch: (search: Record<string, unknown>): BoardSearch => readBoardSearch(search),
  loader: () => texts('board', 'lead'),
  component: lazyRouteComponent(() => import('@/features/board/BoardPage'), 'BoardPage'),
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
const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings',
  loader: () => texts('settings'),
  component: lazyRouteComponent(() => import('@/features/settings/SettingsPage'), 'SettingsPage'),
  errorComponent: PageProblem,
})

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    signInRoute,
    shellRoute.addChildren([
      homeRoute,
      boardLayoutRoute.addChildren([boardRoute, leadRoute]),
      customersRoute,
      customerRoute,
      ordersRoute,
      orderRoute,
      reportsRoute,
      receiptsRoute,
      settingsRoute,
    ]),
  ]),
  context: { queryClient },
  defaultPreload: 'intent',
  defaultPendingMs: 300,
  scrollRestoration: false,
})

whenSignedOut(() => {
  queryClient.clear()
  void router.navigate({ to: '/sign-in', search: { next: router.state.location.href } })
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
