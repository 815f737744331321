import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router'
import i18next from 'i18next'
import { isProblem } from '@/shared/api/problem'
import { speakUnlessChosen } from '@/shared/i18n/language'
import { callThings } from '@/shared/i18n/ownWords'
import { sessionQuery } from '@/shared/session/session'

export const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()()

/** Everything behind the sign-in; the app draws the shell around it. */
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
})

/** For loaders: the texts of a feature are there before its page is drawn. */
export const texts = (...features: string[]) => i18next.loadNamespaces(features)
