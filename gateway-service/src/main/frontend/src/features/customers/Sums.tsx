import type { Money } from '@/shared/api/model'
import { useFormats } from '@/shared/format/useFormats'

/** Sums, one a currency: they are never added across. */
export function Sums({ sums, none = '–' }: { sums: Money[]; none?: string }) {
  const { money } = useFormats()
  if (sums.length === 0) return <>{none}</>
  return <>{sums.map((sum) => money(sum)).join(' · ')}</>
}
