import { queryOptions } from '@tanstack/react-query'
import { api } from '@/shared/api/client'

interface Funnel {
  stages: { stageId: string; stepPercent: number | null }[]
}

const DAYS = 90

/** Stage → share of those who reached it that goes on to the next (last 90 days). Nice to have: a failure shows nothing. */
export const sharesQuery = (pipelineId: string, isoDay: (instant: number) => string) =>
  queryOptions({
    queryKey: ['board', 'shares', pipelineId],
    queryFn: async ({ signal }) => {
      const query = { pipelineId, from: isoDay(Date.now() - DAYS * 86_400_000), to: isoDay(Date.now()) }
      const funnel = await api.get<Funnel>('/api/reports/funnel', query, signal)
      return Object.fromEntries(funnel.stages.map((stage) => [stage.stageId, stage.stepPercent]))
    },
    staleTime: 5 * 60_000,
    retry: false,
  })
