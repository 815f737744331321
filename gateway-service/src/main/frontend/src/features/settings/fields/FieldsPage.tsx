import { Button, Group, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { IconForms, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldsQuery } from '@/shared/api/reference'
import { useRole } from '@/shared/session/session'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { PageBody, Panel } from '@/shared/ui/PageFrame'
import { PageHeader } from '@/shared/ui/PageHeader'
import { useShowProblem } from '@/shared/ui/problemText'
import { RowsSkeleton } from '@/shared/ui/Skeletons'
import { ReadOnly } from '../ReadOnly'
import classes from '../Settings.module.css'
import { orderFields } from './api'
import { FieldForm } from './FieldForm'
import { FieldRow } from './FieldRow'
import { movedTo } from './options'

/** What a workspace wants to know about its leads beside what every lead has. */
export function FieldsPage() {
  const { t } = useTranslation('settings')
  const mayWrite = useRole('owner', 'teamLead')
  const cache = useQueryClient()
  const showProblem = useShowProblem()
  const fields = useQuery(fieldsQuery)
  const [adding, setAdding] = useState(false)
  const [said, say] = useState('')
  const order = useMutation({
    mutationFn: orderFields,
    // shown at once, taken back if the service refuses
    onMutate: (ids) => {
      const before = cache.getQueryData(fieldsQuery.queryKey)
      cache.setQueryData(fieldsQuery.queryKey, (all) => all && ids.flatMap((id) => all.filter((field) => field.id === id)))
      return { before }
    },
    onError: (error, _, context) => {
      cache.setQueryData(fieldsQuery.queryKey, context?.before)
      showProblem(error, t('fields.orderKept'))
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ['fields'] }),
  })
  const move = (from: number, to: number) => {
    const all = fields.data ?? []
    const moved = all[from]
    if (!moved || to < 0 || to >= all.length || from === to) return
    order.mutate(movedTo(all, from, to).map((field) => field.id))
    say(t('fields.movedTo', { name: moved.name, position: to + 1, count: all.length }))
  }
  return (
    <>
      <PageHeader title={t('fields.title')} note={t('fields.note')} />
      <PageBody>
        {!mayWrite && <ReadOnly />}
        {mayWrite &&
          (adding ? (
            <Panel title={t('fields.add')}>
              <FieldForm onDone={() => setAdding(false)} />
            </Panel>
          ) : (
            <Group>
              <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setAdding(true)}>
                {t('fields.add')}
              </Button>
            </Group>
          ))}
        {fields.isError ? (
          <ErrorState error={fields.error} onRetry={() => void fields.refetch()} />
        ) : (
          <Panel flush>
            {fields.isPending ? (
              <RowsSkeleton rows={4} />
            ) : fields.data.length === 0 ? (
              <EmptyState icon={IconForms} title={t('fields.empty.title')} hint={t('fields.empty.text')} />
            ) : (
              <ol className={classes.list}>
                {fields.data.map((field, at) => (
                  <FieldRow key={field.id} field={field} at={at} count={fields.data.length} mayWrite={mayWrite} onMove={move} />
                ))}
              </ol>
            )}
          </Panel>
        )}
        <div className="visually-hidden" role="status">
          {said}
        </div>
        <Text size="xs" c="dimmed">
          {t('fields.help')}
        </Text>
      </PageBody>
    </>
  )
}
