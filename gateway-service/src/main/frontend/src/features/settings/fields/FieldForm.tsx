import { Button, Group, Select, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Field, FieldOf, FieldType } from '@/shared/api/model'
import { toProblem } from '@/shared/api/problem'
import { ErrorState } from '@/shared/ui/ErrorState'
import { changeField, createField } from './api'
import { draftsOf, hasOptions, type OptionDraft, optionFault, optionsBody, TYPES } from './options'
import { OptionsEditor } from './OptionsEditor'

/** A new field, or one that is changed; its type stays what it is. */
export function FieldForm({ of, field, onDone }: { of: FieldOf; field?: Field; onDone: () => void }) {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const [name, setName] = useState(field?.name ?? '')
  const [type, setType] = useState<FieldType>(field?.type ?? 'text')
  const [options, setOptions] = useState<OptionDraft[]>(field ? draftsOf(field) : [])
  const save = useMutation({
    mutationFn: () => {
      const body = { name: name.trim(), ...(hasOptions(type) && { options: optionsBody(options) }) }
      return field ? changeField(field, body) : createField({ of, ...body, type })
    },
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['fields'] })
      onDone()
    },
    // somebody else changed it: the list behind shows what stands there now
    onError: (error) => (toProblem(error).conflict ? cache.invalidateQueries({ queryKey: ['fields'] }) : undefined),
  })
  const problem = save.error ? toProblem(save.error) : undefined
  const fault = hasOptions(type) ? optionFault(options) : null
  const ready = name.trim() !== '' && fault === null
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) save.mutate()
      }}
    >
      <Stack gap="sm">
        <Group gap="sm" align="flex-start">
          <TextInput
            label={t('fields.name')}
            placeholder={t('fields.nameHint')}
            maxLength={100}
            autoFocus
            value={name}
            error={problem?.byField().name}
            style={{ flex: '1 1 220px' }}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Select
            label={t('fields.type')}
            description={field && t('fields.typeStays')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            allowDeselect={false}
            disabled={field !== undefined}
            w={220}
            value={type}
            onChange={(value) => setType(value as FieldType)}
            data={TYPES.map((value) => ({ value, label: t(`fields.types.${value}`) }))}
          />
        </Group>
        {hasOptions(type) && <OptionsEditor options={options} fault={fault} onChange={setOptions} />}
        {problem && !problem.byField().name && <ErrorState error={save.error} kept={t('fields.kept')} />}
        <Group gap="xs">
          <Button type="submit" disabled={!ready} loading={save.isPending}>
            {t('save')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
