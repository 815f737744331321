import { Text } from '@mantine/core'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { IconSearchOff } from '@tabler/icons-react'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { pipelinesQuery } from '@/shared/api/reference'
import { useFormats } from '@/shared/format/useFormats'
import { MESSAGE_STATE } from '@/shared/live/live'
import { useLive } from '@/shared/live/useLive'
import { ChannelIcon } from '@/shared/ui/Channel'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { RowsSkeleton } from '@/shared/ui/Skeletons'
import { Waiting } from '@/shared/ui/Waiting'
import type { BoardFilters } from './api/board'
import { leadListQuery } from './api/leads'
import classes from './LeadList.module.css'

const ROW = 44

/** The same leads as rows: more of them at once, and older ones that no column shows. */
export function LeadList({ filters, openedId }: { filters: BoardFilters; openedId: string | undefined }) {
  const { t } = useTranslation('board')
  const formats = useFormats()
  const queries = useQueryClient()
  const pipelines = useQuery(pipelinesQuery).data
  const pipeline = pipelines?.find((one) => one.id === filters.pipelineId) ?? pipelines?.find((one) => one.default)
  const options = leadListQuery({ ...filters, pipelineId: filters.pipelineId ?? pipeline?.id })
  const list = useInfiniteQuery({ ...options, enabled: Boolean(pipeline) })
  const leads = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data])
  const stages = useMemo(() => new Map(pipeline?.stages.map((stage) => [stage.id, stage])), [pipeline])
  const scroller = useRef<HTMLDivElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const rows = useVirtualizer({ count: leads.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 12 })
  const shown = rows.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list

  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= leads.length - 20) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, last, leads.length])

  const readAgain = () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void queries.invalidateQueries({ queryKey: ['board', 'list'] }), 800)
  }
  useLive((change) => {
    if (change.type !== MESSAGE_STATE) readAgain()
  }, readAgain)
  useEffect(() => () => clearTimeout(timer.current), [])

  if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
  if (!list.data) return <RowsSkeleton rows={14} />
  if (leads.length === 0) return <EmptyState icon={IconSearchOff} title={t('nothingFound')} hint={t('nothingFoundHint')} />

  return (
    <div ref={scroller} className={classes.scroller} role="table" aria-label={t('asList')} aria-rowcount={leads.length + 1}>
      <div role="rowgroup">
        <div role="row" className={`${classes.row} ${classes.head}`}>
          {(['number', 'who', 'stage', 'said', 'amount', 'age', 'manager', 'source', 'created'] as const).map((column) => (
            <span key={column} role="columnheader" className={classes[column]}>
              {t(`list.${column}`)}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" style={{ position: 'relative', height: rows.getTotalSize() }}>
        {shown.map((row) => {
          const lead = leads[row.index]!
          const stage = stages.get(lead.stageId)
          return (
            <div
              key={lead.id}
              role="row"
              aria-rowindex={row.index + 2}
              className={classes.row}
              data-opened={lead.id === openedId || undefined}
              style={{ position: 'absolute', top: 0, transform: `translateY(${row.start}px)` }}
            >
              <span role="cell" className={classes.number}>
                {lead.number}
              </span>
              <span role="cell" className={classes.who}>
                <ChannelIcon channel={lead.channel} />
                <Link to="/leads/$leadId" params={{ leadId: lead.id }} search={(before) => before} className={classes.link} title={lead.title ?? undefined}>
                  {lead.title || t('shared:noName')}
                </Link>
              </span>
              <span role="cell" className={classes.stage}>
                <span className={classes.dot} style={{ background: stage?.color ?? 'var(--line-strong)' }} />
                {stage?.name ?? '…'}
              </span>
              <span role="cell" className={classes.said} title={lead.lastMessage?.text}>
                {lead.lastMessage?.text}
              </span>
              <span role="cell" className={classes.amount}>
                {lead.amount && formats.money(lead.amount)}
              </span>
              <span role="cell" className={classes.age}>
                {lead.waitingSince && lead.outcome === 'open' ? (
                  <Waiting since={lead.waitingSince} />
                ) : (
                  formats.duration(Date.now() - Date.parse(lead.stageEnteredAt))
                )}
              </span>
              <span role="cell" className={classes.manager}>
                {lead.manager?.name ?? (
                  <Text span size="sm" c="dimmed">
                    {t('shared:unassigned')}
                  </Text>
                )}
              </span>
              <span role="cell" className={classes.source}>
                {lead.source?.name}
              </span>
              <span role="cell" className={classes.created} title={formats.dateTime(lead.createdAt)}>
                {formats.when(lead.createdAt)}
              </span>
            </div>
          )
        })}
      </div>
    </div>
  )
}
