import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Duplicate } from './model'

const KINDS = ['phone', 'email', 'telegram', 'viber']

/** Why another lead may be the same, in a few words. */
export function useReasons() {
  const { t } = useTranslation('lead')
  return useCallback(
    ({ reasons }: Pick<Duplicate, 'reasons'>) => {
      // texts: merge.same.*
      const words = reasons.map(({ by, contactPoint }) => t(`merge.same.${contactPoint ? (KINDS.includes(contactPoint.kind) ? contactPoint.kind : 'contactPoint') : by}`))
      return [...new Set(words)].join(', ')
    },
    [t],
  )
}
