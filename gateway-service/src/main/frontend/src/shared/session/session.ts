import { queryOptions, useQuery } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import type { Role, Session } from '@/shared/api/model'

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => api.get<Session>('/api/session', undefined, signal),
  staleTime: Infinity,
  retry: false,
})

/** Who is signed in. Only for what is drawn inside the shell: the router lets nobody in without a session. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery)
  if (!data) throw new Error('used outside the shell')
  return data
}

/** Whether the workspace sells to companies too; one that sells to people only never sees them. */
export function useCompanies(): boolean {
  return useSession().workspace.companies !== false
}

/** True when the signed-in person has one of the roles. The services decide; this only hides what would be refused. */
export function useRole(...roles: Role[]): boolean {
  return roles.includes(useSession().staff.role)
}
