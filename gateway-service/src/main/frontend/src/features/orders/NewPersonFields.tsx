import { Alert, Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ProblemError } from '@/shared/api/problem'
import { CONTACT_KINDS } from '@/shared/format/contactKinds'
import type { CustomerChoice, NewPerson } from './api'

interface Props {
  person: NewPerson
  onChange: (person: NewPerson) => void
  /** Why they could not be entered. */
  problem: ProblemError | undefined
  /** Said when there is neither a name nor a contact point. */
  error: string | undefined
  onUse: (known: CustomerChoice) => void
}

/** Who is new; whoever has the contact point already is offered instead. */
export function NewPersonFields({ person, onChange, problem, error, onUse }: Props) {
  const { t } = useTranslation('orders')
  const taken = problem?.slug === 'contact-point-taken'
  const known = taken ? (problem.problem.current as CustomerChoice | undefined) : undefined
  const knownName = known?.name ?? person.value
  return (
    <Stack gap="xs">
      <TextInput label={t('form.personName')} value={person.name} onChange={(event) => onChange({ ...person, name: event.currentTarget.value })} error={error ?? problem?.errorOf('name')?.message} data-autofocus />
      <Group gap="xs" align="flex-start" wrap="nowrap">
        <NativeSelect
          aria-label={t('form.kind')}
          value={person.kind}
          onChange={(event) => onChange({ ...person, kind: event.currentTarget.value })}
          data={CONTACT_KINDS.map((one) => ({ value: one, label: t(`shared:contact.${one}`) }))}
        />
        <TextInput
          flex={1}
          aria-label={t('form.reach')}
          placeholder={t('form.reach')}
          value={person.value}
          onChange={(event) => onChange({ ...person, value: event.currentTarget.value })}
          error={taken || problem?.errorOf('contactPoints[0].value')?.message}
        />
      </Group>
      {taken && (
        <Alert color="yellow" role="alert" title={known ? t('form.isTheirs', { name: knownName }) : t('form.somebodys')}>
          {known ? (
            <Button size="compact-sm" variant="light" onClick={() => onUse(known)}>
              {t('form.useThem', { name: knownName })}
            </Button>
          ) : (
            problem.detail
          )}
        </Alert>
      )}
    </Stack>
  )
}
