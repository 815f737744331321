import type { TFunction } from 'i18next'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { type ProblemError, toProblem } from '@/shared/api/problem'
import { notify } from './notify'

const SERVICES = ['intake', 'lead', 'customer', 'order', 'analytics']

/** The gateway says it in English; which service is away is known, so the person's own words can. */
function serviceDown(problem: ProblemError, t: TFunction<'shared'>) {
  const { service } = problem.problem
  if (problem.slug !== 'service-down' || typeof service !== 'string' || !SERVICES.includes(service)) return undefined
  // of something that was to be written only the gateway knows whether it was
  return { title: t(`problem.down.${service as 'lead'}`), detail: problem.read ? t('problem.unavailableDetail') : (problem.detail ?? t('problem.unavailableDetail')) }
}

/** Title and detail to show for a problem: the service's own words where it has any, ours where no answer came. */
export function problemText(problem: ProblemError, t: TFunction<'shared'>): { title: string; detail: string | undefined } {
  if (problem.offline) return { title: t('problem.offline'), detail: problem.detail ?? t('problem.offlineDetail') }
  const down = serviceDown(problem, t)
  if (down) return down
  if (problem.status === 502 || problem.status === 503 || problem.status === 504)
    return { title: problem.title ?? t('problem.unavailable'), detail: problem.detail ?? t('problem.unavailableDetail') }
  if (problem.status === 403) return { title: problem.title ?? t('problem.forbidden'), detail: problem.detail }
  if (problem.status === 404) return { title: problem.title ?? t('problem.notFound'), detail: problem.detail ?? t('problem.notFoundDetail') }
  if (problem.status >= 500) return { title: t('problem.internal'), detail: t('problem.internalDetail') }
  return { title: problem.title ?? t('problem.unknown'), detail: problem.detail }
}

export function useProblemText(error: unknown) {
  const { t } = useTranslation('shared')
  const problem = toProblem(error)
  return { t, problem, ...problemText(problem, t) }
}

/** A function that shows a failed change as a notification; `kept` says what was put back or kept. */
export function useShowProblem() {
  const { t } = useTranslation('shared')
  return useCallback(
    (error: unknown, kept?: string) => {
      const problem = toProblem(error)
      const { title, detail } = problemText(problem, t)
      const fields = problem.errors.map((field) => field.message)
      notify({
        color: problem.unavailable ? 'yellow' : 'red',
        title,
        message: [detail, ...fields, kept].filter(Boolean).join(' '),
        autoClose: 8000,
      })
    },
    [t],
  )
}
