import { Anchor, Badge, Table, Text } from '@mantine/core'
import { IconClock, IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import { useRole } from '@/shared/session/session'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { RowsSkeleton } from '@/shared/ui/Skeletons'
import { type ManagerRow, managersQuery } from './api'
import { NONE } from './figure'
import { FigureLink } from './FigureLink'
import { MiniBar } from './MiniBar'
import type { ReportProps } from './ReportsPage'
import { byFigure, formatDuration } from './shape'
import { SortHead, useSort } from './SortHead'
import { Sums } from './Sums'

type Column = 'processed' | 'won' | 'rejected' | 'winRate' | 'sums' | 'firstResponse' | 'close'

const figures: Record<Column, (row: ManagerRow) => number | null> = {
  processed: (row) => row.processed,
  won: (row) => row.won,
  rejected: (row) => row.rejected,
  winRate: (row) => row.winRate,
  // sums of several currencies cannot be compared; the first one is the workspace's
  sums: (row) => (row.sums[0] ? Number(row.sums[0].amount) : null),
  firstResponse: (row) => row.firstResponse.medianSeconds,
  close: (row) => row.close.medianSeconds,
}

export function ManagersReport({ query, asTable }: ReportProps) {
  const { t } = useTranslation('reports')
  const report = useQuery({ ...managersQuery(query), placeholderData: (before) => before })
  const sort = useSort<Column>('won')
  if (report.isError) return <ErrorState error={report.error} onRetry={() => void report.refetch()} />
  if (report.isPending) return <RowsSkeleton rows={6} />
  if (report.data.items.length === 0) return <EmptyState icon={IconUsers} title={t('managers.empty.title')} hint={t('managers.empty.text')} />
  const rows = [...report.data.items].sort(byFigure(figures[sort.column] ?? figures.won, sort.descending))
  const most = (figure: (row: ManagerRow) => number | null) => Math.max(0, ...rows.map((row) => figure(row) ?? 0))
  const head = (column: Column, title: string) => <SortHead column={column} title={title} sort={sort} />
  return (
    <>
      <Table.ScrollContainer minWidth={980} scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': t('tabs.managers') } }}>
        <Table verticalSpacing={10} horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('managers.manager')}</Table.Th>
              {head('processed', t('managers.processed'))}
              {head('won', t('managers.won'))}
              {head('rejected', t('managers.rejected'))}
              {head('winRate', t('managers.winRate'))}
              {head('sums', t('managers.sums'))}
              <Table.Th ta="end">{t('managers.average')}</Table.Th>
              {head('firstResponse', t('managers.firstResponse'))}
              {head('close', t('managers.close'))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Row key={row.manager?.id ?? ''} row={row} bars={!asTable} most={most} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Text size="xs" c="dimmed" px="md" py="md">
        {t('managers.credited')} {t('worth')}
      </Text>
    </>
  )
}

function Row({ row, bars, most }: { row: ManagerRow; bars: boolean; most: (figure: (row: ManagerRow) => number | null) => number }) {
  const { t } = useTranslation('reports')
  const { number, percent, language } = useFormats()
  const analyst = useRole('analyst')
  const { firstResponse, close } = row
  const duration = (seconds: number | null) => formatDuration(seconds, language)
  const bar = (value: number, figure: (row: ManagerRow) => number | null, text: ReactNode) =>
    bars ? <MiniBar value={value} most={most(figure)} text={text} /> : text
  const open = (name: string, value: number, text?: ReactNode) => (
    <FigureLink figure={{ name, who: row.manager?.id ?? NONE }} names={{ who: row.manager?.name ?? t('managers.nobody') }} value={value} beside={text !== undefined}>
      {text ?? number(value)}
    </FigureLink>
  )
  return (
    <Table.Tr>
      <Table.Th scope="row">
        {row.manager && !analyst ? (
          <Anchor
            c="inherit"
            size="md"
            fw={600}
            aria-label={t('managers.openLeads', { name: row.manager.name })}
            renderRoot={(props) => <Link to="/board" search={{ manager: row.manager!.id, view: 'list' }} {...props} />}
          >
            {row.manager.name}
          </Anchor>
        ) : (
          (row.manager?.name ?? t('managers.nobody'))
        )}
      </Table.Th>
      <Table.Td ta="end">{bar(row.processed, figures.processed, open('processed', row.processed))}</Table.Td>
      <Table.Td ta="end">{bar(row.won, figures.won, open('won', row.won))}</Table.Td>
      <Table.Td ta="end">{open('rejected', row.rejected)}</Table.Td>
      <Table.Td ta="end">
        {bars && row.winRate !== null ? <MiniBar value={row.winRate} most={100} text={percent(row.winRate)} /> : percent(row.winRate)}
      </Table.Td>
      <Table.Td ta="end">
        {open('won', row.sums.length && row.won, <Sums sums={row.sums} />)}
      </Table.Td>
      <Table.Td ta="end">
        <Sums sums={row.averageChecks} />
      </Table.Td>
      <Table.Td ta="end" style={{ whiteSpace: 'nowrap' }}>
        <Text fw={600}>{open('answered', firstResponse.answered, duration(firstResponse.medianSeconds) ?? '–')}</Text>
        {firstResponse.p90Seconds !== null && (
          <Text size="xs" c="dimmed">
            {t('managers.p90', { time: duration(firstResponse.p90Seconds) })}
          </Text>
        )}
        {firstResponse.waiting > 0 && (
          <Badge variant="light" color="yellow" size="sm" leftSection={<IconClock size={12} aria-hidden />}>
            {open('waiting', firstResponse.waiting, t('managers.waiting', { count: firstResponse.waiting }))}
          </Badge>
        )}
      </Table.Td>
      <Table.Td ta="end" style={{ whiteSpace: 'nowrap' }}>
        <Text fw={600}>{duration(close.medianSeconds) ?? '–'}</Text>
        {close.p90Seconds !== null && (
          <Text size="xs" c="dimmed">
            {t('managers.p90', { time: duration(close.p90Seconds) })}
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
