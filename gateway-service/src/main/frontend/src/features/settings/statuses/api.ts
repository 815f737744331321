import { api } from '@/shared/api/client'
import type { OrderStatus, StatusKind } from '@/shared/orders/statuses'

export const createStatus = (body: { name: string; kind: StatusKind; color: string }) => api.post<OrderStatus>('/api/order-statuses', body)
export const changeStatus = ({ code, version }: OrderStatus, body: Partial<Pick<OrderStatus, 'name' | 'color' | 'active' | 'position'>>) =>
  api.patch<OrderStatus>(`/api/order-statuses/${code}`, { ...body, version })
