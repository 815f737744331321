import { ScrollArea, Text, Tooltip } from '@mantine/core'
import { IconMoodSmile } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { RowsSkeleton } from '@/shared/ui/Skeletons'
import { rejectionsQuery } from './api'
import { NONE } from './figure'
import { FigureLink } from './FigureLink'
import type { ReportProps } from './ReportsPage'
import classes from './Reports.module.css'
import { type HeatMap, heatKey, heatMap } from './shape'

/** Stage × reason; a table either way, coloured by how often a reason is named when it is shown as a chart. */
export function RejectionsReport({ query, asTable }: ReportProps) {
  const { t } = useTranslation('reports')
  const report = useQuery({ ...rejectionsQuery(query), enabled: query.pipelineId !== null, placeholderData: (before) => before })
  if (report.isError) return <ErrorState error={report.error} onRetry={() => void report.refetch()} />
  if (report.isPending) return <RowsSkeleton rows={5} />
  const map = heatMap(report.data.items)
  if (map.total === 0) return <EmptyState icon={IconMoodSmile} title={t('rejections.empty.title')} hint={t('rejections.empty.text')} />
  return (
    <>
      <ScrollArea px="md" type="auto" viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('tabs.rejections') }}>
        <Heat map={map} plain={asTable} />
      </ScrollArea>
      <Text size="xs" c="dimmed" px="md" py="md">
        {t('rejections.percentHelp')}
      </Text>
    </>
  )
}

function Heat({ map, plain }: { map: HeatMap; plain: boolean }) {
  const { t } = useTranslation('reports')
  const { number, percent } = useFormats()
  const reasonName = (name: string) => name || t('rejections.noReason')
  return (
    <table className={classes.heat}>
      <thead>
        <tr>
          <th scope="col" className={classes.heatStage}>
            {t('rejections.stage')}
          </th>
          {map.reasons.map((reason) => (
            <th scope="col" key={reason.id}>
              {reasonName(reason.name)}
            </th>
          ))}
          <th scope="col">{t('rejections.all')}</th>
        </tr>
      </thead>
      <tbody>
        {map.stages.map((stage) => (
          <tr key={stage.id}>
            <th scope="row">{stage.name}</th>
            {map.reasons.map((reason) => {
              const cell = map.cells[heatKey(stage.id, reason.id)]
              if (!cell || cell.count === 0)
                return (
                  <td key={reason.id} className={plain ? undefined : classes.nothing} aria-label={t('rejections.nothing')}>
                    ·
                  </td>
                )
              const label = t('rejections.cell', {
                stage: stage.name,
                reason: reasonName(reason.name),
                count: number(cell.count) as unknown as number,
                percent: percent(cell.percent),
              })
              return (
                <Tooltip key={reason.id} label={label} openDelay={100}>
                  <td
                    className={plain ? undefined : classes.cell}
                    style={{ '--heat': 0.12 + 0.88 * cell.heat } as CSSProperties}
                  >
                    <FigureLink
                      figure={{ name: 'rejected', stage: stage.id, reason: reason.id || NONE }}
                      names={{ stage: stage.name, reason: reasonName(reason.name) }}
                      value={cell.count}
                      className={plain ? undefined : classes.cellLink}
                    >
                      {number(cell.count)}
                    </FigureLink>
                    <small>{percent(cell.percent)}</small>
                  </td>
                </Tooltip>
              )
            })}
            <td className={classes.heatTotal}>
              <FigureLink figure={{ name: 'rejected', stage: stage.id }} names={{ stage: stage.name }} value={stage.total}>
                {number(stage.total)}
              </FigureLink>
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('rejections.all')}</th>
          {map.reasons.map((reason) => (
            <td key={reason.id} className={classes.heatTotal}>
              <FigureLink figure={{ name: 'rejected', reason: reason.id || NONE }} names={{ reason: reasonName(reason.name) }} value={reason.total}>
                {number(reason.total)}
              </FigureLink>
            </td>
          ))}
          <td className={classes.heatTotal}>
            <FigureLink figure={{ name: 'rejected' }} value={map.total}>
              {number(map.total)}
            </FigureLink>
          </td>
        </tr>
      </tfoot>
    </table>
  )
}
