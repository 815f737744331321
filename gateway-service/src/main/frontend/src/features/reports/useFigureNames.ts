import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { funnelQuery, managersQuery, rejectionsQuery, type ReportName, sourcesReportQuery } from './api'
import { type Figure, type FigureNames, NONE } from './figure'
import type { ReportQuery } from './query'

/** The names that stand in a figure's title, as its report has them: also those of stages and people who are gone. */
export function useFigureNames(report: ReportName, query: ReportQuery, figure: Figure): FigureNames {
  const { t } = useTranslation('reports')
  const piped = query.pipelineId !== null
  const funnel = useQuery({ ...funnelQuery(query), enabled: report === 'funnel' && piped }).data
  const rejections = useQuery({ ...rejectionsQuery(query), enabled: report === 'rejections' && piped }).data
  const managers = useQuery({ ...managersQuery(query), enabled: report === 'managers' }).data
  const sources = useQuery({ ...sourcesReportQuery(query), enabled: report === 'sources' }).data
  const stage = funnel?.stages.find((one) => one.stageId === figure.stage)
  return {
    kind: stage?.kind,
    stage: stage?.name ?? rejections?.items.find((one) => one.stageId === figure.stage)?.stageName ?? '…',
    reason:
      figure.reason === NONE
        ? t('rejections.noReason')
        : (rejections?.items.find((one) => one.reasonId === figure.reason)?.reasonName ?? '…'),
    who: figure.who === NONE ? t('managers.nobody') : (managers?.items.find((one) => one.manager?.id === figure.who)?.manager?.name ?? '…'),
    where: figure.where === NONE ? t('sources.unknown') : (sources?.items.find((one) => one.source?.id === figure.where)?.source?.name ?? '…'),
  }
}
