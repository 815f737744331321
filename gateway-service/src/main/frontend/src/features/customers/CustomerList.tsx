import { Group, Text } from '@mantine/core'
import { type InfiniteData, useQuery, type UseInfiniteQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { staffQuery } from '@/shared/api/reference'
import { contactText } from '@/shared/format/contact'
import { useFormats } from '@/shared/format/useFormats'
import { useCompanies } from '@/shared/session/session'
import { type Column, DataRows } from '@/shared/ui/DataRows'
import { rowLink } from '@/shared/ui/rowLink'
import type { Customer } from './api'
import { LifecycleBadge } from './Lifecycle'
import { Sums } from './Sums'

interface Props {
  label: string
  rows: Customer[]
  /** Where the rows come from. */
  list: Pick<UseInfiniteQueryResult<InfiniteData<unknown>>, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>
}

/** Customers, a row each, wherever they were chosen. */
export function CustomerList({ label, rows, list }: Props) {
  const columns = useColumns()
  return (
    <DataRows
      label={label}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      small={(row) => <SmallRow customer={row} />}
      hasMore={list.hasNextPage}
      loadingMore={list.isFetchingNextPage}
      loadMore={() => void list.fetchNextPage()}
    />
  )
}

function CustomerLink({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers')
  const first = customer.contactPoints[0]
  return (
    <Link to="/customers/$customerId" params={{ customerId: customer.id }} className={rowLink}>
      {customer.name ?? (first ? contactText(first) : t('unnamed'))}
    </Link>
  )
}

function useColumns(): Column<Customer>[] {
  const { t } = useTranslation('customers')
  const formats = useFormats()
  const staff = useQuery(staffQuery).data
  const companies = useCompanies()
  return useMemo(() => {
    const columns: Column<Customer>[] = [
      { key: 'name', title: t('columns.name'), width: 'minmax(160px, 2fr)', cell: (row) => <CustomerLink customer={row} /> },
      { key: 'lifecycle', title: t('lifecycle.label'), width: '136px', cell: (row) => <LifecycleBadge value={row.lifecycle} /> },
      { key: 'contacts', title: t('columns.contacts'), width: 'minmax(160px, 2fr)', cell: (row) => <Contacts customer={row} /> },
      {
        key: 'company',
        title: t('columns.company'),
        width: 'minmax(100px, 1.4fr)',
        from: 75,
        cell: (row) => row.company?.name ?? <Text c="dimmed">–</Text>,
      },
      {
        key: 'manager',
        title: t('columns.manager'),
        width: 'minmax(100px, 1fr)',
        from: 75,
        cell: (row) => staff?.find((one) => one.id === row.manager?.id)?.name ?? <Text c="dimmed">–</Text>,
      },
      {
        key: 'orders',
        title: t('columns.orders'),
        width: 'minmax(130px, 1fr)',
        end: true,
        cell: (row) => <Orders customer={row} />,
      },
      {
        key: 'since',
        title: t('columns.since'),
        width: '112px',
        end: true,
        from: 75,
        cell: (row) => (
          <Text c="dimmed" span>
            {formats.date(row.createdAt)}
          </Text>
        ),
      },
    ]
    return companies ? columns : columns.filter(({ key }) => key !== 'company')
  }, [t, formats, staff, companies])
}

function Contacts({ customer }: { customer: Customer }) {
  const [first, ...others] = customer.contactPoints
  if (!first) return <Text c="dimmed">–</Text>
  return (
    <>
      {contactText(first)}
      {others.length > 0 && (
        <Text span c="dimmed" size="sm">
          {' '}
          +{others.length}
        </Text>
      )}
    </>
  )
}

function Orders({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers')
  if (customer.orderCount === 0)
    return (
      <Text c="dimmed" span>
        –
      </Text>
    )
  return (
    <span title={t('orders', { count: customer.orderCount })}>
      <Text span c="dimmed" size="sm">
        {customer.orderCount} ×{' '}
      </Text>
      <Sums sums={customer.orderSums} />
    </span>
  )
}

function SmallRow({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers')
  return (
    <>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text truncate fw={550}>
          <CustomerLink customer={customer} />
        </Text>
        <LifecycleBadge value={customer.lifecycle} />
      </Group>
      <Group justify="space-between" wrap="nowrap" gap="xs" mt={4}>
        <Text size="sm" c="dimmed" truncate>
          <Contacts customer={customer} />
        </Text>
        <Text size="sm" style={{ whiteSpace: 'nowrap' }}>
          {customer.orderCount > 0 ? <Sums sums={customer.orderSums} /> : t('noOrders')}
        </Text>
      </Group>
    </>
  )
}
