import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { pipelinesQuery, sourcesQuery, staffQuery } from '@/shared/api/reference'
import { useFormats } from '@/shared/format/useFormats'
import { asks, type ReportName } from './api'
import type { ReportQuery } from './query'

/** What the figures are about, written on the chart: a picture of it must not need an explanation. */
export function Basis({ report, query }: { report: ReportName; query: ReportQuery }) {
  const { t } = useTranslation('reports')
  const { day, timeZone } = useFormats()
  const pipeline = useQuery(pipelinesQuery).data?.find((one) => one.id === query.pipelineId)
  const manager = useQuery(staffQuery).data?.find((one) => one.id === query.managerId)
  const source = useQuery(sourcesQuery).data?.find((one) => one.id === query.sourceId)
  const period = { from: day(query.from), to: day(query.to) }
  const parts = [
    asks(report, 'cohort') ? t(`said.${query.cohort}`, period) : report === 'sources' ? t('said.created', period) : t('said.events', period),
    asks(report, 'basis') && t('said.basis', { basis: t(`bases.${query.basis}`) }),
    query.asOf ? t('said.asOf', { day: day(query.asOf) }) : t('said.now'),
    asks(report, 'pipelineId') && pipeline && t('said.pipeline', { name: pipeline.name }),
    asks(report, 'managerId') && manager && t('said.manager', { name: manager.name }),
    source && t('said.source', { name: source.name }),
    t('said.zone', { zone: timeZone }),
  ].filter(Boolean)
  return (
    <Text size="xs" c="dimmed">
      {parts.join(' · ')}
    </Text>
  )
}
