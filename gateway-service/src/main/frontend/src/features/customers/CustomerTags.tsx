import { TagsInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { tagsQuery } from '@/shared/api/reference'
import { useRole } from '@/shared/session/session'
import { useShowProblem } from '@/shared/ui/problemText'
import { changeCustomer, type Customer, customerQuery } from './api'

/** Tags of a person, written at once. */
export function CustomerTags({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers')
  const reader = useRole('analyst') || customer.mergedInto !== undefined
  const known = useQuery(tagsQuery).data ?? []
  const queries = useQueryClient()
  const showProblem = useShowProblem()
  const { queryKey } = customerQuery(customer.id)
  const save = useMutation({
    mutationFn: (tags: string[]) => changeCustomer(customer.id, { tags, version: customer.version }),
    onMutate: (tags) => queries.setQueryData(queryKey, (before) => before && { ...before, tags }),
    onSuccess: (now) => queries.setQueryData(queryKey, now),
    onError: (error) => {
      showProblem(error)
      void queries.invalidateQueries({ queryKey })
    },
  })
  const tags = customer.tags ?? []
  return (
    <TagsInput
      mt="sm"
      size="xs"
      label={t('tags')}
      placeholder={tags.length ? undefined : t('addTag')}
      value={tags}
      data={known.map((tag) => tag.name)}
      maxTags={50}
      disabled={reader || save.isPending}
      onChange={(now) => save.mutate(now)}
    />
  )
}
