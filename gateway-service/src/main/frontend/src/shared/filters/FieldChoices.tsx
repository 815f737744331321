import { MultiSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Field } from '@/shared/api/model'

interface Props {
  field: Field
  value: string[]
  /** How many can be chosen. */
  most?: number
  onChange: (values: string[]) => void
}

/** Values of the workspace's own field in which something is chosen, any of which is asked for. */
export function FieldChoices({ field: { name, type, options }, value, most, onChange }: Props) {
  const { t } = useTranslation('shared')
  return (
    <MultiSelect
      label={name}
      size="xs"
      clearable
      searchable={options.length > 8}
      data={
        type === 'yesNo'
          ? [
              { value: 'true', label: t('yes') },
              { value: 'false', label: t('no') },
            ]
          : options.map((option) => ({ value: option.id, label: option.name }))
      }
      value={value}
      maxValues={most}
      onChange={onChange}
      nothingFoundMessage={t('nothingFound')}
      comboboxProps={{ withinPortal: false }}
    />
  )
}
