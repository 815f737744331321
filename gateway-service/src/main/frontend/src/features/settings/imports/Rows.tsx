import { Badge, Button, Group, Select, Text } from '@mantine/core'
import { IconDownload, IconTable } from '@tabler/icons-react'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { type Address, useAddress } from '@/shared/routing/useAddress'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { LinkAnchor } from '@/shared/ui/links'
import { Panel } from '@/shared/ui/PageFrame'
import { RowsSkeleton } from '@/shared/ui/Skeletons'
import settings from '../Settings.module.css'
import { type Import, type ImportedRow, OUTCOMES, type RowFilter, rowsQuery, saveRows, UNDONE } from './api'
import classes from './Imports.module.css'
import { useReasons } from './useReasons'

const COLORS = { ordered: 'green', inFlight: 'blue', duplicate: 'gray', quarantined: 'red', cancelled: 'gray', left: 'yellow' }

/** What became of each of its sales, in the order of the file; read again when it is farther than before. */
export function Rows({ one, far }: { one: Import; far: number }) {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const [address, change] = useAddress()
  const filter = filterOf(address)
  const list = useInfiniteQuery(rowsQuery(one.id, filter))
  const saving = useMutation({ mutationFn: () => saveRows(one.id, filter) })
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  useEffect(() => {
    void cache.invalidateQueries({ queryKey: ['imports', 'rows', one.id] })
  }, [cache, one.id, one.state, far])
  return (
    <Panel
      flush
      title={t('imports.rows.title')}
      action={
        <Group gap="xs">
          <Select
            aria-label={t('imports.rows.outcome')}
            placeholder={t('imports.rows.every')}
            clearable
            maxDropdownHeight={320}
            clearButtonProps={{ 'aria-label': t('imports.rows.every') }}
            value={filter.undone ?? filter.outcome ?? null}
            onChange={(chosen) => change({ outcome: OUTCOMES.find((value) => value === chosen), undone: UNDONE.find((value) => value === chosen) })}
            data={[
              { group: t('imports.rows.taken'), items: OUTCOMES.map((value) => ({ value, label: t(`imports.outcomes.${value}`) })) },
              ...(one.undo ? [{ group: t('imports.rows.undone'), items: UNDONE.map((value) => ({ value, label: t(`imports.undone.${value}`) })) }] : []),
            ]}
          />
          <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} loading={saving.isPending} onClick={() => saving.mutate()}>
            {t('imports.rows.save')}
          </Button>
        </Group>
      }
    >
      {saving.error && <ErrorState error={saving.error} />}
      {list.isLoadingError ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <RowsSkeleton rows={4} />
      ) : rows.length === 0 ? (
        <EmptyState compact icon={IconTable} title={t(filter.outcome || filter.undone ? 'imports.rows.noneSuch' : 'imports.rows.none')} />
      ) : (
        <ul className={settings.list} aria-label={t('imports.rows.title')}>
          {rows.map((row) => (
            <Row key={row.line} row={row} undo={one.undo !== null} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button variant="default" m="md" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('imports.more')}
        </Button>
      )}
    </Panel>
  )
}

/** What an old or mistaken address asks for besides is left out. */
const filterOf = ({ outcome, undone }: Address): RowFilter => ({
  outcome: OUTCOMES.find((value) => value === outcome),
  undone: UNDONE.find((value) => value === undone),
})

function Row({ row, undo }: { row: ImportedRow; undo: boolean }) {
  const { t } = useTranslation('settings')
  const { ofRow } = useReasons()
  const number = row.externalId.slice(0, Math.max(0, row.externalId.lastIndexOf(':')))
  const called = number ? t('imports.rows.number', { number }) : t('imports.rows.numberless')
  const why = [row.detail && ofRow(row.detail), row.leftBecause && t(`imports.leftBecause.${row.leftBecause}`)].filter(Boolean).join('\n')
  return (
    <li className={settings.row}>
      <div className={settings.grow}>
        {row.orderId ? (
          <LinkAnchor to="/orders/$orderId" params={{ orderId: row.orderId }} className={classes.any}>
            {called}
          </LinkAnchor>
        ) : (
          <span className={classes.any}>{called}</span>
        )}
        {why && (
          <Text size="sm" c="dimmed" className={classes.why}>
            {why}
          </Text>
        )}
      </div>
      <Text size="sm">{t('imports.rows.line', { line: row.line })}</Text>
      <LinkAnchor size="sm" to="/receipts" search={{ receipt: row.receiptId } as never} aria-label={t('imports.rows.receiptOf', { line: row.line })}>
        {t('imports.rows.receipt')}
      </LinkAnchor>
      <span className={classes.fate}>
        <Badge color={COLORS[row.outcome]} variant="light">
          {t(`imports.outcomes.${row.outcome}`)}
        </Badge>
      </span>
      {undo && (
        <span className={classes.fate}>
          {row.undone && (
            <Badge color={COLORS[row.undone]} variant="light">
              {t(`imports.undone.${row.undone}`)}
            </Badge>
          )}
        </span>
      )}
    </li>
  )
}
