import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { sessionQuery } from '@/shared/session/session'
import { makeFormats } from './formats'

/** Numbers, money and times in the person's language and the workspace's zone. */
export function useFormats() {
  const { i18n } = useTranslation()
  const zone = useQuery({ ...sessionQuery, enabled: false }).data?.workspace.timeZone
  return useMemo(
    () => makeFormats(i18n.language, zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone),
    [i18n.language, zone],
  )
}
