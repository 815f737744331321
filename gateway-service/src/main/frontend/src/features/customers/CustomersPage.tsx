import { Button, Group, SegmentedControl } from '@mantine/core'
import { IconPlus, IconSearch, IconUsers } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useAddress } from '@/shared/routing/useAddress'
import { useRole } from '@/shared/session/session'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { PageFrame } from '@/shared/ui/PageFrame'
import { PageHeader } from '@/shared/ui/PageHeader'
import { SearchBox } from '@/shared/ui/SearchBox'
import { RowsSkeleton } from '@/shared/ui/Skeletons'
import { customersQuery } from './api'
import { CustomerList } from './CustomerList'
import { CustomersTabs } from './CustomersTabs'

const NewCustomerDialog = lazy(() => import('./NewCustomerDialog').then((module) => ({ default: module.NewCustomerDialog })))

export function CustomersPage() {
  const { t } = useTranslation('customers')
  const [address, change] = useAddress()
  const { q, lifecycle } = address
  const list = useInfiniteQuery({ ...customersQuery({ q, lifecycle }), placeholderData: keepPreviousData })
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data])
  const analyst = useRole('analyst')

  return (
    <PageFrame>
      <PageHeader title={t('title')} action={
          <Group gap="xs">
            <CustomersTabs value="customers" />
            {!analyst && (
              <Button size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => change({ new: 'person' }, { push: true })}>
                {t('new.open')}
              </Button>
            )}
          </Group>
        }>
        <SearchBox label={t('search')} value={q ?? ''} onChange={(text) => change({ q: text })} />
        <SegmentedControl
          aria-label={t('lifecycle.label')}
          size="xs"
          value={lifecycle ?? 'all'}
          onChange={(value) => change({ lifecycle: value === 'all' ? undefined : value })}
          data={['all', 'buyer', 'prospect'].map((value) => ({ value, label: t(`lifecycle.${value}`) }))}
        />
      </PageHeader>
      {address.new === 'person' && !analyst && (
        <Suspense fallback={null}>
          <NewCustomerDialog onClose={() => change({ new: undefined })} />
        </Suspense>
      )}
      {list.isError && rows.length === 0 ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <RowsSkeleton rows={14} />
      ) : rows.length === 0 ? (
        q || lifecycle ? (
          <EmptyState
            icon={IconSearch}
            title={t('emptySearch.title')}
            hint={q ? t('emptySearch.text', { q }) : undefined}
            action={
              <Button variant="light" size="xs" onClick={() => change({ q: undefined, lifecycle: undefined })}>
                {t('emptySearch.action')}
              </Button>
            }
          />
        ) : (
          <EmptyState
            icon={IconUsers}
            title={t('empty.title')}
            hint={t('empty.text')}
            action={
              <Button variant="light" size="xs" renderRoot={(props) => <Link to="/board" {...props} />}>
                {t('empty.action')}
              </Button>
            }
          />
        )
      ) : (
        <CustomerList label={t('title')} rows={rows} list={list} />
      )}
    </PageFrame>
  )
}
