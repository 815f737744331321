import { Button, Group, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { staffQuery } from '@/shared/api/reference'
import { useFormats } from '@/shared/format/useFormats'
import { useRole } from '@/shared/session/session'
import { notify } from '@/shared/ui/notify'
import { Panel } from '@/shared/ui/PageFrame'
import { useShowProblem } from '@/shared/ui/problemText'
import { type Customer, customerQuery, undoMerge } from './api'
import classes from './SamePerson.module.css'

/** Who was merged into this customer, with what was noted on them; each can be a person of their own again. */
export function MergedParts({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers')
  const formats = useFormats()
  const analyst = useRole('analyst')
  const staff = useQuery(staffQuery).data
  const queries = useQueryClient()
  const showProblem = useShowProblem()
  const undo = useMutation({
    mutationFn: (otherId: string) => undoMerge(customer.id, otherId),
    onSuccess: (now) => {
      queries.setQueryData(customerQuery(customer.id).queryKey, now)
      notify({ message: t('merge.undone') })
    },
    onError: (error) => showProblem(error),
    onSettled: () => {
      for (const key of ['customers', 'leads', 'orders']) void queries.invalidateQueries({ queryKey: [key] })
    },
  })
  const parts = customer.merged ?? []
  if (parts.length === 0) return null
  return (
    <Panel title={t('merge.parts')}>
      {parts.map((part) => {
        const name = part.name ?? t('unnamed')
        return (
          <div key={part.id} className={classes.part}>
            <Group justify="space-between" wrap="nowrap" gap="xs" align="flex-start">
              <div>
                <Text size="sm">{name}</Text>
                <Text size="xs" c="dimmed">
                  {t('merge.partOf', { date: formats.date(part.at), name: staff?.find(({ id }) => id === part.by)?.name ?? '–' })}
                  {part.into !== customer.id && ` · ${t('merge.undoFirst')}`}
                </Text>
              </div>
              {part.into === customer.id && !analyst && (
                <Button size="compact-xs" variant="subtle" loading={undo.isPending && undo.variables === part.id} onClick={() => undo.mutate(part.id)} aria-label={t('merge.undoOf', { name })}>
                  {t('merge.undo')}
                </Button>
              )}
            </Group>
            {part.notes && (
              <Text size="sm" mt={4} style={{ whiteSpace: 'pre-wrap' }}>
                {part.notes}
              </Text>
            )}
          </div>
        )
      })}
    </Panel>
  )
}
