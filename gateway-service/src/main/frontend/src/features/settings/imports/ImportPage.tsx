import { Anchor, Skeleton, Stack, Text } from '@mantine/core'
import { IconArrowLeft, IconLock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import { useRole } from '@/shared/session/session'
import { EmptyState } from '@/shared/ui/EmptyState'
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
  const { dateTime } = useFormats()
  const owner = useRole('owner')
  const one = useQuery({ ...importQuery(importId), enabled: owner })
  return (
    <>
      <PageHeader
        title={one.data?.name ?? t('imports.title')}
        note={
          <Anchor size="xs" renderRoot={(props) => <Link to="/settings/imports" {...props} />}>
            <IconArrowLeft size={12} aria-hidden style={{ verticalAlign: -2 }} /> {t('imports.back')}
          </Anchor>
        }
      >
        {one.data && (
          <Text size="sm" c="dimmed">
            {t('imports.from', { source: one.data.source.name, at: dateTime(one.data.startedAt ?? one.data.broughtAt) })}
          </Text>
        )}
      </PageHeader>
      <PageBody>
        {!owner ? (
          <EmptyState icon={IconLock} title={t('ownerOnly.title')} hint={t('ownerOnly.text')} />
        ) : one.isLoadingError ? (
          <ErrorState error={one.error} onRetry={() => void one.refetch()} />
        ) : one.isPending ? (
          <Stack aria-hidden>
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
