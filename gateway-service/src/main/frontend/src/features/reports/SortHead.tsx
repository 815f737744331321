import { Table } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useAddress } from '@/shared/routing/useAddress'
import classes from './Reports.module.css'

/** Which column a table goes by; it stands in the address like everything else (`sort=won` or `sort=-won`). */
export function useSort<K extends string>(usual: K): { column: K; descending: boolean; toggle: (column: K) => void } {
  const [{ sort }, change] = useAddress()
  const column = ((sort ?? '').replace(/^-/, '') || usual) as K
  const descending = !sort?.startsWith('-')
  return { column, descending, toggle: (to) => change({ sort: to === column && descending ? `-${to}` : to }) }
}

interface Props<K extends string> {
  column: K
  title: string
  sort: ReturnType<typeof useSort<K>>
}

export function SortHead<K extends string>({ column, title, sort }: Props<K>) {
  const { t } = useTranslation('reports')
  const on = sort.column === column
  const Icon = sort.descending ? IconArrowDown : IconArrowUp
  return (
    <Table.Th ta="end" aria-sort={on ? (sort.descending ? 'descending' : 'ascending') : 'none'}>
      <button type="button" className={classes.sort} onClick={() => sort.toggle(column)} aria-label={t('sortBy', { column: title })}>
        {on && <Icon size={12} aria-hidden />}
        {title}
      </button>
    </Table.Th>
  )
}
