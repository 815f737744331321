import { Button, Pill, Select, Text } from '@mantine/core'
import { IconInbox, IconPlugConnected } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import { useRefreshWhenChanged } from '@/shared/live/useRefreshWhenChanged'
import { useAddress } from '@/shared/routing/useAddress'
import { DataRows } from '@/shared/ui/DataRows'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { PageFrame } from '@/shared/ui/PageFrame'
import { PageHeader } from '@/shared/ui/PageHeader'
import { RowsSkeleton } from '@/shared/ui/Skeletons'
import { connectionNamesQuery, receiptsQuery } from './api'
import { outcomes } from './ledger'
import { ReceiptPanel } from './ReceiptPanel'
import { SmallReceipt, useReceiptColumns } from './ReceiptRow'
import { ReceiptsTabs } from './ReceiptsTabs'

/** Every delivery, the newest first. The one that is open stands in the address too. */
export function ReceiptsPage() {
  const { t } = useTranslation('receipts')
  const [address, change] = useAddress()
  const { connectionId, outcome, from, to } = address
  const connections = useQuery(connectionNamesQuery).data ?? []
  const list = useInfiniteQuery({ ...receiptsQuery({ connectionId, outcome, from, to }), placeholderData: keepPreviousData })
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data])
  const columns = useReceiptColumns(connections)
  useRefreshWhenChanged(['receipts'], undefined, 2500)
  const filtered = Boolean(connectionId ?? outcome ?? from ?? to)
  const clear = () => change({ connectionId: undefined, outcome: undefined, from: undefined, to: undefined })

  return (
    <PageFrame>
      <PageHeader title={t('title')} action={<ReceiptsTabs value="receipts" />}>
        <Select
          size="xs"
          w={180}
          aria-label={t('filters.connection')}
          placeholder={t('filters.everyConnection')}
          clearable
          clearButtonProps={{ 'aria-label': t('shared:clear') }}
          data={connections.map(({ id, name }) => ({ value: id, label: name }))}
          value={connectionId ?? null}
          onChange={(value) => change({ connectionId: value ?? undefined })}
        />
        <Select
          size="xs"
          w={180}
          aria-label={t('filters.outcome')}
          placeholder={t('filters.everyOutcome')}
          clearable
          clearButtonProps={{ 'aria-label': t('shared:clear') }}
          data={outcomes.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
          value={outcome ?? null}
          onChange={(value) => change({ outcome: value ?? undefined })}
        />
        <PeriodPill from={from} to={to} onClear={() => change({ from: undefined, to: undefined })} />
      </PageHeader>
      {list.isError && rows.length === 0 ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <RowsSkeleton rows={14} />
      ) : rows.length === 0 ? (
        filtered ? (
          <EmptyState
            icon={IconInbox}
            title={t('list.empty.title')}
            hint={t('list.empty.text')}
            action={
              <Button variant="light" size="xs" onClick={clear}>
                {t('list.empty.action')}
              </Button>
            }
          />
        ) : (
          <EmptyState
            icon={IconPlugConnected}
            title={t('list.emptyAll.title')}
            hint={t('list.emptyAll.text')}
            action={
              <Button variant="light" size="xs" renderRoot={(props) => <Link to="/settings/connections" {...props} />}>
                {t('list.emptyAll.action')}
              </Button>
            }
          />
        )
      ) : (
        <DataRows
          label={t('tabs.receipts')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          small={(row) => <SmallReceipt receipt={row} connections={connections} />}
          hasMore={list.hasNextPage}
          loadingMore={list.isFetchingNextPage}
          loadMore={() => void list.fetchNextPage()}
          selected={address.receipt}
        />
      )}
      <ReceiptPanel id={address.receipt} around={rows.map((row) => row.id)} onOpen={(receipt) => change({ receipt })} />
    </PageFrame>
  )
}

function PeriodPill({ from, to, onClear }: { from?: string; to?: string; onClear: () => void }) {
  const { t } = useTranslation('receipts')
  const { dateTime, day } = useFormats()
  if (!from && !to) return null
  const text = (at: string | undefined) => (!at || Number.isNaN(Date.parse(at)) ? '…' : at.length === 10 ? day(at) : dateTime(at))
  return (
    <Pill size="md" withRemoveButton onRemove={onClear} removeButtonProps={{ 'aria-label': t('filters.clear'), 'aria-hidden': false, tabIndex: 0 }}>
      <Text span size="xs">
        {from === to ? text(from) : `${text(from)} – ${text(to)}`}
      </Text>
    </Pill>
  )
}
