import { ActionIcon, Alert, Anchor, Button, Group, NativeSelect, Text, TextInput, Tooltip } from '@mantine/core'
import { IconPlus, IconStar, IconStarFilled, IconX } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type SyntheticEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toProblem } from '@/shared/api/problem'
import { contactText } from '@/shared/format/contact'
import { useRole } from '@/shared/session/session'
import { ContactPointLine } from '@/shared/ui/ContactPoint'
import { useShowProblem } from '@/shared/ui/problemText'
import { addContactPoint, type Customer, customerQuery, preferContactPoint, type PreferredPoint, removeContactPoint } from './api'
import { customerName } from './customerName'
import { CONTACT_KINDS } from '@/shared/format/contactKinds'

/** By what somebody can be reached: several of a kind, one of each kind first; added, removed and preferred in place. */
export function ContactPoints({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers')
  const reader = useRole('analyst') || customer.mergedInto !== undefined
  const [adding, setAdding] = useState(false)
  const change = useChange(customer)
  const showProblem = useShowProblem()
  const several = (kind: string) => customer.contactPoints.filter((point) => point.kind === kind).length > 1
  const run = (what: () => Promise<Customer>) => change.mutate(what, { onError: (error) => showProblem(error) })
  return (
    <>
      {customer.contactPoints.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('reach.none')}
        </Text>
      )}
      {customer.contactPoints.map((point) => (
        <Group key={`${point.kind} ${point.value}`} gap={4} wrap="nowrap">
          <div style={{ flex: 1, minWidth: 0 }}>
            <ContactPointLine point={point} />
          </div>
          {several(point.kind) && <Prefer point={point} disabled={reader || change.isPending} onPrefer={() => run(() => preferContactPoint(customer.id, point))} />}
          {!reader && (
            <ActionIcon variant="subtle" color="gray" size="sm" disabled={change.isPending} onClick={() => run(() => removeContactPoint(customer.id, point))} aria-label={t('reach.remove', { value: contactText(point) })}>
              <IconX size={14} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      ))}
      {!reader &&
        (adding ? (
          <AddContactPoint customer={customer} onDone={() => setAdding(false)} />
        ) : (
          <Button variant="subtle" size="compact-xs" mt={4} leftSection={<IconPlus size={13} aria-hidden />} onClick={() => setAdding(true)}>
            {t('reach.add')}
          </Button>
        ))}
    </>
  )
}

function useChange(customer: Customer) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (what: () => Promise<Customer>) => what(),
    onSuccess: (now) => queries.setQueryData(customerQuery(customer.id).queryKey, now),
    // who is offered as the same person goes by contact points too
    onSettled: () => void queries.invalidateQueries({ queryKey: ['customers'] }),
  })
}

function Prefer({ point, disabled, onPrefer }: { point: PreferredPoint; disabled: boolean; onPrefer: () => void }) {
  const { t } = useTranslation('customers')
  const label = point.preferred ? t('reach.preferred') : t('reach.prefer', { value: contactText(point) })
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color={point.preferred ? 'accent' : 'gray'} size="sm" aria-pressed={point.preferred ?? false} aria-label={label} disabled={disabled} onClick={() => !point.preferred && onPrefer()}>
        {point.preferred ? <IconStarFilled size={14} aria-hidden /> : <IconStar size={14} aria-hidden />}
      </ActionIcon>
    </Tooltip>
  )
}

function AddContactPoint({ customer, onDone }: { customer: Customer; onDone: () => void }) {
  const { t } = useTranslation('customers')
  const [kind, setKind] = useState<string>('phone')
  const [value, setValue] = useState('')
  const change = useChange(customer)
  const problem = change.isError ? toProblem(change.error) : null
  const theirs = problem?.slug === 'contact-point-taken' ? (problem.problem.current as Customer | undefined) : undefined
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (value.trim()) change.mutate(() => addContactPoint(customer.id, { kind, value }), { onSuccess: onDone })
  }
  return (
    <form onSubmit={submit}>
      <Group gap="xs" mt={6} align="flex-start" wrap="nowrap">
        <NativeSelect size="xs" aria-label={t('reach.kind')} value={kind} onChange={(event) => setKind(event.currentTarget.value)} data={CONTACT_KINDS.map((one) => ({ value: one, label: t(`shared:contact.${one}`) }))} />
        <TextInput
          size="xs"
          flex={1}
          miw={0}
          aria-label={t('reach.value')}
          placeholder={t('reach.value')}
          value={value}
          onChange={(event) => {
            setValue(event.currentTarget.value)
            change.reset()
          }}
          onKeyDown={(event) => event.key === 'Escape' && onDone()}
          error={problem && (problem.errorOf('value')?.message ?? problem.detail ?? problem.title)}
          data-autofocus
          autoFocus
        />
      </Group>
      {problem?.slug === 'contact-point-taken' && (
        <Alert color="yellow" mt="xs" p="xs" role="alert">
          <Text size="sm">{t('reach.taken')}</Text>
          {theirs && (
            <Anchor size="sm" renderRoot={(props) => <Link to="/customers/$customerId" params={{ customerId: theirs.id }} {...props} />}>
              {t('reach.takenBy', { name: customerName(theirs, t('unnamed')) })}
            </Anchor>
          )}
        </Alert>
      )}
      <Group gap="xs" mt={6} justify="flex-end">
        <Button size="compact-xs" variant="default" onClick={onDone}>
          {t('card.cancel')}
        </Button>
        <Button size="compact-xs" type="submit" loading={change.isPending}>
          {t('reach.save')}
        </Button>
      </Group>
    </form>
  )
}
