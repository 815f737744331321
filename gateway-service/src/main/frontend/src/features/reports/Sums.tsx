import { Text } from '@mantine/core'
import type { Money } from '@/shared/api/model'
import { useFormats } from '@/shared/format/useFormats'

/** Sums, one a currency, never added across; `short` for narrow places, the exact sum in the title. */
export function Sums({ sums, short, inline }: { sums: Money[]; short?: boolean; inline?: boolean }) {
  const { money, moneyShort } = useFormats()
  if (sums.every((sum) => Number(sum.amount) === 0))
    return (
      <Text span c="dimmed">
        –
      </Text>
    )
  return (
    <>
      {sums.map((sum) => (
        <span key={sum.currency} title={short ? money(sum, true) : undefined} style={inline ? { marginInlineEnd: 4 } : { display: 'block' }}>
          {short ? moneyShort(sum) : money(sum)}
        </span>
      ))}
    </>
  )
}
