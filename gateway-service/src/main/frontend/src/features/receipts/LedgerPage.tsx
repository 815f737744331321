import { SegmentedControl, Select, Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import { useRefreshWhenChanged } from '@/shared/live/useRefreshWhenChanged'
import { useAddress } from '@/shared/routing/useAddress'
import { ErrorState } from '@/shared/ui/ErrorState'
import { PageBody, PageFrame, Panel } from '@/shared/ui/PageFrame'
import { PageHeader } from '@/shared/ui/PageHeader'
import { connectionNamesQuery, ledgerQuery } from './api'
import { bars, byConnection, verdict } from './ledger'
import { LedgerChart } from './LedgerChart'
import { LedgerTable } from './LedgerTable'
import { Periods } from './Periods'
import { midnightIn, periodOf, ranges, readRange } from './range'
import { ReceiptsTabs } from './ReceiptsTabs'
import { VerdictCard } from './VerdictCard'

const HOUR = 3_600_000

/** Nothing that came in may be lost: here it is counted up, in words, as bars and as a table. */
export function LedgerPage() {
  const { t } = useTranslation('receipts')
  const { timeZone } = useFormats()
  const [address, change] = useAddress()
  const range = readRange(address.range)
  // a period begins with an hour: the key of the query changes once an hour, not with every drawing
  const hour = Math.floor(Date.now() / HOUR)
  const period = useMemo(() => {
    const now = hour * HOUR
    return periodOf(range, now, midnightIn(timeZone, new Date(now)))
  }, [range, hour, timeZone])
  const connections = useQuery(connectionNamesQuery).data ?? []
  const ledger = useQuery({ ...ledgerQuery(period), placeholderData: (before) => before })
  useRefreshWhenChanged(['receipts'], undefined, 2500)

  const rows = useMemo(
    () => (ledger.data?.items ?? []).filter((row) => !address.connectionId || row.connectionId === address.connectionId),
    [ledger.data, address.connectionId],
  )
  return (
    <PageFrame>
      <PageHeader title={t('title')} action={<ReceiptsTabs value="ledger" />}>
        <SegmentedControl
          size="xs"
          aria-label={t('filters.period')}
          value={range}
          onChange={(value) => change({ range: value })}
          data={ranges.map((value) => ({ value, label: t(`filters.${value}`) }))}
        />
        <Select
          size="xs"
          w={200}
          aria-label={t('filters.connection')}
          placeholder={t('filters.everyConnection')}
          clearable
          clearButtonProps={{ 'aria-label': t('shared:clear') }}
          data={connections.map(({ id, name }) => ({ value: id, label: name }))}
          value={address.connectionId ?? null}
          onChange={(connectionId) => change({ connectionId: connectionId ?? undefined })}
        />
      </PageHeader>
      <PageBody wide>
        {ledger.isLoadingError ? (
          <ErrorState error={ledger.error} onRetry={() => void ledger.refetch()} />
        ) : ledger.isPending ? (
          <>
            <Skeleton height={112} />
            <Skeleton height={280} />
            <Skeleton height={200} />
          </>
        ) : (
          <>
            <VerdictCard verdict={verdict(rows)} by={period.by} />
            <Panel title={t('ledger.chart')} note={t('ledger.zone', { zone: timeZone })}>
              <LedgerChart bars={bars(rows, period)} by={period.by} connectionId={address.connectionId} />
            </Panel>
            <Panel title={t('ledger.perConnection')} flush>
              <LedgerTable groups={byConnection(rows)} period={period} />
            </Panel>
            <Panel title={t('ledger.periods')} flush>
              <Periods bars={bars(rows, period)} by={period.by} connectionId={address.connectionId} />
            </Panel>
            <Text size="xs" c="dimmed">
              {t('ledger.rule')}
            </Text>
          </>
        )}
      </PageBody>
    </PageFrame>
  )
}
