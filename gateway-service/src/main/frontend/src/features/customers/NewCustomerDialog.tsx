import { ActionIcon, Alert, Anchor, Button, Group, Modal, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type SyntheticEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toProblem } from '@/shared/api/problem'
import { useKeyOf } from '@/shared/api/useKeyOf'
import { useCompanies } from '@/shared/session/session'
import { ErrorState } from '@/shared/ui/ErrorState'
import { type Customer, enterCustomer } from './api'
import { customerName } from './customerName'
import { CONTACT_KINDS } from '@/shared/format/contactKinds'

const EMPTY = { kind: 'phone', value: '' }

/** Enters somebody by hand; whoever has one of the contact points already is named instead. */
export function NewCustomerDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('customers')
  const queries = useQueryClient()
  const navigate = useNavigate()
  const companies = useCompanies()
  const [name, setName] = useState('')
  const [points, setPoints] = useState([EMPTY])
  const [company, setCompany] = useState('')
  const [notes, setNotes] = useState('')
  const keyOf = useKeyOf()
  const filled = points.filter(({ value }) => value.trim())
  const enter = useMutation({
    mutationFn: () => enterCustomer({ name: name.trim() || null, contactPoints: filled, company: company.trim() ? { name: company.trim() } : null, notes }, keyOf),
    onSuccess: async ({ id }) => {
      void queries.invalidateQueries({ queryKey: ['customers'] })
      await navigate({ to: '/customers/$customerId', params: { customerId: id } })
    },
  })
  const problem = enter.isError ? toProblem(enter.error) : null
  const taken = problem?.slug === 'contact-point-taken'
  const theirs = taken ? (problem.problem.current as Customer | undefined) : undefined
  const errorOf = (point: (typeof points)[number]) => {
    const place = filled.indexOf(point)
    return place < 0 ? undefined : problem?.errorOf(`contactPoints[${place}].value`)?.message
  }
  const change = (place: number, more: Partial<typeof EMPTY>) => {
    setPoints(points.map((point, at) => (at === place ? { ...point, ...more } : point)))
    enter.reset()
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    enter.mutate()
  }
  return (
    <Modal opened onClose={onClose} title={t('new.title')} closeButtonProps={{ 'aria-label': t('shared:close') }}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput label={t('new.name')} value={name} onChange={(event) => setName(event.currentTarget.value)} error={problem?.errorOf('name') && t('new.need')} data-autofocus />
          {points.map((point, place) => (
            <Group key={place} gap="xs" align="flex-start" wrap="nowrap">
              <NativeSelect aria-label={t('reach.kind')} value={point.kind} onChange={(event) => change(place, { kind: event.currentTarget.value })} data={CONTACT_KINDS.map((one) => ({ value: one, label: t(`shared:contact.${one}`) }))} />
              <TextInput flex={1} aria-label={t('reach.value')} placeholder={t('reach.value')} value={point.value} onChange={(event) => change(place, { value: event.currentTarget.value })} error={errorOf(point)} />
              {points.length > 1 && (
                <ActionIcon variant="subtle" color="gray" size="lg" onClick={() => setPoints(points.filter((_, at) => at !== place))} aria-label={t('reach.remove', { value: point.value })}>
                  <IconX size={14} aria-hidden />
                </ActionIcon>
              )}
            </Group>
          ))}
          <Button variant="subtle" size="compact-xs" w="fit-content" leftSection={<IconPlus size={13} aria-hidden />} onClick={() => setPoints([...points, EMPTY])}>
            {t('new.add')}
          </Button>
          {companies && <TextInput label={t('new.company')} value={company} onChange={(event) => setCompany(event.currentTarget.value)} error={problem?.errorOf('company.name')?.message} />}
          <Textarea label={t('new.notes')} autosize minRows={2} maxRows={8} value={notes} onChange={(event) => setNotes(event.currentTarget.value)} />
          {taken ? (
            <Alert color="yellow" title={t('new.known')} role="alert">
              {theirs ? (
                <Anchor size="sm" renderRoot={(props) => <Link to="/customers/$customerId" params={{ customerId: theirs.id }} {...props} />}>
                  {t('reach.takenBy', { name: customerName(theirs, t('unnamed')) })}
                </Anchor>
              ) : (
                <Text size="sm">{problem.detail}</Text>
              )}
            </Alert>
          ) : problem && problem.errors.length === 0 ? (
            <ErrorState error={problem} />
          ) : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('card.cancel')}
            </Button>
            <Button type="submit" loading={enter.isPending}>
              {t('new.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
