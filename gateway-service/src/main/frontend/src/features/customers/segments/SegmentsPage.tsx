import { Group, Select, Text } from '@mantine/core'
import { IconUsersGroup } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import { useAddress } from '@/shared/routing/useAddress'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { PageFrame } from '@/shared/ui/PageFrame'
import { PageHeader } from '@/shared/ui/PageHeader'
import { RowsSkeleton } from '@/shared/ui/Skeletons'
import { CustomerList } from '../CustomerList'
import { CustomersTabs } from '../CustomersTabs'
import { MailingPanel } from '../mailings/MailingPanel'
import { MailingsList } from '../mailings/MailingsList'
import { membersQuery, segmentsQuery } from './api'
import { ConditionChips } from './ConditionChips'
import { type Conditions, read, tidy, written } from './conditions'
import { SegmentTools } from './SegmentTools'

/** Customers chosen by clicking: what is asked stands in the address, and how many fit is seen at once. */
export function SegmentsPage() {
  const { t } = useTranslation('customers')
  const { number } = useFormats()
  const [{ segment: id, ask, mailing }, change] = useAddress()
  const segments = useQuery(segmentsQuery)
  const segment = segments.data?.find((one) => one.id === id)
  const conditions = useMemo(() => read(ask) ?? tidy(segment?.conditions ?? {}), [ask, segment])
  // a segment that was opened is shown when it is known, not everybody before
  const known = !id || Boolean(ask) || !segments.isPending
  const members = useInfiniteQuery({ ...membersQuery(conditions), placeholderData: keepPreviousData, enabled: known })
  const rows = useMemo(() => members.data?.pages.flatMap((page) => page.customers.items) ?? [], [members.data])
  const found = members.data?.pages[0]
  const set = (part: Conditions) => change({ ask: written({ ...conditions, ...part }) ?? '{}' })
  return (
    <PageFrame>
      <PageHeader title={t('segments.title')} action={<CustomersTabs value="segments" />}>
        <Select
          aria-label={t('segments.choose')}
          placeholder={t('segments.choose')}
          size="xs"
          clearable
          searchable
          w={220}
          data={segments.data?.map((one) => ({ value: one.id, label: one.name })) ?? []}
          value={segment?.id ?? null}
          onChange={(value) => change({ segment: value ?? undefined, ask: undefined }, { push: true })}
          nothingFoundMessage={t('shared:nothingFound')}
        />
        <ConditionChips conditions={conditions} onChange={set} />
      </PageHeader>
      <Group px="md" py="xs" justify="space-between">
        <Text fw={600} role="status" aria-busy={members.isFetching}>
          {found ? t(found.more ? 'segments.countMore' : 'segments.count', { count: found.count, number: number(found.count) }) : ' '}
        </Text>
        <SegmentTools segment={segment} conditions={conditions} onOpen={(open) => change({ segment: open, ask: undefined })} onMailing={(open) => change({ mailing: open }, { push: true })} />
      </Group>
      {mailing === 'all' ? (
        <MailingsList onOpen={(open) => change({ mailing: open }, { push: true })} onClose={() => change({ mailing: undefined })} />
      ) : (
        mailing && <MailingPanel key={mailing} id={mailing} onClose={() => change({ mailing: undefined })} />
      )}
      {members.isError && rows.length === 0 ? (
        <ErrorState error={members.error} onRetry={() => void members.refetch()} />
      ) : members.isPending ? (
        <RowsSkeleton rows={14} />
      ) : rows.length === 0 ? (
        <EmptyState icon={IconUsersGroup} title={t('segments.empty.title')} hint={t('segments.empty.text')} />
      ) : (
        <CustomerList label={t('segments.title')} rows={rows} list={members} />
      )}
    </PageFrame>
  )
}
