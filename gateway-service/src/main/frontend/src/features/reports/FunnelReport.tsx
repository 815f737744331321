import { Alert, Table, Text, Tooltip } from '@mantine/core'
import { IconArrowDownRight, IconFilter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { type FunnelReport as Funnel, type FunnelStage, funnelQuery } from './api'
import { FigureLink } from './FigureLink'
import { FunnelSkeleton } from './FunnelSkeleton'
import type { Basis } from './query'
import type { ReportProps } from './ReportsPage'
import classes from './Funnel.module.css'
import { fates, type FunnelBarPart, type FunnelRow, funnelRows } from './shape'
import { Sums } from './Sums'

export function FunnelReport({ query, asTable }: ReportProps) {
  const { t } = useTranslation('reports')
  const report = useQuery({ ...funnelQuery(query), enabled: query.pipelineId !== null, placeholderData: (before) => before })
  if (report.isError) return <ErrorState error={report.error} onRetry={() => void report.refetch()} />
  if (report.isPending) return <FunnelSkeleton />
  const rows = funnelRows({ ...report.data, basis: query.basis })
  if (rows.every((row) => row.count === 0 && row.stage.entered === 0))
    return <EmptyState icon={IconFilter} title={t('funnel.empty.title')} hint={t('funnel.empty.text')} />
  return (
    <>
      {rows
        .filter((row) => row.unexplained !== 0)
        .map((row) => (
          <Alert key={row.stage.stageId} color="red" m="md">
            {t('funnel.unexplained', { count: Math.abs(row.unexplained), stage: row.stage.name })}
          </Alert>
        ))}
      {asTable ? <FunnelTable rows={rows} basis={query.basis} /> : <FunnelBars rows={rows} report={report.data} basis={query.basis} />}
      <Text size="xs" c="dimmed" px="md" pb="md" pt="xs">
        {t(`basisHelp.${query.basis}`)} {!asTable && t('funnel.entries')}
      </Text>
    </>
  )
}

function FunnelBars({ rows, report, basis }: { rows: FunnelRow[]; report: Funnel; basis: Basis }) {
  const { t } = useTranslation('reports')
  const path = rows.filter((row) => row.stage.kind !== 'lost')
  const lost = rows.filter((row) => row.stage.kind === 'lost')
  return (
    <div className={classes.chart}>
      <div className={classes.legend}>
        {([...fates, 'passed'] as const).map((fate) => (
          <span key={fate}>
            <i className={classes.swatch} data-fate={fate} aria-hidden /> {t(`funnel.fates.${fate}`)}
          </span>
        ))}
        {report.open > 0 && (
          <span className={classes.open}>
            <FigureLink figure={{ name: 'open' }} value={report.open} beside>
              {t('said.open', { count: report.open })}
            </FigureLink>
          </span>
        )}
      </div>
      <div className={classes.head} aria-hidden>
        <span>{t('funnel.stage')}</span>
        <span className={classes.end}>{t('funnel.count')}</span>
        <span>{t('funnel.bar')}</span>
        <span className={classes.end}>{t('funnel.step')}</span>
        <span className={classes.end}>{t('funnel.cumulative')}</span>
        <span className={classes.end}>{t('funnel.sum')}</span>
      </div>
      <ol className={classes.rows}>
        {path.map((row) => (
          <BarRow key={row.stage.stageId} row={row} basis={basis} />
        ))}
      </ol>
      {lost.length > 0 && (
        <ol className={classes.rows} data-lost>
          {lost.map((row) => (
            <BarRow key={row.stage.stageId} row={row} basis={basis} />
          ))}
        </ol>
      )}
    </div>
  )
}

function BarRow({ row, basis }: { row: FunnelRow; basis: Basis }) {
  const { t } = useTranslation('reports')
  const { number, percent } = useFormats()
  const { stage } = row
  const ends = stage.kind !== 'open'
  return (
    <li className={classes.row}>
      <span className={classes.name}>
        {stage.name}
        {stage.removed && (
          <Text span size="xs" c="dimmed">
            {' '}
            · {t('funnel.removed')}
          </Text>
        )}
        {stage.kind === 'won' && stage.name !== t('funnel.won') && (
          <Text span size="xs" c="dimmed">
            {' '}
            · {t('funnel.won')}
          </Text>
        )}
      </span>
      <span className={classes.count}>
        <span className="visually-hidden">{t('funnel.count')}: </span>
        <FigureLink figure={{ name: basis, stage: stage.stageId }} names={{ stage: stage.name }} value={row.count}>
          {number(row.count)}
        </FigureLink>
      </span>
      <ul className={classes.bar} aria-label={t('funnel.bar')}>
        {row.parts.map((part) => (
          <Part key={part.fate} part={part} stage={stage} />
        ))}
      </ul>
      <span className={classes.step}>
        {!ends && (
          <Tooltip label={`${t('funnel.stepHelp')}. ${t('funnel.settled', { percent: percent(stage.settledStepPercent) })}`} multiline maw={280}>
            <span>
              <span className={classes.small}>{t('funnel.step')} </span>
              <IconArrowDownRight size={14} aria-hidden className={classes.arrow} />
              {percent(stage.stepPercent)}
            </span>
          </Tooltip>
        )}
      </span>
      <span className={classes.cumulative}>
        {stage.kind !== 'lost' && (
          <>
            <span className={classes.small}>{t('funnel.cumulative')} </span>
            {percent(stage.cumulativePercent)}
          </>
        )}
      </span>
      <span className={classes.sum}>
        <FigureLink figure={{ name: 'visited', stage: stage.stageId }} names={{ stage: stage.name }} value={stage.sums.length && stage.visited} beside>
          <Sums sums={stage.sums} short />
        </FigureLink>
        {differs(stage) && (
          <Text span display="block" size="xs" c="dimmed">
            {t('funnel.now')} <Sums sums={stage.currentSums} short inline />
          </Text>
        )}
      </span>
    </li>
  )
}

const differs = (stage: FunnelStage) => stage.currentSums.length > 0 && JSON.stringify(stage.currentSums) !== JSON.stringify(stage.sums)

function Part({ part, stage }: { part: FunnelBarPart; stage: FunnelStage }) {
  const { t } = useTranslation('reports')
  const { number } = useFormats()
  const ended = part.fate === 'here' && stage.kind !== 'open'
  const fate = ended ? (stage.kind === 'won' ? t('funnel.wonHere') : t('funnel.lostHere')) : t(`funnel.fates.${part.fate}`)
  const label = t('funnel.part', { stage: stage.name, count: number(part.count) as unknown as number, fate })
  return (
    <Tooltip label={label} openDelay={100}>
      <li className={classes.part} data-fate={ended ? stage.kind : part.fate} style={{ width: `${part.width}%` }}>
        <FigureLink
          figure={{ name: part.fate, stage: stage.stageId }}
          names={{ stage: stage.name, kind: stage.kind }}
          value={part.count}
          className={classes.partLink}
        >
          <span className={classes.figure}>{part.width > 6 ? number(part.count) : ''}</span>
        </FigureLink>
      </li>
    </Tooltip>
  )
}

function FunnelTable({ rows, basis }: { rows: FunnelRow[]; basis: Basis }) {
  const { t } = useTranslation('reports')
  const { percent } = useFormats()
  return (
    <Table.ScrollContainer minWidth={860} scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': t('tabs.funnel') } }}>
      <Table verticalSpacing={10} horizontalSpacing="md" striped>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('funnel.stage')}</Table.Th>
            <Table.Th ta="end">{t('funnel.count')}</Table.Th>
            <Table.Th ta="end">{t('funnel.step')}</Table.Th>
            <Table.Th ta="end">{t('funnel.cumulative')}</Table.Th>
            <Table.Th ta="end">{t('funnel.entered')}</Table.Th>
            {fates.map((fate) => (
              <Table.Th key={fate} ta="end">
                {t(`funnel.fates.${fate}`)}
              </Table.Th>
            ))}
            <Table.Th ta="end">{t('funnel.sum')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ stage, count }) => (
            <Table.Tr key={stage.stageId}>
              <Table.Th scope="row">{stage.name}</Table.Th>
              <Table.Td ta="end" fw={600}>
                <StageFigure stage={stage} name={basis} value={count} />
              </Table.Td>
              <Table.Td ta="end">{stage.kind === 'open' ? percent(stage.stepPercent) : ''}</Table.Td>
              <Table.Td ta="end">{stage.kind === 'lost' ? '' : percent(stage.cumulativePercent)}</Table.Td>
              <Table.Td ta="end">
                <StageFigure stage={stage} name="entered" value={stage.entered} />
              </Table.Td>
              {fates.map((fate) => (
                <Table.Td key={fate} ta="end">
                  <StageFigure stage={stage} name={fate} value={stage[fate]} />
                </Table.Td>
              ))}
              <Table.Td ta="end" style={{ whiteSpace: 'nowrap' }}>
                <FigureLink figure={{ name: 'visited', stage: stage.stageId }} names={{ stage: stage.name }} value={stage.sums.length && stage.visited} beside>
                  <Sums sums={stage.sums} />
                </FigureLink>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function StageFigure({ stage, name, value }: { stage: FunnelStage; name: string; value: number }) {
  const { number } = useFormats()
  return (
    <FigureLink figure={{ name, stage: stage.stageId }} names={{ stage: stage.name, kind: stage.kind }} value={value}>
      {number(value)}
    </FigureLink>
  )
}
