import { useQuery } from '@tanstack/react-query'
import { takesQuery } from './api/uploads'
import type { Lead, Takes } from './model'

/** What can go out where this lead is answered; nothing while that is not known. */
export function useTakes(answerBy: Lead['answerBy']): Takes | null | undefined {
  return useQuery({ ...takesQuery(answerBy?.connectionId ?? ''), enabled: answerBy !== null }).data
}
