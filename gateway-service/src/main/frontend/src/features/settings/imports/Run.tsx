import { Alert, Badge, Button, Group, Progress, Select, Text } from '@mantine/core'
import { IconDownload, IconTable } from '@tabler/icons-react'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { LinkAnchor } from '@/shared/ui/links'
import { Panel } from '@/shared/ui/PageFrame'
import { RowsSkeleton } from '@/shared/ui/Skeletons'
import settings from '../Settings.module.css'
import { type Import, type ImportedRow, isUnderWay, OUTCOMES, type RowOutcome, rowsQuery, saveRows } from './api'
import { Figures } from './Figures'

const COLORS = { ordered: 'green', inFlight: 'blue', duplicate: 'gray', quarantined: 'red' }

/** How far it is, and what became of each of its sales. */
export function Run({ one }: { one: Import }) {
  const { t } = useTranslation('settings')
  const settled = OUTCOMES.filter((outcome) => outcome !== 'inFlight').reduce((sum, outcome) => sum + (one.outcomes[outcome] ?? 0), 0)
  return (
    <>
      <Panel title={t(`imports.states.${one.state}`)} note={t('imports.taken', { taken: one.taken, things: one.things })}>
        {one.state === 'stopped' && (
          <Alert color="yellow" mb="md">
            {t('imports.stoppedWhy')}
          </Alert>
        )}
        {isUnderWay(one) && <Progress value={one.things === 0 ? 0 : (settled / one.things) * 100} aria-label={t('imports.progress')} mb="md" />}
        <Figures of={OUTCOMES.map((outcome) => [t(`imports.outcomes.${outcome}`), one.outcomes[outcome] ?? 0])} />
        {!isUnderWay(one) && one.state === 'done' && (
          <Text mt="md" role="status">
            {t('imports.finished')}
          </Text>
        )}
      </Panel>
      <Rows one={one} settled={settled} />
    </>
  )
}

function Rows({ one, settled }: { one: Import; settled: number }) {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const [outcome, setOutcome] = useState<RowOutcome | null>(null)
  const list = useInfiniteQuery(rowsQuery(one.id, outcome))
  const saving = useMutation({ mutationFn: () => saveRows(one.id, outcome) })
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  useEffect(() => {
    void cache.invalidateQueries({ queryKey: ['imports', 'rows', one.id] })
  }, [cache, one.id, settled])
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
            value={outcome}
            onChange={(value) => setOutcome(value as RowOutcome | null)}
            data={OUTCOMES.map((value) => ({ value, label: t(`imports.outcomes.${value}`) }))}
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
        <EmptyState compact icon={IconTable} title={t('imports.rows.none')} />
      ) : (
        <ul className={settings.list} aria-label={t('imports.rows.title')}>
          {rows.map((row) => (
            <Row key={row.receiptId} row={row} />
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

function Row({ row }: { row: ImportedRow }) {
  const { t } = useTranslation('settings')
  const number = row.externalId.slice(0, Math.max(0, row.externalId.lastIndexOf(':')))
  return (
    <li className={settings.row}>
      <div className={settings.grow} style={{ overflowWrap: 'anywhere' }}>
        {row.orderId ? (
          <LinkAnchor to="/orders/$orderId" params={{ orderId: row.orderId }}>
            {t('imports.rows.number', { number })}
          </LinkAnchor>
        ) : (
          t('imports.rows.number', { number })
        )}
        {row.detail && (
          <Text size="sm" c="dimmed" style={{ whiteSpace: 'pre-line' }}>
            {row.detail}
          </Text>
        )}
      </div>
      <span>{t('imports.rows.line', { line: row.line })}</span>
      <Badge color={COLORS[row.outcome]} variant="light">
        {t(`imports.outcomes.${row.outcome}`)}
      </Badge>
    </li>
  )
}
