import { queryOptions } from '@tanstack/react-query'
import { address, api } from '@/shared/api/client'
import type { Money, Ref, StageKind } from '@/shared/api/model'
import type { Basis, Cohort, ReportQuery } from './query'

export interface FunnelStage {
  stageId: string
  name: string
  kind: StageKind
  rank: number
  entered: number
  visited: number
  reached: number
  strict: number
  /** The one of visited, reached and strict that the shares are of. */
  count: number
  /** The pipeline does not have it any more. */
  removed?: boolean
  stepPercent: number | null
  settledStepPercent: number | null
  cumulativePercent: number | null
  sums: Money[]
  currentSums: Money[]
  advanced: number
  movedBack: number
  rejected: number
  left: number
  here: number
}

export interface FunnelReport {
  pipelineId: string
  pipelineName: string
  from: string
  to: string
  cohort: Cohort
  basis: Basis
  asOf: string | null
  timeZone: string
  open: number
  stages: FunnelStage[]
  rebuilding: boolean
}

export interface RejectionRow {
  stageId: string
  stageName: string
  reasonId: string | null
  reasonName: string | null
  count: number
  percentOfEntries: number | null
}

export interface ManagerRow {
  manager: Ref | null
  processed: number
  won: number
  rejected: number
  sums: Money[]
  averageChecks: Money[]
  winRate: number | null
  firstResponse: { medianSeconds: number | null; p90Seconds: number | null; answered: number; waiting: number }
  close: { medianSeconds: number | null; p90Seconds: number | null }
}

export interface SourceRow {
  source: Ref | null
  leads: number
  won: number
  spend: Money[]
  revenue: Money[]
  costPerLead: Money[]
  /** (won revenue − spend) / spend as a percentage; null without spend. */
  return: number | null
}

export interface Rebuild {
  state: 'idle' | 'reading'
  /** Events read, of how many. */
  position?: { read: number; of: number } | null
}

export const reportNames = ['funnel', 'rejections', 'managers', 'sources'] as const
export type ReportName = (typeof reportNames)[number]

/** What each report understands; the rest of the query is kept in the address for the other reports. */
const understood: Record<ReportName, (keyof ReportQuery)[]> = {
  funnel: ['pipelineId', 'from', 'to', 'cohort', 'basis', 'asOf', 'managerId', 'sourceId'],
  rejections: ['pipelineId', 'from', 'to', 'cohort', 'asOf', 'managerId', 'sourceId'],
  // people and sources are compared over all pipelines; a cost belongs to a source as a whole, not to a manager's part of it
  managers: ['from', 'to', 'asOf', 'managerId', 'sourceId'],
  sources: ['from', 'to', 'asOf', 'sourceId'],
}

export const asks = (report: ReportName, field: keyof ReportQuery) => understood[report].includes(field)

export const parameters = (report: ReportName, query: ReportQuery) => Object.fromEntries(understood[report].map((field) => [field, query[field]]))

export const csvAddress = (report: ReportName, query: ReportQuery) =>
  address(`/api/reports/${report}`, { ...parameters(report, query), format: 'csv' })

function reportQuery<T>(report: ReportName, query: ReportQuery) {
  return queryOptions({
    queryKey: ['reports', report, parameters(report, query)],
    queryFn: ({ signal }) => api.get<T>(`/api/reports/${report}`, parameters(report, query), signal),
  })
}

export const funnelQuery = (query: ReportQuery) => reportQuery<FunnelReport>('funnel', query)
export const rejectionsQuery = (query: ReportQuery) => reportQuery<{ items: RejectionRow[] }>('rejections', query)
export const managersQuery = (query: ReportQuery) => reportQuery<{ items: ManagerRow[] }>('managers', query)
export const sourcesReportQuery = (query: ReportQuery) => reportQuery<{ items: SourceRow[] }>('sources', query)

export const rebuildQuery = queryOptions({
  queryKey: ['rebuild'],
  queryFn: ({ signal }) => api.get<Rebuild>('/api/reports/rebuild', undefined, signal),
  refetchInterval: (query) => (isRebuilding(query.state.data) ? 2000 : 60_000),
  retry: false,
})

export const isRebuilding = (rebuild: Rebuild | undefined) => rebuild?.state === 'reading'
export const startRebuild = () => api.post<Rebuild>('/api/reports/rebuild')
