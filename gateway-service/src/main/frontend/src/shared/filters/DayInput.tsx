import { TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { isDay } from '@/shared/fields/fieldValue'

interface Props {
  label: string
  description?: ReactNode
  value: string | undefined
  min?: string
  max?: string
  disabled?: boolean
  size?: 'xs' | 'sm'
  miw?: number
  error?: ReactNode
  onChange: (day: string | undefined) => void
}

/** A day that is written or picked; taken as soon as it is one. */
export function DayInput({ value, onChange, ...rest }: Props) {
  const take = (day: string) => {
    // a year that is still being written has six digits in some browsers
    if (!day || isDay(day)) onChange(day || undefined)
  }
  return <TextInput type="date" size="xs" inputWrapperOrder={['label', 'input', 'description', 'error']} value={value ?? ''} onChange={(event) => take(event.currentTarget.value)} {...rest} />
}
