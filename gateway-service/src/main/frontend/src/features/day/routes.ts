import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute, texts } from '@/shared/routing/routes'

const page = { getParentRoute: () => shellRoute, loader: () => texts('day') }

/** What there is to do today. */
export const dayRoutes = [
  createRoute({ ...page, path: '/my-day', component: lazyRouteComponent(() => import('./MyDayPage'), 'MyDayPage') }),
] as const
