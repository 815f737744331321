import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Money } from '@/shared/api/model'
import { staffQuery } from '@/shared/api/reference'
import { contactText } from '@/shared/format/contact'
import { addMoney } from '@/shared/format/money'
import { useFormats } from '@/shared/format/useFormats'
import { type MergeRow, SideBySide } from '@/shared/merge/SideBySide'
import type { Customer } from './api'
import { Sums } from './Sums'

/** What stands on both cards, and what will: each row says what comes over. */
export function BothCustomers({ stays, joins }: { stays: Customer; joins: Customer }) {
  const { t } = useTranslation('customers')
  const formats = useFormats()
  const staff = useQuery(staffQuery).data
  const rows: MergeRow<Customer>[] = [
    { label: t('columns.name'), of: (one) => one.name ?? '' },
    { label: t('columns.contacts'), of: (one) => one.contactPoints.map((point) => contactText(point)).join(', '), both: true },
    { label: t('columns.company'), of: (one) => one.company?.name ?? '' },
    { label: t('columns.manager'), of: (one) => staff?.find(({ id }) => id === one.manager?.id)?.name ?? '' },
    { label: t('card.notes'), of: (one) => one.notes ?? '' },
    { label: t('columns.since'), of: (one) => formats.date(one.createdAt), own: true },
  ]
  const together = joins.orderSums.reduce<Money[]>((sums, sum) => addMoney(sums, sum), stays.orderSums)
  return (
    <SideBySide stays={stays} joins={joins} heads={[t('merge.stays'), t('merge.joins')]} rows={rows}>
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
    </SideBySide>
  )
}
