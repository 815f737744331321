import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

interface Props {
  label: string
  value: string
  onChange: (text: string | undefined) => void
}

/** The search of a page: `/` goes into it, Esc empties it; asks the service when typing pauses. */
export function SearchBox({ label, value, onChange }: Props) {
  const { t } = useTranslation('shared')
  const [typed, setTyped] = useState(value)
  const [told, setTold] = useState(value)
  // the address changed from outside (back button, a cleared filter): show it
  if (value !== told) {
    setTold(value)
    setTyped(value)
  }
  const tell = useDebouncedCallback((text: string) => {
    setTold(text)
    onChange(text || undefined)
  }, 250)
  const write = (text: string) => {
    setTyped(text)
    tell(text)
  }
  return (
    <TextInput
      data-search
      type="search"
      aria-label={label}
      placeholder={label}
      size="xs"
      style={{ flex: '1 1 220px', maxWidth: 360 }}
      leftSection={<IconSearch size={14} aria-hidden />}
      rightSection={typed && <CloseButton size="xs" aria-label={t('clear')} onClick={() => write('')} />}
      value={typed}
      onChange={(event) => write(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && typed) {
          event.stopPropagation()
          write('')
        }
      }}
    />
  )
}
