import { Drawer, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconUsers } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { pipelinesQuery } from '@/shared/api/reference'
import { useFormats } from '@/shared/format/useFormats'
import { useRole } from '@/shared/session/session'
import { ChannelIcon } from '@/shared/ui/Channel'
import { type Column, DataRows } from '@/shared/ui/DataRows'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { rowLink } from '@/shared/ui/rowLink'
import { RowsSkeleton } from '@/shared/ui/Skeletons'
import type { ReportName } from './api'
import { Basis } from './Basis'
import type { Figure } from './figure'
import { useFigureTitle } from './FigureLink'
import { type LeadBehind, leadsBehindQuery } from './leadsBehind'
import classes from './LeadsBehind.module.css'
import type { ReportQuery } from './query'
import { useFigureNames } from './useFigureNames'

interface Props {
  report: ReportName
  query: ReportQuery
  figure: Figure
  onClose: () => void
}

/** The leads behind a figure, over the report; an analyst sees their numbers only. */
export function LeadsBehind({ report, query, figure, onClose }: Props) {
  const { t } = useTranslation('reports')
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const analyst = useRole('analyst')
  const names = useFigureNames(report, query, figure)
  const title = useFigureTitle()
  const list = useInfiniteQuery(leadsBehindQuery(report, query, figure, !analyst))
  const columns = useColumns(analyst)
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data])
  const first = list.data?.pages[0]
  const unread = list.data?.pages.find((page) => page.unread)?.unread
  useFocusBack()
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={phone ? '100%' : 760}
      returnFocus={false}
      title={first ? title(report, figure, names, first.count) : t('behind.title')}
      closeButtonProps={{ 'aria-label': t('shared:close') }}
      classNames={{ content: classes.content, body: classes.body, title: classes.title }}
    >
      <div className={classes.note}>
        <Basis report={report} query={query} />
        {first && first.leads < first.count && (
          <Text size="xs" c="dimmed">
            {t('behind.often', { count: first.leads })}
          </Text>
        )}
        {analyst && (
          <Text size="xs" c="dimmed">
            {t('behind.numbersOnly')}
          </Text>
        )}
      </div>
      {unread !== undefined && <ErrorState error={unread} kept={t('behind.numbersKept')} onRetry={() => void list.refetch()} />}
      {list.isLoadingError ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <RowsSkeleton rows={8} />
      ) : rows.length === 0 ? (
        <EmptyState icon={IconUsers} title={t('behind.nobody')} hint={t('behind.nobodyText')} />
      ) : (
        <DataRows
          label={t('behind.title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.leadId}
          small={(row) => <SmallRow row={row} analyst={analyst} />}
          hasMore={list.hasNextPage}
          loadingMore={list.isFetchingNextPage}
          loadMore={() => void list.fetchNextPage()}
        />
      )}
    </Drawer>
  )
}

/** The figure that was pressed has the focus again when its leads are closed. */
function useFocusBack() {
  const [pressed] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      setTimeout(() => {
        if (pressed instanceof HTMLElement && pressed.isConnected && document.activeElement === document.body) pressed.focus({ preventScroll: true })
      }, 0)
    },
    [pressed],
  )
}

function Who({ row, analyst }: { row: LeadBehind; analyst: boolean }) {
  const { t } = useTranslation('reports')
  if (!row.card)
    return (
      <Text span c="dimmed" size="sm">
        {analyst ? t('behind.number', { number: row.number }) : t('behind.gone')}
      </Text>
    )
  return (
    <span className={classes.who}>
      <ChannelIcon channel={row.card.channel} />
      <Link to="/leads/$leadId" params={{ leadId: row.leadId }} className={rowLink}>
        {row.card.title ?? t('shared:noName')}
      </Link>
    </span>
  )
}

function useStageName() {
  const pipelines = useQuery(pipelinesQuery).data
  return (row: LeadBehind) =>
    pipelines?.find((one) => one.id === row.card?.pipelineId)?.stages.find((stage) => stage.id === row.card?.stageId)?.name ?? ''
}

function useColumns(analyst: boolean): Column<LeadBehind>[] {
  const { t } = useTranslation('reports')
  const { money } = useFormats()
  const stageName = useStageName()
  const numberColumn: Column<LeadBehind> = {
    key: 'number',
    title: t('behind.columns.number'),
    width: '92px',
    cell: (row) => (
      <>
        {row.number}
        {row.times > 1 && (
          <Text span c="dimmed" size="xs" title={t('behind.times', { count: row.times })}>
            {' '}
            ×{row.times}
          </Text>
        )}
      </>
    ),
  }
  if (analyst) return [numberColumn]
  return [
    numberColumn,
    { key: 'who', title: t('behind.columns.who'), width: 'minmax(140px, 2fr)', cell: (row) => <Who row={row} analyst={false} /> },
    { key: 'stage', title: t('behind.columns.stage'), width: 'minmax(90px, 1fr)', cell: stageName },
    { key: 'manager', title: t('managers.manager'), width: 'minmax(90px, 1fr)', cell: (row) => row.card?.manager?.name ?? '' },
    { key: 'amount', title: t('behind.columns.amount'), width: '112px', end: true, cell: (row) => (row.card?.amount ? money(row.card.amount) : '') },
  ]
}

function SmallRow({ row, analyst }: { row: LeadBehind; analyst: boolean }) {
  const { money } = useFormats()
  const stageName = useStageName()
  const facts = [`№${row.number}`, row.times > 1 ? `×${row.times}` : '', stageName(row), row.card?.manager?.name ?? '', row.card?.amount ? money(row.card.amount) : '']
  return (
    <>
      <Text truncate fw={550}>
        <Who row={row} analyst={analyst} />
      </Text>
      {!analyst && (
        <Text size="sm" c="dimmed" truncate>
          {facts.filter(Boolean).join(' · ')}
        </Text>
      )}
    </>
  )
}
