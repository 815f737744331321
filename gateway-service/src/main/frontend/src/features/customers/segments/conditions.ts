/** Which customers, in the words of the service; what is left out is whatever. A type, not an interface: it is sent. */
export type Conditions = {
  bought?: boolean
  orderedFrom?: string
  orderedTo?: string
  /** Beginnings of words of what one line of an order is called, any of these; within the days, where there are any. */
  goods?: string[]
  neverGoods?: string[]
  sumFrom?: string
  sumTo?: string
  silentSince?: string
  sourceIds?: string[]
  reasonIds?: string[]
  companyIds?: string[]
  tags?: string[]
  fields?: { key: string; values: string[] }[]
}

/** Without what says nothing, in one order: the same conditions are the same text. */
export function tidy(conditions: Conditions): Conditions {
  const said = Object.entries(conditions).filter(([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0))
  return Object.fromEntries(said.sort(([one], [other]) => one.localeCompare(other)))
}

/** As they stand in an address; nothing when there are none. */
export function written(conditions: Conditions): string | undefined {
  const said = tidy(conditions)
  return Object.keys(said).length === 0 ? undefined : JSON.stringify(said)
}

/** From an address; what is no such thing is no condition. */
export function read(text: string | undefined): Conditions | undefined {
  if (!text) return undefined
  try {
    const given: unknown = JSON.parse(text)
    return typeof given === 'object' && given !== null && !Array.isArray(given) ? tidy(given) : undefined
  } catch {
    return undefined
  }
}

export const valuesOf = (conditions: Conditions, key: string): string[] => conditions.fields?.find((field) => field.key === key)?.values ?? []

export function withValues(conditions: Conditions, key: string, values: string[]): Pick<Conditions, 'fields'> {
  const others = (conditions.fields ?? []).filter((field) => field.key !== key)
  return { fields: values.length ? [...others, { key, values }] : others }
}
