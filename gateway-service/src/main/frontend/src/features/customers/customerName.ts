import { contactText } from '@/shared/format/contact'
import type { Customer } from './api'

/** What somebody is called: the name, else how they are reached first. */
export function customerName(customer: Pick<Customer, 'name' | 'contactPoints'>, unnamed: string): string {
  const first = customer.contactPoints[0]
  return customer.name ?? (first ? contactText(first) : unnamed)
}
