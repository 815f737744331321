import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Order } from './api'

/** What says who bought an order: their name, or why there is none. */
export function useBuyer() {
  const { t } = useTranslation('orders')
  return useCallback(({ customer, customerState }: Pick<Order, 'customer' | 'customerState'>) => customer?.name ?? t(`buyer.${customerState}`), [t])
}
