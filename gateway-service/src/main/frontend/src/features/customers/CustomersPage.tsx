import { Button, Group, SegmentedControl, Text } from '@mantine/core'
import { IconPlus, IconSearch, IconUsers } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { staffQuery } from '@/shared/api/reference'
import { contactText } from '@/shared/format/contact'
import { useFormats } from '@/shared/format/useFormats'
import { useAddress } from '@/shared/routing/useAddress'
import { useCompanies, useRole } from '@/shared/session/session'
import { type Column, DataRows } from '@/shared/ui/DataRows'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { PageFrame } from '@/shared/ui/PageFrame'
import { PageHeader } from '@/shared/ui/PageHeader'
import { rowLink } from '@/shared/ui/rowLink'
import { SearchBox } from '@/shared/ui/SearchBox'
import { RowsSkeleton } from '@/shared/ui/Skeletons'
import { type Customer, customersQuery } from './api'
import { CustomersTabs } from './CustomersTabs'
import { LifecycleBadge } from './Lifecycle'
import { Sums } from './Sums'

const NewCustomerDialog = lazy(() => import('./NewCustomerDialog').then((module) => ({ default: module.NewCustomerDialog })))

export function CustomersPage() {
  const { t } = useTranslation('customers')
  const [address, change] = useAddress()
  const { q, lifecycle } = address
  const list = useInfiniteQuery({ ...customersQuery({ q, lifecycle }), placeholderData: keepPreviousData })
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data])
  const columns = useColumns()
  const analyst = useRole('analyst')

  return (
    <PageFrame>
      <PageHeader title={t('title')} action={
          <Group gap="xs">
            <CustomersTabs value="customers" />
            {!analyst && (
              <Button size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => change({ new: 'person' }, { push: true })}>
                {t('new.open')}
              </Button>
            )}
          </Group>
        }>
        <SearchBox label={t('search')} value={q ?? ''} onChange={(text) => change({ q: text })} />
        <SegmentedControl
          aria-label={t('lifecycle.label')}
          size="xs"
          value={lifecycle ?? 'all'}
          onChange={(value) => change({ lifecycle: value === 'all' ? undefined : value })}
          data={['all', 'buyer', 'prospect'].map((value) => ({ value, label: t(`lifecycle.${value}`) }))}
        />
      </PageHeader>
      {address.new === 'person' && !analyst && (
        <Suspense fallback={null}>
          <NewCustomerDialog onClose={() => change({ new: undefined })} />
        </Suspense>
      )}
      {list.isError && rows.length === 0 ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <RowsSkeleton rows={14} />
      ) : rows.length === 0 ? (
        q || lifecycle ? (
          <EmptyState
            icon={IconSearch}
            title={t('emptySearch.title')}
            hint={q ? t('emptySearch.text', { q }) : undefined}
            action={
              <Button variant="light" size="xs" onClick={() => change({ q: undefined, lifecycle: undefined })}>
                {t('emptySearch.action')}
              </Button>
            }
          />
        ) : (
          <EmptyState
            icon={IconUsers}
            title={t('empty.title')}
            hint={t('empty.text')}
            action={
              <Button variant="light" size="xs" renderRoot={(props) => <Link to="/board" {...props} />}>
                {t('empty.action')}
              </Button>
            }
          />
        )
      ) : (
        <DataRows
          label={t('title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          small={(row) => <SmallRow customer={row} />}
          hasMore={list.hasNextPage}
          loadingMore={list.isFetchingNextPage}
          loadMore={() => void list.fetchNextPage()}
        />
      )}
    </PageFrame>
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
