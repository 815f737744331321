import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '@/shared/ui/ErrorState'
import { editOrder, type Order, orderQuery } from './api'
import { FormDrawer } from './FormDrawer'
import { LinesFields } from './LineFields'
import { bodyOf, draftOf, type LineDraft, lineFaults, newLine } from './lines'

/** What an order sells, written anew as a whole; somebody else's change in between is refused and shown. */
export function EditLines({ order, onClose }: { order: Order; onClose: () => void }) {
  const { t } = useTranslation('orders')
  const cache = useQueryClient()
  const [lines, setLines] = useState<LineDraft[]>(() => (order.lines.length > 0 ? order.lines.map(draftOf) : [newLine(0)]))
  const [tried, setTried] = useState(false)
  const whole = lines.every((line) => lineFaults(line).length === 0)
  const save = useMutation({
    mutationFn: () => editOrder(order.id, { lines: bodyOf(lines), version: order.version }),
    onSuccess: (now) => {
      cache.setQueryData(orderQuery(order.id).queryKey, now)
      void cache.invalidateQueries({ queryKey: ['orders'] })
      notifications.show({ message: t('card.linesSaved') })
      onClose()
    },
  })
  const send = () => {
    setTried(true)
    if (whole) save.mutate()
  }
  return (
    <FormDrawer title={t('card.editLines')} send={t('shared:save')} busy={save.isPending} onSend={send} onClose={onClose}>
      <LinesFields lines={lines} currency={order.sum.currency} tried={tried} onChange={setLines} />
      {save.isError && <ErrorState error={save.error} />}
    </FormDrawer>
  )
}
