import { PasswordInput, Switch, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Field } from './api'
import { inLanguage, readable } from './form'

interface FieldProps {
  field: Field
  value: string
  error?: string
  onChange: (value: string) => void
}

/** One setting or secret of a provider, by its kind. */
export function FieldInput({ field, value, error, onChange }: FieldProps) {
  const { t, i18n } = useTranslation('settings')
  const common = {
    label: field.required ? readable(field.name) : `${readable(field.name)} (${t('connections.form.optional')})`,
    description: inLanguage(field.help, i18n.language) || undefined,
    error,
  }
  if (field.kind === 'flag')
    return <Switch {...common} checked={value === 'true'} onChange={(event) => onChange(event.currentTarget.checked ? 'true' : '')} />
  if (field.kind === 'secret')
    return (
      <PasswordInput
        {...common}
        autoComplete="off"
        value={value}
        visibilityToggleButtonProps={{ 'aria-label': t('connections.form.show') }}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    )
  if (field.kind === 'list')
    return <Textarea {...common} autosize minRows={2} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
  return (
    <TextInput {...common} type={field.kind === 'url' ? 'url' : 'text'} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
  )
}
