import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { staffQuery } from '@/shared/api/reference'
import { Files } from '@/shared/files/Files'
import { useRole } from '@/shared/session/session'
import { Panel } from '@/shared/ui/PageFrame'
import type { Order } from './api'

/** The files on an order. */
export function OrderFiles({ order }: { order: Order }) {
  const { t } = useTranslation('orders')
  const queries = useQueryClient()
  const reader = useRole('analyst')
  const staff = useQuery(staffQuery).data
  const place = useMemo(() => ({ path: `/api/orders/${order.id}/files`, queryKey: ['orders', 'files', order.id] }), [order.id])
  // its version and its history have changed with them
  const changed = useCallback(() => void queries.invalidateQueries({ queryKey: ['orders'] }), [queries])
  return (
    <Panel title={t('files')}>
      <Files place={place} mayChange={!reader} none={t('noFiles')} aboutOf={(file) => [staff?.find((one) => one.id === file.addedBy.id)?.name]} onChanged={changed} />
    </Panel>
  )
}
