import { Alert, Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ProblemError, toProblem } from '@/shared/api/problem'
import { useKeyOf } from '@/shared/api/useKeyOf'
import { useFormats } from '@/shared/format/useFormats'
import { useSession } from '@/shared/session/session'
import { ErrorState } from '@/shared/ui/ErrorState'
import { createOrder, type CustomerChoice, customerChoiceQuery, enterPerson, type NewPerson } from './api'
import { CustomerPicker } from './CustomerPicker'
import { FormDrawer } from './FormDrawer'
import { LinesFields } from './LineFields'
import { bodyOf, type LineDraft, lineFaults, newLine, sumOf } from './lines'
import { NewPersonFields } from './NewPersonFields'

const NOBODY: NewPerson = { name: '', kind: 'phone', value: '' }
const MOST_TRIES = 12

/** Somebody who was just entered is known to orders a moment later. */
const notKnownYet = (error: ProblemError) => error.status === 422 && error.errorOf('customerId') !== undefined

/** An order by hand: who, what, and what will be made before it is made. */
export function NewOrder({ customerId, onClose }: { customerId?: string; onClose: () => void }) {
  const { t } = useTranslation('orders')
  const { money } = useFormats()
  const { currency } = useSession().workspace
  const navigate = useNavigate()
  const cache = useQueryClient()
  const given = useQuery({ ...customerChoiceQuery(customerId ?? ''), enabled: Boolean(customerId) }).data
  const [picked, setPicked] = useState<CustomerChoice | null>(null)
  const [lines, setLines] = useState<LineDraft[]>([newLine(0)])
  const [tried, setTried] = useState(false)
  const [person, setPerson] = useState<NewPerson | null>(null)
  const [personKeyOf, orderKeyOf] = [useKeyOf(), useKeyOf()]
  const customer = person ? null : (picked ?? given ?? null)
  const somebody = person ? Boolean(person.name.trim() || person.value.trim()) : customer !== null
  const whole = lines.length > 0 && lines.every((line) => lineFaults(line).length === 0)

  const create = useMutation({
    mutationFn: async () => {
      const who = person ? await enterPerson(person, personKeyOf) : customer!
      setPicked(who)
      setPerson(null)
      return createOrder(who.id, bodyOf(lines), currency, orderKeyOf)
    },
    retry: (times, error) => times < MOST_TRIES && notKnownYet(toProblem(error)),
    retryDelay: (times) => Math.min(250 * 2 ** times, 2000),
    onSuccess: (order) => {
      notifications.show({ message: t('form.created', { number: order.number }) })
      void cache.invalidateQueries({ queryKey: ['orders'] })
      void cache.invalidateQueries({ queryKey: ['customers'] })
      void navigate({ to: '/orders/$orderId', params: { orderId: order.id } })
    },
  })
  const problem = create.isError ? toProblem(create.error) : undefined
  const ofPerson = person !== null && problem !== undefined && (problem.slug === 'contact-point-taken' || problem.errors.some(({ field }) => field === 'name' || field.startsWith('contactPoints')))
  const write = (now: NewPerson | null) => {
    setPerson(now)
    create.reset()
  }

  const send = () => {
    setTried(true)
    if (somebody && whole) create.mutate()
  }
  return (
    <FormDrawer title={t('form.title')} send={t('form.create')} busy={create.isPending} onSend={send} onClose={onClose}>
      <div>
        {person ? (
          <NewPersonFields
            person={person}
            onChange={write}
            problem={ofPerson ? problem : undefined}
            error={tried && !somebody ? t('form.needPerson') : undefined}
            onUse={(known) => {
              setPicked(known)
              write(null)
            }}
          />
        ) : (
          <CustomerPicker value={customer} onPick={setPicked} error={tried && !customer ? t('form.pickCustomer') : undefined} />
        )}
        <Button variant="subtle" size="compact-xs" mt={6} onClick={() => write(person ? null : NOBODY)}>
          {t(person ? 'form.knownPerson' : 'form.newPerson')}
        </Button>
      </div>
      <LinesFields lines={lines} currency={currency} tried={tried} onChange={setLines} />
      {customer && whole && (
        <Alert variant="light" color="accent">
          {t('form.willDo', { sum: money({ amount: sumOf(lines), currency }), name: customer.name ?? customer.contactPoints[0]?.value ?? '' })}{' '}
          {customer.lifecycle === 'prospect' && t('form.makesBuyer')}
        </Alert>
      )}
      {person && somebody && whole && (
        <Alert variant="light" color="accent">
          {t('form.willMake', { sum: money({ amount: sumOf(lines), currency }), name: person.name.trim() || person.value.trim() })}
        </Alert>
      )}
      {problem && !ofPerson && <ErrorState error={problem} />}
    </FormDrawer>
  )
}
