import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { toProblem } from '@/shared/api/problem'
import { live, MESSAGE_STATE } from '@/shared/live/live'
import { useLive } from '@/shared/live/useLive'
import { useShowProblem } from '@/shared/ui/problemText'
import { leadQuery } from './api/lead'
import type { Lead } from './model'

/** One lead with its timeline, kept true by live updates. */
export function useLead(id: string) {
  const queries = useQueryClient()
  const query = useQuery(leadQuery(id))
  const readAgain = useCallback(() => void queries.invalidateQueries({ queryKey: ['lead', id] }), [queries, id])
  useLive((change) => {
    // what this browser changed itself has been put into the cache already
    if (change.leadId !== id || change.type === 'local') return
    if (change.type === MESSAGE_STATE) void queries.invalidateQueries({ queryKey: ['lead', id, 'timeline'] })
    else readAgain()
  }, readAgain)
  return query
}

/**
 * Runs a change of the lead: `guess` is shown at once; the answer replaces it, a refusal takes it back with a message.
 * Resolves to true when it was done.
 */
export function useLeadChange(lead: Lead) {
  const queries = useQueryClient()
  const showProblem = useShowProblem()
  const { queryKey } = leadQuery(lead.id)
  return useCallback(
    async (change: () => Promise<Lead | undefined>, guess?: Partial<Lead>, kept?: string): Promise<boolean> => {
      const before = queries.getQueryData(queryKey)
      if (guess) queries.setQueryData(queryKey, (now: Lead | undefined) => now && { ...now, ...guess })
      try {
        const after = await change()
        if (after) queries.setQueryData(queryKey, after)
        live.announce({ leadId: lead.id, type: 'local', pipelineId: lead.pipelineId })
        void queries.invalidateQueries({ queryKey: [...queryKey, 'timeline'] })
        return true
      } catch (error) {
        const problem = toProblem(error)
        queries.setQueryData(queryKey, before)
        // somebody else was quicker: show the card as it is now beside the message
        if (problem.conflict) void queries.invalidateQueries({ queryKey })
        showProblem(problem, kept)
        return false
      }
    },
    [queries, queryKey, lead.id, lead.pipelineId, showProblem],
  )
}
