import { Button, Text } from '@mantine/core'
import { IconBuilding, IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import { useAddress } from '@/shared/routing/useAddress'
import { type Column, DataRows } from '@/shared/ui/DataRows'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { PageFrame } from '@/shared/ui/PageFrame'
import { PageHeader } from '@/shared/ui/PageHeader'
import { rowLink } from '@/shared/ui/rowLink'
import { SearchBox } from '@/shared/ui/SearchBox'
import { RowsSkeleton } from '@/shared/ui/Skeletons'
import { companiesQuery, type Company } from './api'
import { CustomersTabs } from './CustomersTabs'

export function CompaniesPage() {
  const { t } = useTranslation('customers')
  const { date } = useFormats()
  const [{ q }, change] = useAddress()
  const list = useInfiniteQuery({ ...companiesQuery({ q }), placeholderData: keepPreviousData })
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data])
  const columns = useMemo<Column<Company>[]>(
    () => [
      { key: 'name', title: t('columns.name'), width: 'minmax(200px, 3fr)', cell: (row) => <CompanyLink company={row} /> },
      {
        key: 'people',
        title: t('card.people'),
        width: '140px',
        end: true,
        cell: (row) => (row.customerCount === undefined ? '–' : t('people', { count: row.customerCount })),
      },
      { key: 'since', title: t('columns.since'), width: '140px', end: true, cell: (row) => (row.createdAt ? date(row.createdAt) : '–') },
    ],
    [t, date],
  )
  return (
    <PageFrame>
      <PageHeader title={t('title')} action={<CustomersTabs value="companies" />}>
        <SearchBox label={t('searchCompanies')} value={q ?? ''} onChange={(text) => change({ q: text })} />
      </PageHeader>
      {list.isError && rows.length === 0 ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <RowsSkeleton rows={10} />
      ) : rows.length === 0 ? (
        q ? (
          <EmptyState
            icon={IconSearch}
            title={t('emptySearch.title')}
            action={
              <Button variant="light" size="xs" onClick={() => change({ q: undefined })}>
                {t('emptySearch.action')}
              </Button>
            }
          />
        ) : (
          <EmptyState icon={IconBuilding} title={t('emptyCompanies.title')} hint={t('emptyCompanies.text')} />
        )
      ) : (
        <DataRows
          label={t('tabs.companies')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          small={(row) => (
            <>
              <CompanyLink company={row} />
              <Text size="sm" c="dimmed">
                {row.customerCount !== undefined && t('people', { count: row.customerCount })}
              </Text>
            </>
          )}
          hasMore={list.hasNextPage}
          loadingMore={list.isFetchingNextPage}
          loadMore={() => void list.fetchNextPage()}
        />
      )}
    </PageFrame>
  )
}

function CompanyLink({ company }: { company: Company }) {
  return (
    <Link to="/companies/$companyId" params={{ companyId: company.id }} className={rowLink}>
      {company.name}
    </Link>
  )
}
