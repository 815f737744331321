import { TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { numberIn } from '@/shared/fields/fieldValue'
import { decimalText, parseDecimal } from '@/shared/format/money'

interface Props {
  label: string
  value: string | undefined
  /** A sum of money, nothing below zero; any number otherwise. */
  sum?: boolean
  disabled?: boolean
  error?: ReactNode
  onChange: (value: string | undefined) => void
}

/** A number by which something is chosen, taken when it is left, or with Enter: half a number is none. */
export function DecimalInput({ label, value, sum = false, disabled, error, onChange }: Props) {
  const { t } = useTranslation('shared')
  const [draft, setDraft] = useState<string | null>(null)
  const text = draft ?? value ?? ''
  const read = text.trim() ? (sum ? sumIn(text) : numberIn(text)) : undefined
  const wrong = read === null
  const take = () => {
    if (draft === null || wrong) return
    setDraft(null)
    if (read !== value) onChange(read)
  }
  return (
    <TextInput
      size="xs"
      inputMode="decimal"
      label={label}
      disabled={disabled}
      value={text}
      error={wrong ? t(sum ? 'fieldFault.money' : 'fieldFault.number') : error}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take()
      }}
    />
  )
}

function sumIn(text: string): string | null {
  const units = parseDecimal(text)
  return units === null || units < 0n ? null : decimalText(units).replace(/\.00$/, '')
}
