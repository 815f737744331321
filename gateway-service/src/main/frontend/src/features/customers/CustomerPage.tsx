import { Anchor, Button, Group, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core'
import { IconArrowLeft, IconInbox, IconPackage, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { OwnFields } from '@/shared/fields/OwnFields'
import { useWriteFields } from '@/shared/fields/useWriteFields'
import { useFormats } from '@/shared/format/useFormats'
import { useRefreshWhenChanged } from '@/shared/live/useRefreshWhenChanged'
import { useCompanies, useRole } from '@/shared/session/session'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { PageBody, PageFrame, Panel } from '@/shared/ui/PageFrame'
import { LinkButton } from '@/shared/ui/links'
import { PageHeader } from '@/shared/ui/PageHeader'
import { RowsSkeleton } from '@/shared/ui/Skeletons'
import { changeCustomer, type Customer, customerQuery, leadsOfCustomerQuery, ordersOfCustomerQuery } from './api'
import classes from './CustomerPage.module.css'
import { ContactPoints } from './ContactPoints'
import { customerName } from './customerName'
import { CustomerForm } from './CustomerForm'
import { CustomerTags } from './CustomerTags'
import { LeadRow, OrderRow } from './CustomerRows'
import { LifecycleBadge } from './Lifecycle'
import { OptOut } from './mailings/OptOut'
import { MergedParts } from './MergedParts'
import { PersonTimeline } from './PersonTimeline'
import { SamePerson } from './SamePerson'
import { Sums } from './Sums'

export function CustomerPage() {
  const { t } = useTranslation('customers')
  const { customerId = '' } = useParams({ strict: false })
  const customer = useQuery(customerQuery(customerId))
  useRefreshWhenChanged(['customers', 'leads', 'orders'])
  const owner = useRole('owner')
  const name = customer.data && customerName(customer.data, t('unnamed'))
  return (
    <PageFrame>
      <PageHeader
        title={name ?? t('title')}
        note={
          <Anchor size="xs" renderRoot={(props) => <Link to="/customers" {...props} />}>
            <IconArrowLeft size={12} aria-hidden style={{ verticalAlign: -2 }} /> {t('card.back')}
          </Anchor>
        }
        action={
          customer.data && (
            <Group gap="xs">
              {owner && (
                <LinkButton size="xs" variant="default" to="/settings/personal-data" search={{ customerId } as never}>
                  {t('card.personalData')}
                </LinkButton>
              )}
              <Button
                size="xs"
                leftSection={<IconPlus size={14} aria-hidden />}
                renderRoot={(props) => <Link to="/orders" search={{ new: 'order', customerId } as never} {...props} />}
              >
                {t('card.newOrder')}
              </Button>
            </Group>
          )
        }
      >
        {customer.data && <LifecycleBadge value={customer.data.lifecycle} />}
      </PageHeader>
      <PageBody>
        {customer.isLoadingError ? (
          <ErrorState error={customer.error} onRetry={() => void customer.refetch()} />
        ) : customer.isPending ? (
          <Stack>
            <Skeleton height={88} />
            <Skeleton height={240} />
          </Stack>
        ) : (
          <CustomerCard customer={customer.data} />
        )}
      </PageBody>
    </PageFrame>
  )
}

function CustomerCard({ customer }: { customer: Customer }) {
  return (
    <>
      <SamePerson customer={customer} />
      <Figures customer={customer} />
      <div className={classes.columns}>
        <Stack gap="md" miw={0}>
          <Leads customerId={customer.id} />
          <Orders customerId={customer.id} />
          <PersonTimeline customerId={customer.id} />
        </Stack>
        <Stack gap="md" miw={0}>
          <Reach customer={customer} />
          <CustomerFields customer={customer} />
          {!customer.mergedInto && <CustomerForm key={customer.id} customer={customer} />}
          <MergedParts customer={customer} />
        </Stack>
      </div>
    </>
  )
}

function Figures({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers')
  const { number, date } = useFormats()
  const figures = [
    { label: t('card.spent'), value: <Sums sums={customer.orderSums} none={t('card.spentNone')} /> },
    { label: t('columns.orders'), value: number(customer.orderCount) },
    { label: t('columns.since'), value: date(customer.createdAt) },
  ]
  return (
    <SimpleGrid cols={{ base: 2, sm: 3 }} spacing="md">
      {figures.map(({ label, value }) => (
        <div key={label} className={classes.figure}>
          <Text size="xs" c="dimmed">
            {label}
          </Text>
          <Text fz={20} fw={650} lh={1.3}>
            {value}
          </Text>
        </div>
      ))}
    </SimpleGrid>
  )
}

function Reach({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers')
  const companies = useCompanies()
  return (
    <Panel title={t('card.contacts')}>
      <ContactPoints customer={customer} />
      <CustomerTags customer={customer} />
      <OptOut customerId={customer.id} />
      {companies && (
        <>
          <Text size="xs" c="dimmed" mt="sm">
            {t('card.company')}
          </Text>
          {customer.company ? (
            <Anchor size="sm" renderRoot={(props) => <Link to="/companies/$companyId" params={{ companyId: customer.company!.id }} {...props} />}>
              {customer.company.name}
            </Anchor>
          ) : (
            <Text size="sm">{t('card.noCompany')}</Text>
          )}
        </>
      )}
    </Panel>
  )
}

function CustomerFields({ customer }: { customer: Customer }) {
  const write = useWriteFields(customerQuery(customer.id).queryKey, (fields) => changeCustomer(customer.id, { fields, version: customer.version }))
  return <OwnFields of="customer" values={customer.fields ?? {}} onWrite={write} frame={(title, rows) => <Panel title={title}>{rows}</Panel>} />
}

function Leads({ customerId }: { customerId: string }) {
  const { t } = useTranslation('customers')
  const leads = useQuery(leadsOfCustomerQuery(customerId))
  return (
    <Panel title={t('card.leads')} flush>
      {leads.isLoadingError ? (
        <ErrorState error={leads.error} onRetry={() => void leads.refetch()} />
      ) : leads.isPending ? (
        <RowsSkeleton rows={2} />
      ) : leads.data.items.length === 0 ? (
        <EmptyState compact icon={IconInbox} title={t('card.noLeads.title')} hint={t('card.noLeads.text')} />
      ) : (
        <ul className={classes.list}>
          {leads.data.items.map((lead) => (
            <LeadRow key={lead.id} lead={lead} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

function Orders({ customerId }: { customerId: string }) {
  const { t } = useTranslation('customers')
  const orders = useQuery(ordersOfCustomerQuery(customerId))
  return (
    <Panel
      title={t('card.orders')}
      flush
      action={
        orders.data && orders.data.items.length > 0 ? (
          <Group>
            <Anchor size="xs" renderRoot={(props) => <Link to="/orders" search={{ customerId } as never} {...props} />}>
              {t('card.allOrders')}
            </Anchor>
          </Group>
        ) : undefined
      }
    >
      {orders.isLoadingError ? (
        <ErrorState error={orders.error} onRetry={() => void orders.refetch()} />
      ) : orders.isPending ? (
        <RowsSkeleton rows={2} />
      ) : orders.data.items.length === 0 ? (
        <EmptyState compact icon={IconPackage} title={t('card.noOrders.title')} hint={t('card.noOrders.text')} />
      ) : (
        <ul className={classes.list}>
          {orders.data.items.map((order) => (
            <OrderRow key={order.id} order={order} />
          ))}
        </ul>
      )}
    </Panel>
  )
}
