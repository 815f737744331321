import type { Address } from '@/shared/routing/useAddress'
import type { OrderFilter } from './api'

/** What orders can be filtered by, as it stands in the address. */
const NAMES = ['status', 'paymentState', 'customerId', 'leadId', 'managerId', 'sourceId', 'createdFrom', 'createdTo', 'q'] as const satisfies (keyof OrderFilter)[]

/** Takes all filters away. */
export const NO_FILTER: Address = Object.fromEntries(NAMES.map((name) => [name, undefined]))

export const filterOf = (address: Address): OrderFilter => Object.fromEntries(NAMES.filter((name) => address[name]).map((name) => [name, address[name]]))

export const isFiltered = (address: Address) => NAMES.some((name) => address[name])
