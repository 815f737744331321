import { Anchor, Table, Text } from '@mantine/core'
import { IconPlugConnected, IconTrendingDown, IconTrendingUp } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { sourcesQuery } from '@/shared/api/reference'
import { useFormats } from '@/shared/format/useFormats'
import { useRole } from '@/shared/session/session'
import { ChannelIcon } from '@/shared/ui/Channel'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { RowsSkeleton } from '@/shared/ui/Skeletons'
import { type SourceRow, sourcesReportQuery } from './api'
import { NONE } from './figure'
import { FigureLink } from './FigureLink'
import { MiniBar } from './MiniBar'
import type { ReportProps } from './ReportsPage'
import { byFigure } from './shape'
import { SortHead, useSort } from './SortHead'
import { Sums } from './Sums'

type Column = 'leads' | 'won' | 'spend' | 'costPerLead' | 'revenue' | 'return'

const amount = (sums: { amount: string }[]) => (sums[0] ? Number(sums[0].amount) : null)
const figures: Record<Column, (row: SourceRow) => number | null> = {
  leads: (row) => row.leads,
  won: (row) => row.won,
  spend: (row) => amount(row.spend),
  costPerLead: (row) => amount(row.costPerLead),
  revenue: (row) => amount(row.revenue),
  return: (row) => row.return,
}

export function SourcesReport({ query, asTable }: ReportProps) {
  const { t } = useTranslation('reports')
  const report = useQuery({ ...sourcesReportQuery(query), placeholderData: (before) => before })
  const sort = useSort<Column>('leads')
  if (report.isError) return <ErrorState error={report.error} onRetry={() => void report.refetch()} />
  if (report.isPending) return <RowsSkeleton rows={6} />
  if (report.data.items.length === 0) return <EmptyState icon={IconPlugConnected} title={t('sources.empty.title')} hint={t('sources.empty.text')} />
  const rows = [...report.data.items].sort(byFigure(figures[sort.column] ?? figures.leads, sort.descending))
  const most = Math.max(0, ...rows.map((row) => row.leads))
  const head = (column: Column, title: string) => <SortHead column={column} title={title} sort={sort} />
  return (
    <>
      <Table.ScrollContainer minWidth={760} scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': t('tabs.sources') } }}>
        <Table verticalSpacing={10} horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('sources.source')}</Table.Th>
              {head('leads', t('sources.leads'))}
              {head('won', t('sources.won'))}
              {head('spend', t('sources.spend'))}
              {head('costPerLead', t('sources.costPerLead'))}
              {head('revenue', t('sources.revenue'))}
              {head('return', t('sources.return'))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Row key={row.source?.id ?? ''} row={row} most={most} bars={!asTable} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Text size="xs" c="dimmed" px="md" py="md">
        {t('sources.help')} {t('worth')}
      </Text>
    </>
  )
}

function Row({ row, most, bars }: { row: SourceRow; most: number; bars: boolean }) {
  const { t } = useTranslation('reports')
  const { number } = useFormats()
  const name = row.source?.name ?? t('sources.unknown')
  const open = (figure: string, value: number, text?: ReactNode) => (
    <FigureLink figure={{ name: figure, where: row.source?.id ?? NONE }} names={{ where: name }} value={value} beside={text !== undefined}>
      {text ?? number(value)}
    </FigureLink>
  )
  const leads = open('leads', row.leads)
  const mayEnter = useRole('owner', 'teamLead')
  const channel = useQuery(sourcesQuery).data?.find((one) => one.id === row.source?.id)?.channel
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <span style={{ display: 'inline-flex', gap: 8, alignItems: 'center' }}>
          {channel && <ChannelIcon channel={channel} />}
          {name}
        </span>
      </Table.Th>
      <Table.Td ta="end">{bars ? <MiniBar value={row.leads} most={most} text={leads} /> : leads}</Table.Td>
      <Table.Td ta="end">{open('won', row.won)}</Table.Td>
      <Table.Td ta="end">
        {row.spend.length > 0 ? (
          <Sums sums={row.spend} />
        ) : mayEnter && row.source ? (
          <Anchor size="sm" renderRoot={(props) => <Link to="/settings/sources" search={{ source: row.source!.id } as never} {...props} />}>
            {t('sources.enterCost')}
          </Anchor>
        ) : (
          <Text span c="dimmed">
            {t('sources.noCost')}
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="end">
        <Sums sums={row.costPerLead} />
      </Table.Td>
      <Table.Td ta="end">
        {open('won', row.revenue.length && row.won, <Sums sums={row.revenue} />)}
      </Table.Td>
      <Table.Td ta="end">
        <Return value={row.return} />
      </Table.Td>
    </Table.Tr>
  )
}

function Return({ value }: { value: number | null }) {
  const { t } = useTranslation('reports')
  const { percent } = useFormats()
  if (value === null)
    return (
      <Text span c="dimmed">
        –
      </Text>
    )
  const Icon = value >= 0 ? IconTrendingUp : IconTrendingDown
  const word = value >= 0 ? t('sources.profit') : t('sources.loss')
  return (
    <Text
      span
      fw={600}
      title={word}
      c={
        value >= 0
          ? 'light-dark(var(--mantine-color-green-8), var(--mantine-color-green-3))'
          : 'light-dark(var(--mantine-color-red-8), var(--mantine-color-red-3))'
      }
    >
      <Icon size={14} aria-label={word} role="img" style={{ verticalAlign: -2, marginInlineEnd: 4 }} />
      {percent(value)}
    </Text>
  )
}
