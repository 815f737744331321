import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute, texts } from '@/shared/routing/routes'

const page = { getParentRoute: () => shellRoute, loader: () => texts('receipts') }

/** What came in, and what became of it. */
export const receiptRoutes = [
  createRoute({ ...page, path: '/receipts', component: lazyRouteComponent(() => import('./ReceiptsPage'), 'ReceiptsPage') }),
  createRoute({ ...page, path: '/receipts/ledger', component: lazyRouteComponent(() => import('./LedgerPage'), 'LedgerPage') }),
  createRoute({ ...page, path: '/receipts/quarantine', component: lazyRouteComponent(() => import('./QuarantinePage'), 'QuarantinePage') }),
] as const
