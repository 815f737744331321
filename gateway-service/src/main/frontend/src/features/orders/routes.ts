import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute, texts } from '@/shared/routing/routes'

const page = { getParentRoute: () => shellRoute, loader: () => texts('orders') }

/** All orders, and one. */
export const orderRoutes = [
  createRoute({ ...page, path: '/orders', component: lazyRouteComponent(() => import('./OrdersPage'), 'OrdersPage') }),
  createRoute({ ...page, path: '/orders/$orderId', component: lazyRouteComponent(() => import('./OrderPage'), 'OrderPage') }),
] as const
