import { Select, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { contactText } from '@/shared/format/contact'
import { type CustomerChoice, customerChoicesQuery } from './api'

interface Props {
  value: CustomerChoice | null
  onPick: (customer: CustomerChoice | null) => void
  error?: string
}

/** Finds a customer by name or contact point; the service searches, not the browser. */
export function CustomerPicker({ value, onPick, error }: Props) {
  const { t } = useTranslation('orders')
  const [typed, setTyped] = useState('')
  const [asked] = useDebouncedValue(typed, 250)
  const found = useQuery({ ...customerChoicesQuery(asked), placeholderData: keepPreviousData })
  const people = [...(value ? [value] : []), ...(found.data?.items ?? []).filter((one) => one.id !== value?.id)]
  const labelOf = (one: CustomerChoice) => one.name ?? (one.contactPoints[0] ? contactText(one.contactPoints[0]) : '–')
  return (
    <Select
      label={t('form.customer')}
      placeholder={t('form.customerHint')}
      searchable
      data-autofocus
      openOnFocus={false}
      clearable
      withAsterisk
      clearButtonProps={{ 'aria-label': t('shared:clear') }}
      error={error}
      data={people.map((one) => ({ value: one.id, label: labelOf(one) }))}
      value={value?.id ?? null}
      onChange={(id) => onPick(people.find((one) => one.id === id) ?? null)}
      onSearchChange={(text) => setTyped(value && text === labelOf(value) ? '' : text)}
      filter={({ options }) => options}
      nothingFoundMessage={found.isFetching ? t('form.searching') : t('form.nobody')}
      renderOption={({ option }) => {
        const one = people.find((person) => person.id === option.value)
        return (
          <div>
            <Text size="md">{option.label}</Text>
            <Text size="xs" c="dimmed">
              {[...(one?.contactPoints.map(contactText) ?? []), one?.company?.name].filter(Boolean).slice(0, 3).join(' · ')}
            </Text>
          </div>
        )
      }}
    />
  )
}
