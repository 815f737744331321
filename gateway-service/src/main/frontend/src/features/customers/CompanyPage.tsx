import { Anchor, Text } from '@mantine/core'
import { IconArrowLeft, IconUsers } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { OwnFields } from '@/shared/fields/OwnFields'
import { useWriteFields } from '@/shared/fields/useWriteFields'
import { contactText } from '@/shared/format/contact'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { PageBody, PageFrame, Panel } from '@/shared/ui/PageFrame'
import { PageHeader } from '@/shared/ui/PageHeader'
import { rowLink } from '@/shared/ui/rowLink'
import { RowsSkeleton } from '@/shared/ui/Skeletons'
import { type CompanyCard, companyQuery, customersQuery, fillInCompany } from './api'
import classes from './CustomerPage.module.css'
import { LifecycleBadge } from './Lifecycle'
import { Sums } from './Sums'

export function CompanyPage() {
  const { t } = useTranslation('customers')
  const { companyId = '' } = useParams({ strict: false })
  const company = useQuery(companyQuery(companyId))
  const people = useInfiniteQuery(customersQuery({ companyId }))
  const rows = people.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <PageFrame>
      <PageHeader
        title={company.data?.name ?? t('tabs.companies')}
        note={
          <Anchor size="xs" renderRoot={(props) => <Link to="/companies" {...props} />}>
            <IconArrowLeft size={12} aria-hidden style={{ verticalAlign: -2 }} /> {t('card.backCompanies')}
          </Anchor>
        }
      />
      <PageBody>
        {company.isLoadingError ? (
          <ErrorState error={company.error} onRetry={() => void company.refetch()} />
        ) : (
          <div className={classes.columns}>
            <Panel title={t('card.people')} flush>
              {people.isLoadingError ? (
                <ErrorState error={people.error} onRetry={() => void people.refetch()} />
              ) : people.isPending ? (
                <RowsSkeleton rows={3} />
              ) : rows.length === 0 ? (
                <EmptyState compact icon={IconUsers} title={t('card.noPeople.title')} hint={t('card.noPeople.text')} />
              ) : (
                <ul className={classes.list}>
                  {rows.map((person) => (
                    <li key={person.id} className={classes.row}>
                      <div className={classes.grow}>
                        <Link to="/customers/$customerId" params={{ customerId: person.id }} className={rowLink}>
                          {person.name ?? t('unnamed')}
                        </Link>
                        <Text size="xs" c="dimmed" truncate>
                          {person.contactPoints.map(contactText).join(' · ')}
                        </Text>
                      </div>
                      <Text size="sm">{person.orderCount > 0 && <Sums sums={person.orderSums} />}</Text>
                      <LifecycleBadge value={person.lifecycle} />
                    </li>
                  ))}
                </ul>
              )}
            </Panel>
            {company.data && <CompanyFields company={company.data} />}
          </div>
        )}
      </PageBody>
    </PageFrame>
  )
}

function CompanyFields({ company }: { company: CompanyCard }) {
  const write = useWriteFields(companyQuery(company.id).queryKey, (fields) => fillInCompany(company.id, fields, company.version))
  return <OwnFields of="company" values={company.fields} onWrite={write} frame={(title, rows) => <Panel title={title}>{rows}</Panel>} />
}
