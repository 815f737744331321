import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { api } from '@/shared/api/client'
import type { Page, Task, TaskKind } from '@/shared/api/model'
import { toProblem } from '@/shared/api/problem'
import { live } from '@/shared/live/live'
import { useShowProblem } from '@/shared/ui/problemText'

/** What somebody enters to plan something. */
export interface Plan {
  kind: TaskKind
  text: string
  dueAt: string
  assigneeId: string
  remindMinutes: number | null
}

/** What came of it; `answered` of a call that was really made. */
export interface Completion {
  result: string
  answered?: boolean
}

export const tasksOfLeadQuery = (leadId: string) =>
  queryOptions({
    queryKey: ['lead', leadId, 'tasks'],
    queryFn: ({ signal }) => api.get<Page<Task>>(`/api/leads/${leadId}/tasks`, undefined, signal).then((page) => page.items),
    staleTime: 10_000,
  })

export const planTask = (leadId: string, plan: Plan) => api.post<Task>(`/api/leads/${leadId}/tasks`, plan)
export const changeTask = (task: Task, plan: Plan) => api.patch<Task>(`/api/tasks/${task.id}`, { ...plan, version: task.version })
export const completeTask = (task: Task, completion: Completion) => api.post<Task>(`/api/tasks/${task.id}/completion`, { ...completion, version: task.version })
export const reopenTask = (task: Task) => api.post<Task>(`/api/tasks/${task.id}/reopening`, { version: task.version })
export const removeTask = (task: Task) => api.delete(`/api/tasks/${task.id}`, { ifMatch: task.version })

/** Runs a change of a lead's tasks; every screen that shows them follows. Resolves to true when it was done. */
export function useTaskChange(leadId: string) {
  const queries = useQueryClient()
  const showProblem = useShowProblem()
  return useCallback(
    async (change: () => Promise<unknown>, kept?: string): Promise<boolean> => {
      const readAgain = () =>
        Promise.all([queries.invalidateQueries({ queryKey: ['lead', leadId] }), queries.invalidateQueries({ queryKey: ['my-day'] })])
      try {
        await change()
        live.announce({ leadId, type: 'local' })
        await readAgain()
        return true
      } catch (error) {
        const problem = toProblem(error)
        // somebody else was quicker: show the task as it is now beside the message
        if (problem.conflict || problem.notFound) void readAgain()
        showProblem(problem, kept)
        return false
      }
    },
    [queries, leadId, showProblem],
  )
}
