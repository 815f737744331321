import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute, texts } from '@/shared/routing/routes'

/** The only page without a session; `next` is an address of ours to go on to. */
export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } =>
    typeof search.next === 'string' && /^\/(?![/\\])/.test(search.next) ? { next: search.next } : {},
  loader: () => texts('session'),
  component: lazyRouteComponent(() => import('./SignInPage'), 'SignInPage'),
})
