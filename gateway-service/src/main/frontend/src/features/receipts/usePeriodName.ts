import { useMemo } from 'react'
import { useFormats } from '@/shared/format/useFormats'

/** "21 Nov, 14:00" or "21 Nov": the name of an hour or a day of the ledger. */
export function usePeriodName(by: 'hour' | 'day') {
  const { language, timeZone } = useFormats()
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(language, {
      timeZone,
      day: 'numeric',
      month: 'short',
      ...(by === 'hour' ? { hour: '2-digit', minute: '2-digit' } : {}),
    })
    // a plain date is a day of the workspace, not a midnight in Greenwich
    const plain = new Intl.DateTimeFormat(language, { timeZone: 'UTC', day: 'numeric', month: 'short' })
    return (period: string) => (period.length === 10 ? plain : format).format(new Date(period))
  }, [language, timeZone, by])
}
