import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Order } from './api'

/** Who an order is for, in words also where they have no name, are still being linked, or are gone. */
export function useCustomerName() {
  const { t } = useTranslation('orders')
  return useCallback(({ customer, customerState }: Pick<Order, 'customer' | 'customerState'>) => customer?.name ?? t(`nameless.${customerState}`), [t])
}
