import { api } from '@/shared/api/client'
import type { Field, FieldOf, FieldType, Page } from '@/shared/api/model'

export interface OptionBody {
  /** Left out for a new one. */
  id?: string
  name: string
  active: boolean
}

export const createField = (body: { of: FieldOf; name: string; type: FieldType; options?: OptionBody[] }) => api.post<Field>('/api/fields', body)
export const changeField = ({ id, version }: Field, body: { name?: string; active?: boolean; options?: OptionBody[] }) =>
  api.patch<Field>(`/api/fields/${id}`, { ...body, version })
export const orderFields = (of: FieldOf, ids: string[]) => api.put<Page<Field>>('/api/fields/order', { of, ids })
