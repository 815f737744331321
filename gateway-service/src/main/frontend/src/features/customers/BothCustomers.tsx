import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Money } from '@/shared/api/model'
import { staffQuery } from '@/shared/api/reference'
import { contactText } from '@/shared/format/contact'
import { addMoney } from '@/shared/format/money'
import { useFormats } from '@/shared/format/useFormats'
import type { Customer } from './api'
import classes from './SamePerson.module.css'
import { Sums } from './Sums'

interface Row {
  label: string
  of: (one: Customer) => string
  /** Whether both are kept; otherwise the one who stays keeps theirs, and takes it over where they have none. */
  both?: boolean
  /** Whether it stays each one's own. */
  own?: boolean
}

/** What stands on both cards, and what will: each row says what comes over. */
export function BothCustomers({ stays, joins }: { stays: Customer; joins: Customer }) {
  const { t } = useTranslation('customers')
  const formats = useFormats()
  const staff = useQuery(staffQuery).data
  const rows: Row[] = [
    { label: t('columns.name'), of: (one) => one.name ?? '' },
    { label: t('columns.contacts'), of: (one) => one.contactPoints.map((point) => contactText(point)).join(', '), both: true },
    { label: t('columns.company'), of: (one) => one.company?.name ?? '' },
    { label: t('columns.manager'), of: (one) => staff?.find(({ id }) => id === one.manager?.id)?.name ?? '' },
    { label: t('card.notes'), of: (one) => one.notes ?? '' },
    { label: t('columns.since'), of: (one) => formats.date(one.createdAt), own: true },
  ]
  const together = joins.orderSums.reduce<Money[]>((sums, sum) => addMoney(sums, sum), stays.orderSums)
  return (
    <table className={classes.both}>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('merge.stays')}</th>
          <th scope="col">{t('merge.joins')}</th>
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
        <tr>
          <th scope="row">{t('card.spent')}</th>
          <td>
            <Sums sums={stays.orderSums} />
          </td>
          <td>
            <Sums sums={joins.orderSums} />
          </td>
        </tr>
        <tr>
          <th scope="row">{t('merge.total')}</th>
          <td colSpan={2}>
            {t('orders', { count: stays.orderCount + joins.orderCount })}
            {together.length > 0 && ' · '}
            <Sums sums={together} none="" />
          </td>
        </tr>
      </tbody>
    </table>
  )
}
