import { Button, Group, SegmentedControl } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { pipelinesQuery } from '@/shared/api/reference'
import { useAddress } from '@/shared/routing/useAddress'
import { useRole } from '@/shared/session/session'
import { ErrorState } from '@/shared/ui/ErrorState'
import { PageBody } from '@/shared/ui/PageFrame'
import { PageHeader } from '@/shared/ui/PageHeader'
import { RowsSkeleton } from '@/shared/ui/Skeletons'
import { ReadOnly } from '../ReadOnly'
import { newPipeline } from './draft'
import { PipelineEditor, WATCH_EVERY } from './PipelineEditor'

export function PipelinesPage() {
  const { t } = useTranslation('settings')
  const mayWrite = useRole('owner', 'teamLead')
  const pipelines = useQuery({
    ...pipelinesQuery,
    refetchInterval: ({ state }) => (state.data?.some((one) => one.stages.some((stage) => stage.into)) ? WATCH_EVERY : false),
  })
  const [address, change] = useAddress()
  const fresh = address.pipeline === 'new'
  const open = fresh
    ? undefined
    : (pipelines.data?.find((one) => one.id === address.pipeline) ?? pipelines.data?.find((one) => one.default) ?? pipelines.data?.[0])
  return (
    <>
      <PageHeader
        title={t('pipelines.title')}
        note={t('pipelines.note')}
        action={
          mayWrite && (
            <Button size="xs" variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => change({ pipeline: 'new' })}>
              {t('pipelines.new')}
            </Button>
          )
        }
      >
        {pipelines.data && pipelines.data.length > 1 && (
          <Group style={{ overflowX: 'auto' }}>
            <SegmentedControl
              size="xs"
              aria-label={t('pipelines.title')}
              value={open?.id ?? ''}
              onChange={(id) => change({ pipeline: id })}
              data={pipelines.data.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Group>
        )}
      </PageHeader>
      <PageBody>
        {!mayWrite && <ReadOnly />}
        {pipelines.isLoadingError ? (
          <ErrorState error={pipelines.error} onRetry={() => void pipelines.refetch()} />
        ) : pipelines.isPending ? (
          <RowsSkeleton rows={6} />
        ) : fresh ? (
          <PipelineEditor
            key="new"
            before={null}
            initial={newPipeline(t('pipelines.newName'), {
              open: t('pipelines.newStage'),
              won: t('pipelines.kinds.won'),
              lost: t('pipelines.kinds.lost'),
            })}
            mayWrite={mayWrite}
            onSaved={(id) => change({ pipeline: id })}
          />
        ) : (
          open && <PipelineEditor key={open.id} before={open} mayWrite={mayWrite} onSaved={() => undefined} />
        )}
      </PageBody>
    </>
  )
}
