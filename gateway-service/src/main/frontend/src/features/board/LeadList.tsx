import { ActionIcon, Checkbox, Menu, UnstyledButton } from '@mantine/core'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { IconArrowDown, IconArrowUp, IconColumns3, IconSearchOff } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { pipelinesQuery } from '@/shared/api/reference'
import { MESSAGE_STATE } from '@/shared/live/live'
import { useLive } from '@/shared/live/useLive'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { RowsSkeleton } from '@/shared/ui/Skeletons'
import type { BoardFilters } from './api/board'
import { leadListQuery } from './api/leads'
import { type ColumnKey, COLUMNS, columnsOf, nextSort, withColumn } from './listColumns'
import classes from './LeadList.module.css'
import { LeadRow } from './LeadRow'
import { useSelectedCards, useSelection } from './selection'

const ROW = 44

/** The same leads as rows: more of them at once, and older ones that no column shows. */
export function LeadList({ filters, openedId }: { filters: BoardFilters; openedId: string | undefined }) {
  const { t } = useTranslation('board')
  const queries = useQueryClient()
  const search = useSearch({ from: '/shell/boardLayout' })
  const columns = useMemo(() => columnsOf(search.columns), [search.columns])
  const selection = useSelection()
  const pipelines = useQuery(pipelinesQuery).data
  const pipeline = pipelines?.find((one) => one.id === filters.pipelineId) ?? pipelines?.find((one) => one.default)
  const options = leadListQuery({ ...filters, pipelineId: filters.pipelineId ?? pipeline?.id }, search.sort)
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

  useEffect(() => selection.seen(leads), [selection, leads])

  // after the first of a burst, not after the last: somebody may be changing leads all the time
  const readAgain = () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      void queries.invalidateQueries({ queryKey: ['board', 'list'] })
    }, 800)
  }
  useLive((change) => {
    if (change.type !== MESSAGE_STATE) readAgain()
  }, readAgain)
  useEffect(() => () => clearTimeout(timer.current), [])

  if (list.error && !list.data) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
  if (!list.data) return <RowsSkeleton rows={14} />
  if (leads.length === 0) return <EmptyState icon={IconSearchOff} title={t('nothingFound')} hint={t('nothingFoundHint')} />

  /** x picks the row that has the focus, with Shift all up to it; Esc picks none. */
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const id = (event.target as HTMLElement).closest<HTMLElement>('[data-lead]')?.dataset.lead
    const lead = leads.find((one) => one.id === id)
    if (event.code === 'KeyX' && lead) {
      event.preventDefault()
      if (event.shiftKey) selection.extendTo(lead, leads)
      else selection.toggle(lead)
    }
    if (event.key === 'Escape' && selection.cards().size) selection.clear()
  }
  const tracks = ['36px', ...COLUMNS.filter(({ key }) => columns.includes(key)).map(({ width }) => width)].join(' ')
  return (
    // keys bubble up from the rows: one listener for all of them
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div ref={scroller} className={classes.scroller} role="table" aria-label={t('asList')} aria-rowcount={hasNextPage ? -1 : leads.length + 1} onKeyDown={onKeyDown}>
      <div role="rowgroup" className={classes.headGroup}>
        <div role="row" className={`${classes.row} ${classes.head}`} style={{ gridTemplateColumns: tracks }}>
          <span role="columnheader" className={classes.pick}>
            <PickAll leads={leads} />
          </span>
          {COLUMNS.filter(({ key }) => columns.includes(key)).map((column) => (
            <Head key={column.key} column={column} sort={search.sort} />
          ))}
          <ColumnsMenu columns={columns} />
        </div>
      </div>
      <div role="rowgroup" style={{ position: 'relative', height: rows.getTotalSize() }}>
        {shown.map((row) => {
          const lead = leads[row.index]!
          return (
            <LeadRow
              key={lead.id}
              lead={lead}
              stage={stages.get(lead.stageId)}
              columns={columns}
              tracks={tracks}
              index={row.index}
              start={row.start}
              opened={lead.id === openedId}
              onExtend={() => selection.extendTo(lead, leads)}
            />
          )
        })}
      </div>
    </div>
  )
}

/** Picks all rows that have been loaded, or none. */
function PickAll({ leads }: { leads: Parameters<ReturnType<typeof useSelection>['add']>[0] }) {
  const { t } = useTranslation('board')
  const selection = useSelection()
  const picked = useSelectedCards()
  const count = leads.filter((lead) => picked.has(lead.id)).length
  return (
    <Checkbox
      size="xs"
      aria-label={t('many.all')}
      checked={count > 0 && count === leads.length}
      indeterminate={count > 0 && count < leads.length}
      onChange={(event) => (event.currentTarget.checked ? selection.add(leads) : selection.clear())}
    />
  )
}

function Head({ column, sort }: { column: (typeof COLUMNS)[number]; sort: string | undefined }) {
  const { t } = useTranslation('board')
  const navigate = useNavigate({ from: '/board' })
  const name = t(`list.${column.key}`)
  if (!('sort' in column))
    return (
      <span role="columnheader" className={classes[column.key]}>
        {name}
      </span>
    )
  const by = column.sort
  const direction = sort === by ? 'ascending' : sort === `-${by}` ? 'descending' : undefined
  return (
    <span role="columnheader" className={classes[column.key]} aria-sort={direction ?? 'none'}>
      <UnstyledButton className={classes.sort} onClick={() => void navigate({ to: '/board', search: (before) => ({ ...before, sort: nextSort(sort, by) }), replace: true })}>
        {name}
        {direction === 'ascending' && <IconArrowUp size={13} aria-hidden />}
        {direction === 'descending' && <IconArrowDown size={13} aria-hidden />}
      </UnstyledButton>
    </span>
  )
}

function ColumnsMenu({ columns }: { columns: ColumnKey[] }) {
  const { t } = useTranslation('board')
  const navigate = useNavigate({ from: '/board' })
  const set = (key: ColumnKey, show: boolean) => void navigate({ to: '/board', search: (before) => ({ ...before, columns: withColumn(columns, key, show) }), replace: true })
  return (
    <span role="columnheader" className={classes.columnsMenu}>
      <Menu position="bottom-end" shadow="lg" closeOnItemClick={false}>
        <Menu.Target>
          <ActionIcon size={28} variant="subtle" color="gray" aria-label={t('list.columns')} title={t('list.columns')}>
            <IconColumns3 size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {COLUMNS.filter(({ key }) => key !== 'who').map(({ key }) => {
            const on = columns.includes(key)
            return (
              <Menu.Item key={key} role="menuitemcheckbox" aria-checked={on} leftSection={<Checkbox.Indicator size="xs" checked={on} />} onClick={() => set(key, !on)}>
                {t(`list.${key}`)}
              </Menu.Item>
            )
          })}
        </Menu.Dropdown>
      </Menu>
    </span>
  )
}
