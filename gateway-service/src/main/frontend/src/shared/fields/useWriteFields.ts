import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import type { FieldValues } from '@/shared/api/model'
import { toProblem } from '@/shared/api/problem'
import { useShowProblem } from '@/shared/ui/problemText'

/**
 * Writes into the fields of what stands under `queryKey`: shown at once, replaced by the answer, and taken back with a
 * message when it is refused. Resolves to whether it was done.
 */
export function useWriteFields<T extends { fields?: FieldValues }>(queryKey: QueryKey, patch: (fields: FieldValues) => Promise<T>) {
  const cache = useQueryClient()
  const showProblem = useShowProblem()
  return async (fields: FieldValues): Promise<boolean> => {
    const before = cache.getQueryData<T>(queryKey)
    cache.setQueryData<T>(queryKey, (now) => now && { ...now, fields: { ...now.fields, ...fields } })
    try {
      const after = await patch(fields)
      cache.setQueryData<T>(queryKey, after)
      return true
    } catch (error) {
      // only these: another field may have been saved meanwhile
      cache.setQueryData<T>(queryKey, (now) => now && { ...now, fields: { ...now.fields, ...Object.fromEntries(Object.keys(fields).map((key) => [key, before?.fields?.[key] ?? null])) } })
      // somebody else was quicker: what stands there now is shown beside the message
      if (toProblem(error).conflict) void cache.invalidateQueries({ queryKey })
      showProblem(error)
      return false
    }
  }
}
