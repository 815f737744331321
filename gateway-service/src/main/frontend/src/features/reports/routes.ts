import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { shellRoute, texts } from '@/shared/routing/routes'

/** The reports; the funnel is the first. */
export const reportRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reports',
    beforeLoad: ({ search }) => {
      throw redirect({ to: '/reports/$report', params: { report: 'funnel' }, search: search as never })
    },
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reports/$report',
    loader: () => texts('reports'),
    component: lazyRouteComponent(() => import('./ReportsPage'), 'ReportsPage'),
  }),
] as const
