import { Button, Switch, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { toProblem } from '@/shared/api/problem'
import { useFormats } from '@/shared/format/useFormats'
import { useRole } from '@/shared/session/session'
import { useShowProblem } from '@/shared/ui/problemText'
import { optOutQuery, setOptOut } from './api'

/** Whether a person wants no mailings; not there for somebody of whom nothing is seen that could be written to. */
export function OptOut({ customerId }: { customerId: string }) {
  const { t } = useTranslation('customers')
  const { date } = useFormats()
  const reader = useRole('analyst')
  const cache = useQueryClient()
  const showProblem = useShowProblem()
  const query = optOutQuery(customerId)
  const { data: known, error, refetch } = useQuery(query)
  const change = useMutation({
    mutationFn: (out: boolean) => setOptOut(customerId, out),
    onMutate: (optedOut) => cache.setQueryData(query.queryKey, (before) => before && { ...before, optedOut }),
    onSuccess: (now) => cache.setQueryData(query.queryKey, now),
    onError: (error) => {
      showProblem(error)
      void cache.invalidateQueries({ queryKey: query.queryKey })
    },
  })
  if (!known)
    return error && !toProblem(error).notFound ? (
      <Text size="xs" c="dimmed" mt="sm" role="alert">
        {t('mailings.optOutUnread')}{' '}
        <Button size="compact-xs" variant="subtle" onClick={() => void refetch()}>
          {t('shared:tryAgain')}
        </Button>
      </Text>
    ) : null
  return (
    <Switch
      mt="sm"
      size="xs"
      label={t('mailings.optOut')}
      description={known.optedOut && known.at && known.how ? t(`mailings.optedOutBy.${known.how}`, { date: date(known.at) }) : undefined}
      checked={known.optedOut}
      disabled={reader || change.isPending}
      onChange={(event) => change.mutate(event.currentTarget.checked)}
    />
  )
}
