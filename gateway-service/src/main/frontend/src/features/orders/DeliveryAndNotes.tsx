import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { IconPencil, IconTruck } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DayInput } from '@/shared/filters/DayInput'
import { useFormats } from '@/shared/format/useFormats'
import { useRole } from '@/shared/session/session'
import { ErrorState } from '@/shared/ui/ErrorState'
import { Panel } from '@/shared/ui/PageFrame'
import { type Delivery, editOrder, type Order, orderQuery } from './api'
import classes from './OrderPage.module.css'

const PARTS = ['way', 'address', 'trackingNumber', 'date'] as const satisfies (keyof Delivery)[]

/** Where an order goes and how, and what else is to be known of it. */
export function DeliveryAndNotes({ order }: { order: Order }) {
  const { t } = useTranslation('orders')
  const { day } = useFormats()
  const mayWrite = !useRole('analyst')
  const [writing, setWriting] = useState(false)
  const known = PARTS.filter((part) => order.delivery[part])
  const nothing = known.length === 0 && !order.notes
  return (
    <Panel
      title={t('delivery.title')}
      action={
        mayWrite &&
        !writing &&
        !nothing && (
          <Button size="xs" variant="subtle" leftSection={<IconPencil size={14} aria-hidden />} onClick={() => setWriting(true)}>
            {t('delivery.change')}
          </Button>
        )
      }
    >
      {writing ? (
        <Form order={order} onDone={() => setWriting(false)} />
      ) : nothing ? (
        <Stack gap="sm" align="flex-start">
          <Text size="sm" c="dimmed">
            {t('delivery.nothing')}
          </Text>
          {mayWrite && (
            <Button size="xs" variant="light" leftSection={<IconTruck size={14} aria-hidden />} onClick={() => setWriting(true)}>
              {t('delivery.add')}
            </Button>
          )}
        </Stack>
      ) : (
        <Stack gap="sm">
          {known.length > 0 && (
            <dl className={classes.facts}>
              {known.map((part) => (
                <div key={part} style={{ display: 'contents' }}>
                  <dt>{t(`delivery.${part}`)}</dt>
                  <dd>{part === 'date' ? day(order.delivery.date!) : order.delivery[part]}</dd>
                </div>
              ))}
            </dl>
          )}
          {order.notes && (
            <Text size="sm" className={classes.notes}>
              {order.notes}
            </Text>
          )}
        </Stack>
      )}
    </Panel>
  )
}

function Form({ order, onDone }: { order: Order; onDone: () => void }) {
  const { t } = useTranslation('orders')
  const cache = useQueryClient()
  const [delivery, setDelivery] = useState(order.delivery)
  const [notes, setNotes] = useState(order.notes)
  const save = useMutation({
    mutationFn: () => editOrder(order.id, { delivery: Object.fromEntries(PARTS.map((part) => [part, delivery[part] || null])), notes, version: order.version }),
    onSuccess: (now) => {
      cache.setQueryData(orderQuery(order.id).queryKey, now)
      void cache.invalidateQueries({ queryKey: ['orders'] })
      onDone()
    },
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <Stack gap="xs">
        {PARTS.map((part, at) =>
          part === 'date' ? (
            <DayInput key={part} size="sm" label={t('delivery.date')} value={delivery.date ?? undefined} onChange={(date = '') => setDelivery({ ...delivery, date })} />
          ) : (
            <TextInput
              key={part}
              label={t(`delivery.${part}`)}
              placeholder={part === 'way' ? t('delivery.wayHint') : undefined}
              maxLength={1000}
              autoFocus={at === 0}
              value={delivery[part] ?? ''}
              onChange={(event) => setDelivery({ ...delivery, [part]: event.currentTarget.value })}
            />
          ),
        )}
        <Textarea label={t('delivery.notes')} autosize minRows={2} maxRows={8} maxLength={10_000} value={notes} onChange={(event) => setNotes(event.currentTarget.value)} />
        {save.isError && <ErrorState error={save.error} />}
        <Group justify="flex-end" gap="xs">
          <Button size="xs" variant="default" onClick={onDone}>
            {t('form.cancel')}
          </Button>
          <Button size="xs" type="submit" loading={save.isPending}>
            {t('shared:save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
