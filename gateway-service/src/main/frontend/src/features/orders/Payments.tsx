import { Button, Group, Progress, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconArrowBackUp, IconPlus } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeyOf } from '@/shared/api/useKeyOf'
import { useFormats } from '@/shared/format/useFormats'
import { useRole } from '@/shared/session/session'
import { ErrorState } from '@/shared/ui/ErrorState'
import { Panel } from '@/shared/ui/PageFrame'
import { addPayment, type Order } from './api'
import { paidPercent, paymentAmount, remaining } from './lines'
import classes from './OrderPage.module.css'

/** What was paid and what is still open; a payment is only ever added. */
export function Payments({ order }: { order: Order }) {
  const { t } = useTranslation('orders')
  const { money, date } = useFormats()
  const analyst = useRole('analyst')
  const [adding, setAdding] = useState<'payment' | 'refund' | null>(null)
  const rest = remaining(order.sum.amount, order.paid.amount)
  const over = rest.startsWith('-')
  const { currency } = order.sum
  // what was paid over first; of a cancelled order everything
  const refundable = over && order.statusKind !== 'cancelled' ? rest.slice(1) : order.paid.amount
  return (
    <Panel title={t('card.payments')}>
      <Progress.Root size={6} aria-hidden>
        <Progress.Section value={paidPercent(order.sum.amount, order.paid.amount)} color={Number(rest) <= 0 ? 'green' : 'accent'} withAria={false} />
      </Progress.Root>
      <Group justify="space-between" mt="xs" mb="sm" gap="xs">
        <Text size="sm">
          {t('card.paid')} <b>{money(order.paid)}</b>
          {Number(order.refunded.amount) > 0 && (
            <Text span c="dimmed">
              {' '}
              · {t('card.refunded', { amount: money(order.refunded) })}
            </Text>
          )}
        </Text>
        {Number(rest) !== 0 && (over || order.statusKind !== 'cancelled') && (
          <Text size="sm" c={over ? undefined : 'dimmed'}>
            {over ? t('card.overpaid') : t('card.remaining')} {money({ amount: rest.replace('-', ''), currency })}
          </Text>
        )}
      </Group>
      {order.payments.length === 0 ? (
        <Text size="sm" c="dimmed" mb="sm">
          {t('card.noPayments')}
        </Text>
      ) : (
        <ul className={classes.payments}>
          {order.payments.map((payment) => (
            <li key={payment.id}>
              <span>
                {money(payment.amount, true)}
                {payment.note && (
                  <Text span size="sm" c="dimmed">
                    {' '}
                    · {payment.note}
                  </Text>
                )}
              </span>
              <Text span size="sm" c="dimmed">
                {date(payment.at)}
              </Text>
            </li>
          ))}
        </ul>
      )}
      {!analyst &&
        (adding ? (
          <PaymentForm order={order} back={adding === 'refund'} suggested={adding === 'refund' ? refundable : over ? '' : rest} onDone={() => setAdding(null)} />
        ) : (
          <Group gap="xs">
            {order.statusKind !== 'cancelled' && (
              <Button size="xs" variant="light" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setAdding('payment')}>
                {t('card.addPayment')}
              </Button>
            )}
            {Number(order.paid.amount) > 0 && (
              <Button size="xs" variant="default" leftSection={<IconArrowBackUp size={14} aria-hidden />} onClick={() => setAdding('refund')}>
                {t('card.giveBack')}
              </Button>
            )}
          </Group>
        ))}
    </Panel>
  )
}

interface FormProps {
  order: Order
  /** Whether money is given back. */
  back: boolean
  suggested: string
  onDone: () => void
}

function PaymentForm({ order, back, suggested, onDone }: FormProps) {
  const { t } = useTranslation('orders')
  const { money } = useFormats()
  const cache = useQueryClient()
  const { currency } = order.sum
  const [typed, setTyped] = useState(Number(suggested) > 0 ? suggested : '')
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const keyOf = useKeyOf()
  const amount = paymentAmount(typed)
  const tooMuch = back && amount !== null && remaining(order.paid.amount, amount).startsWith('-')
  const record = useMutation({
    mutationFn: (paid: string) => addPayment(order.id, { amount: back ? `-${paid}` : paid, currency }, note, keyOf),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['orders'] })
      notifications.show({ message: t(back ? 'card.givenBack' : 'card.recorded') })
      onDone()
    },
  })
  const fault = !amount ? t('card.badAmount') : tooMuch ? t('card.tooMuchBack', { amount: money(order.paid, true) }) : undefined
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (amount && !tooMuch) record.mutate(amount)
      }}
    >
      <Stack gap="xs">
        <TextInput
          label={`${t(back ? 'card.amountBack' : 'card.amount')}, ${currency}`}
          inputMode="decimal"
          autoFocus
          value={typed}
          error={tried && fault}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <TextInput
          label={t('card.note')}
          placeholder={t(back ? 'card.whyBack' : 'card.noteHint')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {record.isError && <ErrorState error={record.error} />}
        <Group justify="flex-end" gap="xs">
          <Button size="xs" variant="default" onClick={onDone}>
            {t('form.cancel')}
          </Button>
          <Button size="xs" type="submit" loading={record.isPending}>
            {t(back ? 'card.giveBack' : 'card.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
