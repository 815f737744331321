import { Button, Group, Pill, SegmentedControl, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import { useRefreshWhenChanged } from '@/shared/live/useRefreshWhenChanged'
import { OrderStatusBadge } from '@/shared/orders/OrderStatusBadge'
import { useAddress } from '@/shared/routing/useAddress'
import { useRole } from '@/shared/session/session'
import { type Column, DataRows } from '@/shared/ui/DataRows'
import { ErrorState } from '@/shared/ui/ErrorState'
import { PageFrame } from '@/shared/ui/PageFrame'
import { PageHeader } from '@/shared/ui/PageHeader'
import { rowLink } from '@/shared/ui/rowLink'
import { SearchBox } from '@/shared/ui/SearchBox'
import { RowsSkeleton } from '@/shared/ui/Skeletons'
import { customerChoiceQuery, type Order, ordersQuery } from './api'
import { OrderBoard } from './board/OrderBoard'
import { useCustomerName } from './customerName'
import { Filters } from './Filters'
import { filterOf, isFiltered } from './filter'
import { ImportButton } from './ImportButton'
import { NewOrder } from './NewOrder'
import { NoOrders } from './NoOrders'
import { Paid } from './Paid'

export function OrdersPage() {
  const { t } = useTranslation('orders')
  const [address, change] = useAddress()
  const asBoard = address.view === 'board'
  const filter = filterOf(address)
  const mayWrite = !useRole('analyst')
  const list = useInfiniteQuery({ ...ordersQuery(filter), placeholderData: keepPreviousData, enabled: !asBoard })
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data])
  const columns = useColumns()
  useRefreshWhenChanged(['orders'], (what) => what.orderId !== undefined)
  const openNew = () => change({ new: 'order' }, { push: true })

  return (
    <PageFrame>
      <PageHeader
        title={t('title')}
        action={
          mayWrite && (
            <Group gap="xs">
              <ImportButton visibleFrom="sm" />
              <Button size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={openNew}>
                {t('new')}
              </Button>
            </Group>
          )
        }
      >
        <SegmentedControl
          size="xs"
          aria-label={t('view.label')}
          value={asBoard ? 'board' : 'list'}
          onChange={(view) => change({ view: view === 'board' ? 'board' : undefined }, { push: true })}
          data={['list', 'board'].map((value) => ({ value, label: t(`view.${value}`) }))}
        />
        <SearchBox label={t('search')} value={address.q ?? ''} onChange={(q) => change({ q })} />
        <Filters asBoard={asBoard} address={address} onChange={change} />
        {(address.customerId || address.leadId) && !address.new && <OfWhom customerId={address.customerId} rows={rows} />}
      </PageHeader>
      {asBoard ? (
        <OrderBoard filter={{ ...filter, status: undefined }} empty={<NoOrders />} />
      ) : list.isError && rows.length === 0 ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <RowsSkeleton rows={14} />
      ) : rows.length === 0 ? (
        <NoOrders />
      ) : (
        <DataRows
          label={t('title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          small={(row) => <SmallRow order={row} />}
          hasMore={list.hasNextPage}
          loadingMore={list.isFetchingNextPage}
          loadMore={() => void list.fetchNextPage()}
        />
      )}
      {mayWrite && address.new && (
        <NewOrder customerId={address.customerId} onClose={() => change({ new: undefined, customerId: isFiltered({ ...address, customerId: undefined }) ? address.customerId : undefined })} />
      )}
    </PageFrame>
  )
}

function OfWhom({ customerId, rows }: { customerId?: string; rows: Order[] }) {
  const { t } = useTranslation('orders')
  const [, change] = useAddress()
  const customer = useQuery({ ...customerChoiceQuery(customerId ?? ''), enabled: Boolean(customerId) }).data
  const name = customer?.name ?? customer?.contactPoints[0]?.value ?? '…'
  return (
    <Pill
      size="md"
      withRemoveButton
      onRemove={() => change({ customerId: undefined, leadId: undefined })}
      removeButtonProps={{ 'aria-label': t('clearFilter'), 'aria-hidden': false, tabIndex: 0 }}
    >
      {customerId ? t('customerFilter', { name }) : t('leadFilter', { number: rows[0]?.lead?.number ?? '…' })}
    </Pill>
  )
}

function useColumns(): Column<Order>[] {
  const { t } = useTranslation('orders')
  const { money, date } = useFormats()
  const nameOf = useCustomerName()
  return useMemo(
    () => [
      { key: 'number', title: t('columns.number'), width: '88px', cell: (row) => <OrderLink order={row} /> },
      {
        key: 'customer',
        title: t('columns.customer'),
        width: 'minmax(140px, 1.6fr)',
        cell: (row) => row.customer?.name ?? <Text c="dimmed">{nameOf(row)}</Text>,
      },
      {
        key: 'lines',
        title: t('columns.lines'),
        width: 'minmax(120px, 2fr)',
        from: 75,
        cell: (row) => (
          <Text span c="dimmed">
            {row.lines.map((line) => line.name).join(', ') || '–'}
          </Text>
        ),
      },
      { key: 'status', title: t('columns.status'), width: '132px', cell: (row) => <OrderStatusBadge value={row.status} /> },
      { key: 'sum', title: t('columns.sum'), width: 'minmax(104px, 0.8fr)', end: true, cell: (row) => money(row.sum) },
      { key: 'paid', title: t('columns.paid'), width: '132px', cell: (row) => <Paid order={row} /> },
      {
        key: 'created',
        title: t('columns.created'),
        width: '112px',
        end: true,
        cell: (row) => (
          <Text span c="dimmed">
            {date(row.createdAt)}
          </Text>
        ),
      },
    ],
    [t, money, date, nameOf],
  )
}

function OrderLink({ order }: { order: Order }) {
  return (
    <Link to="/orders/$orderId" params={{ orderId: order.id }} className={rowLink}>
      №{order.number}
    </Link>
  )
}

function SmallRow({ order }: { order: Order }) {
  const nameOf = useCustomerName()
  const { money, when } = useFormats()
  return (
    <>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text truncate>
          <OrderLink order={order} /> {nameOf(order)}
        </Text>
        <Text fw={550} style={{ whiteSpace: 'nowrap' }}>
          {money(order.sum)}
        </Text>
      </Group>
      <Group justify="space-between" wrap="nowrap" gap="xs" mt={4}>
        <Group gap="xs" wrap="nowrap">
          <OrderStatusBadge value={order.status} />
          <Text size="sm" c="dimmed">
            {when(order.createdAt)}
          </Text>
        </Group>
        <Paid order={order} />
      </Group>
    </>
  )
}
