import type { ErrorComponentProps } from '@tanstack/react-router'
import { useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ErrorState } from '@/shared/ui/ErrorState'

/** A page that could not be opened at all; the navigation beside it goes on working. */
// the router has this one in its type, so its own must not be asked of the router
export function PageProblem({ error, reset }: ErrorComponentProps): ReactNode {
  const router = useRouter()
  return (
    <ErrorState
      error={error}
      onRetry={() => {
        reset()
        void router.invalidate()
      }}
    />
  )
}
