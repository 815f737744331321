import { QueryClient } from '@tanstack/react-query'
import { toProblem } from '@/shared/api/problem'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // what the person may not see or sent wrongly will not get better; a service that is starting will
      retry: (count, error) => count < 2 && toProblem(error).unavailable,
      retryDelay: (count) => 800 * 2 ** count,
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
})
