import { MultiSelect, Select, Textarea, TextInput } from '@mantine/core'
import type { KeyboardEventHandler } from 'react'
import { useTranslation } from 'react-i18next'
import type { Field } from '@/shared/api/model'
import type { FieldDraft } from './fieldValue'

interface Props {
  field: Field
  value: FieldDraft
  currency: string
  /** Only for a screen reader, where the name stands beside it anyway. */
  quiet?: boolean
  error?: string
  size?: 'xs' | 'sm'
  autoFocus?: boolean
  onChange: (value: FieldDraft) => void
  onBlur?: () => void
  onKeyDown?: KeyboardEventHandler<HTMLElement>
}

/** One field to fill in, by its type. */
export function FieldInput({ field, value, currency, quiet, error, size, autoFocus, onChange, onBlur, onKeyDown }: Props) {
  const { t } = useTranslation('shared')
  const label = field.type === 'money' ? `${field.name}, ${currency}` : field.name
  const common = {
    ...(quiet ? { 'aria-label': label } : { label }),
    size,
    error,
    autoFocus,
    'data-autofocus': autoFocus || undefined,
    onBlur,
    onKeyDown,
  }
  // stays within the question or the card: a click in a list elsewhere on the page would close what is open
  const within = { comboboxProps: { withinPortal: false } }
  const options = (chosen: FieldDraft) =>
    field.options.filter((option) => option.active || chosen.includes(option.id)).map((option) => ({ value: option.id, label: option.name }))
  if (field.type === 'several')
    return (
      <MultiSelect
        {...common}
        {...within}
        searchable
        hidePickedOptions
        placeholder={value.length === 0 ? t('choose') : undefined}
        nothingFoundMessage={t('nothingFound')}
        value={typeof value === 'string' ? [] : value}
        data={options(value)}
        onChange={onChange}
      />
    )
  const text = typeof value === 'string' ? value : ''
  if (field.type === 'choice' || field.type === 'yesNo')
    return (
      <Select
        {...common}
        {...within}
        clearable
        // what was opened to choose is ready to be chosen
        defaultDropdownOpened={quiet && autoFocus}
        searchable={field.options.length > 8}
        placeholder={t('choose')}
        nothingFoundMessage={t('nothingFound')}
        value={text || null}
        data={
          field.type === 'choice'
            ? options(text)
            : [
                { value: 'true', label: t('yes') },
                { value: 'false', label: t('no') },
              ]
        }
        onChange={(chosen) => onChange(chosen ?? '')}
      />
    )
  if (field.type === 'text')
    return <Textarea {...common} autosize minRows={1} maxRows={6} value={text} onChange={(event) => onChange(event.currentTarget.value)} />
  return (
    <TextInput
      {...common}
      type={field.type === 'date' ? 'date' : 'text'}
      inputMode={field.type === 'number' || field.type === 'money' ? 'decimal' : field.type === 'link' ? 'url' : undefined}
      placeholder={field.type === 'link' ? 'https://' : undefined}
      value={text}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
