import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './Merge.module.css'

export interface MergeRow<One> {
  label: string
  of: (one: One) => string
  /** Whether both are kept; otherwise the one that stays keeps its own, and takes it over where it has none. */
  both?: boolean
  /** Whether it stays each one's own. */
  own?: boolean
}

interface Props<One> {
  stays: One
  joins: One
  heads: readonly [string, string]
  rows: MergeRow<One>[]
  /** Further rows, below. */
  children?: ReactNode
}

/** What stands on two cards that may become one; what is empty in both is left out, and each row says what comes over. */
export function SideBySide<One>({ stays, joins, heads, rows, children }: Props<One>) {
  const { t } = useTranslation('shared')
  return (
    <table className={classes.both}>
      <thead>
        <tr>
          <td />
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows
          .filter(({ of }) => of(stays) || of(joins))
          .map(({ label, of, both, own }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{of(stays) || '–'}</td>
              <td>
                {of(joins) || '–'}
                {!own && of(joins) && of(joins) !== of(stays) && (
                  <Text span size="xs" c="dimmed" display="block">
                    {t(both ? 'merge.added' : of(stays) ? 'merge.onlyThere' : 'merge.taken')}
                  </Text>
                )}
              </td>
            </tr>
          ))}
        {children}
      </tbody>
    </table>
  )
}
