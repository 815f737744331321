import { Text } from '@mantine/core'
import type { Money } from '@/shared/api/model'
import { useFormats } from '@/shared/format/useFormats'

/** Sums, one a currency, never added across; `short` for narrow places, the exact sum in the title. */
export function Sums({ sums, short }: { sums: Money[]; short?: boolean }) {
  const { money, moneyShort } = useFormats()
  if (sums.length === 0)
    return (
      <Text span c="dimmed">
        –
      </Text>
    )
  return (
    <>
      {sums.map((sum) => (
        <span key={sum.currency} title={short ? money(sum, true) : undefined} style={{ display: 'block' }}>
          {short ? moneyShort(sum) : money(sum)}
        </span>
      ))}
    </>
  )
}
