import { Button, Group, Progress, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconPlus } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
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
  const [adding, setAdding] = useState(false)
  const rest = remaining(order.sum.amount, order.paid.amount)
  const over = rest.startsWith('-')
  const { currency } = order.sum
  return (
    <Panel title={t('card.payments')}>
      <Progress.Root size={6} aria-hidden>
        <Progress.Section value={paidPercent(order.sum.amount, order.paid.amount)} color={Number(rest) <= 0 ? 'green' : 'accent'} withAria={false} />
      </Progress.Root>
      <Group justify="space-between" mt="xs" mb="sm" gap="xs">
        <Text size="sm">
          {t('card.paid')} <b>{money(order.paid)}</b>
        </Text>
        {Number(rest) !== 0 && (
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
          <PaymentForm order={order} rest={over ? '' : rest} onDone={() => setAdding(false)} />
        ) : (
          <Button size="xs" variant="light" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setAdding(true)}>
            {t('card.addPayment')}
          </Button>
        ))}
    </Panel>
  )
}

function PaymentForm({ order, rest, onDone }: { order: Order; rest: string; onDone: () => void }) {
  const { t } = useTranslation('orders')
  const cache = useQueryClient()
  const { currency } = order.sum
  const [typed, setTyped] = useState(Number(rest) > 0 ? rest : '')
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const amount = paymentAmount(typed)
  const record = useMutation({
    mutationFn: (paid: string) => addPayment(order.id, { amount: paid, currency }, note),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['orders'] })
      notifications.show({ message: t('card.recorded') })
      onDone()
    },
  })
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (amount) record.mutate(amount)
      }}
    >
      <Stack gap="xs">
        <TextInput
          label={`${t('card.amount')}, ${currency}`}
          inputMode="decimal"
          autoFocus
          value={typed}
          error={tried && !amount && t('card.badAmount')}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <TextInput label={t('card.note')} placeholder={t('card.noteHint')} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
        {record.isError && <ErrorState error={record.error} />}
        <Group justify="flex-end" gap="xs">
          <Button size="xs" variant="default" onClick={onDone}>
            {t('form.cancel')}
          </Button>
          <Button size="xs" type="submit" loading={record.isPending}>
            {t('card.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
