import { Group, Select, Text } from '@mantine/core'
import { IconUsersGroup } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { contactText } from '@/shared/format/contact'
import { useFormats } from '@/shared/format/useFormats'
import { useAddress } from '@/shared/routing/useAddress'
import { type Column, DataRows } from '@/shared/ui/DataRows'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { PageFrame } from '@/shared/ui/PageFrame'
import { PageHeader } from '@/shared/ui/PageHeader'
import { rowLink } from '@/shared/ui/rowLink'
import { RowsSkeleton } from '@/shared/ui/Skeletons'
import type { Customer } from '../api'
import { CustomersTabs } from '../CustomersTabs'
import { LifecycleBadge } from '../Lifecycle'
import { MailingPanel } from '../mailings/MailingPanel'
import { MailingsList } from '../mailings/MailingsList'
import { Sums } from '../Sums'
import { membersQuery, segmentsQuery } from './api'
import { ConditionChips } from './ConditionChips'
import { type Conditions, read, tidy, written } from './conditions'
import { SegmentTools } from './SegmentTools'

/** Customers chosen by clicking: what is asked stands in the address, and how many fit is seen at once. */
export function SegmentsPage() {
  const { t } = useTranslation('customers')
  const { number } = useFormats()
  const [{ segment: id, ask, mailing }, change] = useAddress()
  const segments = useQuery(segmentsQuery)
  const segment = segments.data?.find((one) => one.id === id)
  const conditions = useMemo(() => read(ask) ?? tidy(segment?.conditions ?? {}), [ask, segment])
  // a segment that was opened is shown when it is known, not everybody before
  const known = !id || Boolean(ask) || !segments.isPending
  const members = useInfiniteQuery({ ...membersQuery(conditions), placeholderData: keepPreviousData, enabled: known })
  const rows = useMemo(() => members.data?.pages.flatMap((page) => page.customers.items) ?? [], [members.data])
  const found = members.data?.pages[0]
  const columns = useColumns()
  const set = (part: Conditions) => change({ ask: written({ ...conditions, ...part }) ?? '{}' })
  return (
    <PageFrame>
      <PageHeader title={t('segments.title')} action={<CustomersTabs value="segments" />}>
        <Select
          aria-label={t('segments.choose')}
          placeholder={t('segments.choose')}
          size="xs"
          clearable
          searchable
          w={220}
          data={segments.data?.map((one) => ({ value: one.id, label: one.name })) ?? []}
          value={segment?.id ?? null}
          onChange={(value) => change({ segment: value ?? undefined, ask: undefined }, { push: true })}
          nothingFoundMessage={t('shared:nothingFound')}
        />
        <ConditionChips conditions={conditions} onChange={set} />
      </PageHeader>
      <Group px="md" py="xs" justify="space-between">
        <Text fw={600} role="status" aria-busy={members.isFetching}>
          {found ? t(found.more ? 'segments.countMore' : 'segments.count', { count: found.count, number: number(found.count) }) : ' '}
        </Text>
        <SegmentTools segment={segment} conditions={conditions} onOpen={(open) => change({ segment: open, ask: undefined })} onMailing={(open) => change({ mailing: open }, { push: true })} />
      </Group>
      {mailing === 'all' ? (
        <MailingsList onOpen={(open) => change({ mailing: open }, { push: true })} onClose={() => change({ mailing: undefined })} />
      ) : (
        mailing && <MailingPanel key={mailing} id={mailing} onClose={() => change({ mailing: undefined })} />
      )}
      {members.isError && rows.length === 0 ? (
        <ErrorState error={members.error} onRetry={() => void members.refetch()} />
      ) : members.isPending ? (
        <RowsSkeleton rows={14} />
      ) : rows.length === 0 ? (
        <EmptyState icon={IconUsersGroup} title={t('segments.empty.title')} hint={t('segments.empty.text')} />
      ) : (
        <DataRows
          label={t('segments.title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          small={(row) => <SmallRow customer={row} />}
          hasMore={members.hasNextPage}
          loadingMore={members.isFetchingNextPage}
          loadMore={() => void members.fetchNextPage()}
        />
      )}
    </PageFrame>
  )
}

function Name({ customer }: { customer: Customer }) {
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
  return useMemo(
    () => [
      { key: 'name', title: t('columns.name'), width: 'minmax(160px, 2fr)', cell: (row) => <Name customer={row} /> },
      { key: 'lifecycle', title: t('lifecycle.label'), width: '136px', cell: (row) => <LifecycleBadge value={row.lifecycle} /> },
      { key: 'contacts', title: t('columns.contacts'), width: 'minmax(160px, 2fr)', cell: (row) => row.contactPoints.map(contactText).join(', ') || <Text c="dimmed">–</Text> },
      { key: 'company', title: t('columns.company'), width: 'minmax(100px, 1.4fr)', from: 75, cell: (row) => row.company?.name ?? <Text c="dimmed">–</Text> },
      { key: 'orders', title: t('columns.orders'), width: 'minmax(130px, 1fr)', end: true, cell: (row) => <Sums sums={row.orderSums} /> },
    ],
    [t],
  )
}

function SmallRow({ customer }: { customer: Customer }) {
  return (
    <>
      <Group justify="space-between" wrap="nowrap">
        <Name customer={customer} />
        <LifecycleBadge value={customer.lifecycle} />
      </Group>
      <Text size="sm" c="dimmed" truncate>
        {[customer.company?.name, ...customer.contactPoints.slice(0, 2).map(contactText)].filter(Boolean).join(' · ')}
      </Text>
    </>
  )
}
