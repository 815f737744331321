import { Alert, Button, Drawer, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import { useSession } from '@/shared/session/session'
import { ErrorState } from '@/shared/ui/ErrorState'
import { createOrder, type CustomerChoice, customerChoiceQuery } from './api'
import { CustomerPicker } from './CustomerPicker'
import { LinesFields } from './LineFields'
import { bodyOf, type LineDraft, lineFaults, newLine, sumOf } from './lines'

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
  const customer = picked ?? given ?? null
  const whole = lines.length > 0 && lines.every((line) => lineFaults(line).length === 0)

  const create = useMutation({
    mutationFn: () => createOrder(customer!.id, bodyOf(lines), currency),
    onSuccess: (order) => {
      notifications.show({ message: t('form.created', { number: order.number }) })
      void cache.invalidateQueries({ queryKey: ['orders'] })
      void navigate({ to: '/orders/$orderId', params: { orderId: order.id } })
    },
  })

  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={
        <Text fw={650} size="lg" span>
          {t('form.title')}
        </Text>
      }
      closeButtonProps={{ 'aria-label': t('form.cancel') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (customer && whole) create.mutate()
        }}
      >
        <Stack gap="lg">
          <CustomerPicker value={customer} onPick={setPicked} error={tried && !customer ? t('form.pickCustomer') : undefined} />
          <LinesFields lines={lines} currency={currency} tried={tried} onChange={setLines} />
          {customer && whole && (
            <Alert variant="light" color="accent">
              {t('form.willDo', { sum: money({ amount: sumOf(lines), currency }), name: customer.name ?? customer.contactPoints[0]?.value ?? '' })}{' '}
              {customer.lifecycle === 'prospect' && t('form.makesBuyer')}
            </Alert>
          )}
          {create.isError && <ErrorState error={create.error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('form.cancel')}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t('form.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Drawer>
  )
}
