import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute, texts } from '@/shared/routing/routes'

const page = { getParentRoute: () => shellRoute, loader: () => texts('customers') }

/** People, companies and segments. */
export const customerRoutes = [
  createRoute({ ...page, path: '/customers', component: lazyRouteComponent(() => import('./CustomersPage'), 'CustomersPage') }),
  createRoute({ ...page, path: '/customers/$customerId', component: lazyRouteComponent(() => import('./CustomerPage'), 'CustomerPage') }),
  createRoute({ ...page, path: '/segments', component: lazyRouteComponent(() => import('./segments/SegmentsPage'), 'SegmentsPage') }),
  createRoute({ ...page, path: '/companies', component: lazyRouteComponent(() => import('./CompaniesPage'), 'CompaniesPage') }),
  createRoute({ ...page, path: '/companies/$companyId', component: lazyRouteComponent(() => import('./CompanyPage'), 'CompanyPage') }),
] as const
