import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { boardLayoutRoute, boardRoute } from '@/features/board/routes'
import { customerRoutes } from '@/features/customers/routes'
import { dayRoutes } from '@/features/day/routes'
import { orderRoutes } from '@/features/orders/routes'
import { receiptRoutes } from '@/features/receipts/routes'
import { reportRoutes } from '@/features/reports/routes'
import { signInRoute } from '@/features/session/routes'
import { settingsRoutes } from '@/features/settings/routes'
import { whenSignedOut } from '@/shared/api/client'
import { rootRoute, shellRoute } from '@/shared/routing/routes'
import { sessionQuery } from '@/shared/session/session'
import { NotFound } from './NotFound'
import { PageProblem } from './PageProblem'
import { queryClient } from './queryClient'
import { Shell } from './Shell'

const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  beforeLoad: async ({ context }) => {
    const { staff } = await context.queryClient.ensureQueryData(sessionQuery)
    // an analyst sees numbers, never people: the board is not theirs
    throw staff.role === 'analyst' ? redirect({ to: '/reports' }) : redirect({ to: '/board' })
  },
})

/** A card lies over the board: here the two features meet. */
const leadRoute = createRoute({
  getParentRoute: () => boardLayoutRoute,
  path: '/leads/$leadId',
  validateSearch: (search: Record<string, unknown>): { sheet?: 'convert' } => (search.sheet === 'convert' ? { sheet: 'convert' } : {}),
  component: lazyRouteComponent(() => import('@/features/lead/LeadPanel'), 'LeadPanel'),
})

shellRoute.update({ component: Shell })

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    signInRoute,
    shellRoute.addChildren([
      homeRoute,
      boardLayoutRoute.addChildren([boardRoute, leadRoute]),
      ...dayRoutes,
      ...customerRoutes,
      ...orderRoutes,
      ...reportRoutes,
      ...receiptRoutes,
      settingsRoutes,
    ]),
  ]),
  context: { queryClient },
  defaultPreload: 'intent',
  defaultPendingMs: 300,
  defaultErrorComponent: PageProblem,
  defaultNotFoundComponent: NotFound,
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
