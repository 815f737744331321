import { Anchor, Skeleton, Stack } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '@/shared/ui/ErrorState'
import { PageBody } from '@/shared/ui/PageFrame'
import { PageHeader } from '@/shared/ui/PageHeader'
import { importQuery } from './api'
import { Draft } from './Draft'
import { Run } from './Run'

/** One table: what would come of it, or what came of it. */
export function ImportPage() {
  const { t } = useTranslation('settings')
  const { importId = '' } = useParams({ strict: false })
  const one = useQuery(importQuery(importId))
  return (
    <>
      <PageHeader
        title={one.data?.name ?? t('imports.title')}
        note={
          <Anchor size="xs" renderRoot={(props) => <Link to="/settings/imports" {...props} />}>
            <IconArrowLeft size={12} aria-hidden style={{ verticalAlign: -2 }} /> {t('imports.back')}
          </Anchor>
        }
      />
      <PageBody>
        {one.isLoadingError ? (
          <ErrorState error={one.error} onRetry={() => void one.refetch()} />
        ) : one.isPending ? (
          <Stack>
            <Skeleton height={120} />
            <Skeleton height={240} />
          </Stack>
        ) : one.data.dryRun && one.data.known ? (
          <Draft one={one.data} known={one.data.known} dryRun={one.data.dryRun} />
        ) : (
          <Run one={one.data} />
        )}
      </PageBody>
    </>
  )
}
