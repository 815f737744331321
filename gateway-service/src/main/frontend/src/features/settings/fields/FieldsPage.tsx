import { Button, Group, Tabs, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { IconForms, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldOf } from '@/shared/api/model'
import { fieldsOf } from '@/shared/api/reference'
import { useAddress } from '@/shared/routing/useAddress'
import { useCompanies, useRole } from '@/shared/session/session'
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

const OF = ['lead', 'customer', 'company', 'order'] as const satisfies FieldOf[]

/** What a workspace wants to know beside what is always there; whose fields these are stands in the address. */
export function FieldsPage() {
  const { t } = useTranslation('settings')
  const mayWrite = useRole('owner', 'teamLead')
  const [address, change] = useAddress()
  const companies = useCompanies()
  const all = OF.filter((each) => companies || each !== 'company')
  const of = all.find((each) => each === address.of) ?? 'lead'
  return (
    <>
      <PageHeader title={t('fields.title')} note={t('fields.note')} />
      <PageBody>
        {!mayWrite && <ReadOnly />}
        <Tabs value={of} onChange={(next) => change({ of: next === 'lead' ? undefined : (next ?? undefined) }, { push: true })} variant="pills">
          <Tabs.List aria-label={t('fields.whose')}>
            {all.map((each) => (
              <Tabs.Tab key={each} value={each}>
                {t(`fields.of.${each}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
        <FieldList key={of} of={of} mayWrite={mayWrite} />
        <Text size="xs" c="dimmed">
          {t('fields.help')}
        </Text>
      </PageBody>
    </>
  )
}

function FieldList({ of, mayWrite }: { of: FieldOf; mayWrite: boolean }) {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const showProblem = useShowProblem()
  const query = fieldsOf(of)
  const fields = useQuery(query)
  const [adding, setAdding] = useState(false)
  const [said, say] = useState('')
  const order = useMutation({
    mutationFn: (ids: string[]) => orderFields(of, ids),
    // shown at once, taken back if the service refuses
    onMutate: (ids) => {
      const before = cache.getQueryData(query.queryKey)
      cache.setQueryData(query.queryKey, (all) => all && ids.flatMap((id) => all.filter((field) => field.id === id)))
      return { before }
    },
    onError: (error, _, context) => {
      cache.setQueryData(query.queryKey, context?.before)
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
      {mayWrite &&
        (adding ? (
          <Panel title={t('fields.add')}>
            <FieldForm of={of} onDone={() => setAdding(false)} />
          </Panel>
        ) : (
          <Group>
            <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setAdding(true)}>
              {t('fields.add')}
            </Button>
          </Group>
        ))}
      {fields.isLoadingError ? (
        <ErrorState error={fields.error} onRetry={() => void fields.refetch()} />
      ) : (
        <Panel flush>
          {fields.isPending ? (
            <RowsSkeleton rows={4} />
          ) : fields.data.length === 0 ? (
            <EmptyState icon={IconForms} title={t('fields.empty.title')} hint={t(of === 'lead' ? 'fields.empty.text' : 'fields.empty.others')} />
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
    </>
  )
}
