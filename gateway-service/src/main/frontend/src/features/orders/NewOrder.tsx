import { ActionIcon, Alert, Button, Drawer, Group, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import { useSession } from '@/shared/session/session'
import { ErrorState } from '@/shared/ui/ErrorState'
import { createOrder, type CustomerChoice, customerChoiceQuery } from './api'
import { CustomerPicker } from './CustomerPicker'
import { bodyOf, type LineDraft, lineFaults, newLine, sumOf } from './lines'
import classes from './OrderPage.module.css'

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
  const setLine = (key: number, change: Partial<LineDraft>) =>
    setLines((all) => all.map((line) => (line.key === key ? { ...line, ...change } : line)))

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
          <fieldset className={classes.fieldset}>
            <legend>{t('form.lines')}</legend>
            <Stack gap="xs">
              {lines.map((line, at) => (
                <LineFields
                  key={line.key}
                  line={line}
                  number={at + 1}
                  tried={tried}
                  onChange={(change) => setLine(line.key, change)}
                  onRemove={lines.length > 1 ? () => setLines((all) => all.filter((one) => one.key !== line.key)) : undefined}
                />
              ))}
              <Group justify="space-between">
                <Button
                  variant="subtle"
                  size="xs"
                  leftSection={<IconPlus size={14} aria-hidden />}
                  onClick={() => setLines((all) => [...all, newLine(Math.max(...all.map((line) => line.key)) + 1)])}
                >
                  {t('form.addLine')}
                </Button>
                <Text fw={650}>
                  {t('card.total')}: {money({ amount: sumOf(lines), currency }, true)}
                </Text>
              </Group>
            </Stack>
          </fieldset>
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

interface LineProps {
  line: LineDraft
  number: number
  tried: boolean
  onChange: (change: Partial<LineDraft>) => void
  onRemove?: () => void
}

function LineFields({ line, number, tried, onChange, onRemove }: LineProps) {
  const { t } = useTranslation('orders')
  const faults = tried ? lineFaults(line) : []
  return (
    <div className={classes.lineFields}>
      <TextInput
        label={t('card.line')}
        value={line.name}
        error={faults.includes('noName') && t('form.noName')}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t('card.quantity')}
        inputMode="decimal"
        value={line.quantity}
        error={faults.includes('badQuantity') && t('form.badQuantity')}
        onChange={(event) => onChange({ quantity: event.currentTarget.value })}
      />
      <TextInput
        label={t('card.price')}
        inputMode="decimal"
        value={line.price}
        error={faults.includes('badPrice') && t('form.badPrice')}
        onChange={(event) => onChange({ price: event.currentTarget.value })}
      />
      <ActionIcon size="lg" mt={22} aria-label={t('form.removeLine', { number })} disabled={!onRemove} onClick={onRemove}>
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </div>
  )
}
