import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { contactText } from '@/shared/format/contact'
import type { PossibleDuplicate } from './api'

/** Why somebody may be the same person, in a few words. */
export function useSameness() {
  const { t } = useTranslation('customers')
  return useCallback(
    ({ reasons }: Pick<PossibleDuplicate, 'reasons'>) => {
      const words = reasons.map(({ by, contactPoint }) => {
        const key = by.endsWith('ontactPoint') && !contactPoint ? 'contactPoints' : by
        // texts: merge.same.*
        return t(`merge.same.${key}`, { point: contactPoint ? contactText(contactPoint) : '' })
      })
      return [...new Set(words)].join(', ')
    },
    [t],
  )
}
