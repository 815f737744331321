import { parts } from './filters'

/** The list's columns in their order. `sort` is what the service calls what it can order by. */
export const COLUMNS = [
  { key: 'number', width: '64px', sort: 'number' },
  { key: 'who', width: 'minmax(160px, 1.4fr)' },
  { key: 'stage', width: 'minmax(110px, 0.8fr)' },
  { key: 'temperature', width: '110px' },
  { key: 'said', width: 'minmax(160px, 2fr)' },
  { key: 'amount', width: '120px', sort: 'amount' },
  { key: 'tags', width: 'minmax(120px, 1fr)' },
  { key: 'age', width: '90px', sort: 'stageEnteredAt' },
  { key: 'manager', width: 'minmax(110px, 0.9fr)' },
  { key: 'source', width: 'minmax(100px, 0.8fr)' },
  { key: 'created', width: '96px', sort: 'createdAt' },
] as const

export type ColumnKey = (typeof COLUMNS)[number]['key']

const USUAL: ColumnKey[] = ['number', 'who', 'stage', 'said', 'amount', 'age', 'manager', 'source', 'created']

/** Which columns the address asks for; who it is is always there. */
export function columnsOf(text: string | undefined): ColumnKey[] {
  const wanted = parts(text)
  if (wanted.length === 0) return USUAL
  return COLUMNS.map(({ key }) => key).filter((key) => key === 'who' || wanted.includes(key))
}

/** The address after a column was shown or hidden; undefined for the usual ones. */
export function withColumn(shown: readonly ColumnKey[], key: ColumnKey, show: boolean): string | undefined {
  const next = COLUMNS.map((column) => column.key).filter((one) => (one === key ? show : shown.includes(one)))
  return next.join() === USUAL.join() ? undefined : next.join(',')
}

/** A click on a head: the greatest first, then the least, then as usual. */
export function nextSort(now: string | undefined, by: string): string | undefined {
  if (now === `-${by}`) return by
  return now === by ? undefined : `-${by}`
}
