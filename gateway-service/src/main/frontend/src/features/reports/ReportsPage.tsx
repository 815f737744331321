import { Alert, Button, Progress, SegmentedControl, Tabs, Text } from '@mantine/core'
import { IconDownload, IconRefresh } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useNavigate, useParams, useRouter } from '@tanstack/react-router'
import { lazy, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { pipelinesQuery } from '@/shared/api/reference'
import { useRefreshWhenChanged } from '@/shared/live/useRefreshWhenChanged'
import { useAddress } from '@/shared/routing/useAddress'
import { useSession } from '@/shared/session/session'
import { ErrorState } from '@/shared/ui/ErrorState'
import { PageBody, PageFrame } from '@/shared/ui/PageFrame'
import { PageHeader } from '@/shared/ui/PageHeader'
import { csvAddress, isRebuilding, rebuildQuery, type ReportName, reportNames } from './api'
import { Basis } from './Basis'
import { readFigure, writeFigure } from './figure'
import { Asked } from './FigureLink'
import { Filters } from './Filters'
import { FunnelReport } from './FunnelReport'
import { ManagersReport } from './ManagersReport'
import { type ReportQuery, readQuery, todayIn, writeQuery } from './query'
import { RebuildButton } from './RebuildButton'
import { RejectionsReport } from './RejectionsReport'
import classes from './Reports.module.css'
import { SourcesReport } from './SourcesReport'

const LeadsBehind = lazy(() => import('./LeadsBehind').then((module) => ({ default: module.LeadsBehind })))

const REPORTS = { funnel: FunnelReport, rejections: RejectionsReport, managers: ManagersReport, sources: SourcesReport }

export interface ReportProps {
  query: ReportQuery
  asTable: boolean
}

/** All four reports share one query, and all of it stands in the address. */
export function ReportsPage() {
  const { t } = useTranslation('reports')
  const { report: named } = useParams({ strict: false })
  const report: ReportName = reportNames.find((name) => name === named) ?? 'funnel'
  const { workspace } = useSession()
  const [address, change] = useAddress()
  const navigate = useNavigate()
  const pipelines = useQuery(pipelinesQuery)
  const today = todayIn(workspace.timeZone)
  const query = useMemo(() => {
    const read = readQuery(address, today)
    const usual = pipelines.data?.find((one) => one.default) ?? pipelines.data?.[0]
    return { ...read, pipelineId: read.pipelineId ?? usual?.id ?? null }
  }, [address, today, pipelines.data])
  const rebuilding = useQuery(rebuildQuery)
  const position = rebuilding.data?.position
  useRefreshWhenChanged(['reports'])

  const figure = useMemo(() => readFigure(report, address), [report, address])
  const asked = useMemo(() => ({ report, query }), [report, query])
  const { history } = useRouter()
  const overReport = (useLocation().state as { overReport?: boolean }).overReport === true

  // closing goes back to the report as it was left; from a link that somebody sent there is nothing to go back to
  const closeFigure = () => (overReport ? history.back() : change(writeFigure(null)))
  const set = (part: Partial<ReportQuery>) => change(writeQuery({ ...query, ...part }))
  const asTable = address.as === 'table'
  const Report = REPORTS[report]
  return (
    <PageFrame>
      <PageHeader title={t('title')} action={<RebuildButton />}>
        <Tabs
          value={report}
          onChange={(to) =>
            to && void navigate({ to: '/reports/$report', params: { report: to }, search: { ...writeQuery(query), as: address.as } as never })
          }
          variant="pills"
        >
          <Tabs.List className={classes.tabs}>
            {reportNames.map((name) => (
              <Tabs.Tab key={name} value={name}>
                {t(`tabs.${name}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
      </PageHeader>
      <PageBody wide>
        <Filters report={report} query={query} today={today} onChange={set} />
        {isRebuilding(rebuilding.data) && (
          <Alert icon={<IconRefresh aria-hidden />} color="yellow" title={t('rebuild.running')} role="status">
            {t('rebuild.runningText')}
            {position && position.of > 0 && <Progress value={(100 * position.read) / position.of} mt="xs" aria-label={t('rebuild.running')} />}
          </Alert>
        )}
        <section className={classes.report} aria-labelledby="report-title">
          <div className={classes.reportHead}>
            <div className={classes.reportTitle}>
              <h2 id="report-title">{t(`${report}.title`)}</h2>
              <Basis report={report} query={query} />
            </div>
            <div className={classes.reportTools}>
              <SegmentedControl
                size="xs"
                aria-label={t('view.label')}
                value={asTable ? 'table' : 'chart'}
                onChange={(value) => change({ as: value === 'table' ? 'table' : undefined })}
                data={['chart', 'table'].map((value) => ({ value, label: t(`view.${value}`) }))}
              />
              <Button
                component="a"
                href={csvAddress(report, query)}
                download={`potik-${report}-${query.from}-${query.to}.csv`}
                variant="default"
                size="xs"
                leftSection={<IconDownload size={14} aria-hidden />}
                aria-label={t('csvLabel')}
              >
                {t('csv')}
              </Button>
            </div>
          </div>
          {pipelines.isLoadingError ? (
            <ErrorState error={pipelines.error} onRetry={() => void pipelines.refetch()} />
          ) : (
            <Asked value={asked}>
              <Report query={query} asTable={asTable} />
            </Asked>
          )}
        </section>
        <Text size="xs" c="dimmed">
          {t('live')}
        </Text>
        {figure && (
          <Suspense fallback={null}>
            <LeadsBehind report={report} query={query} figure={figure} onClose={closeFigure} />
          </Suspense>
        )}
      </PageBody>
    </PageFrame>
  )
}
