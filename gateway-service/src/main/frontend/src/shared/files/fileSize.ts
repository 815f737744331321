import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

/** Bytes as people say them: kilobytes up to a megabyte, then megabytes. */
export function useFileSize() {
  const { i18n } = useTranslation('shared')
  return useMemo(() => {
    const as = (unit: string, digits: number) =>
      new Intl.NumberFormat(i18n.language === 'cimode' ? 'en' : i18n.language, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: digits })
    const kilobytes = as('kilobyte', 0)
    const megabytes = as('megabyte', 1)
    return (bytes: number) => (bytes < 1024 * 1024 ? kilobytes.format(Math.max(1, bytes / 1024)) : megabytes.format(bytes / 1024 / 1024))
  }, [i18n.language])
}
