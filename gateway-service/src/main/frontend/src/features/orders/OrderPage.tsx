import { Anchor, Skeleton, Stack } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { staffQuery } from '@/shared/api/reference'
import { OwnFields } from '@/shared/fields/OwnFields'
import { useWriteFields } from '@/shared/fields/useWriteFields'
import { useFormats } from '@/shared/format/useFormats'
import { useRefreshWhenChanged } from '@/shared/live/useRefreshWhenChanged'
import { ErrorState } from '@/shared/ui/ErrorState'
import { PageBody, PageFrame, Panel } from '@/shared/ui/PageFrame'
import { PageHeader } from '@/shared/ui/PageHeader'
import { editOrder, type Order, orderQuery } from './api'
import { useCustomerName } from './customerName'
import { DeliveryAndNotes } from './DeliveryAndNotes'
import { History } from './History'
import { Lines } from './Lines'
import { OrderFiles } from './OrderFiles'
import classes from './OrderPage.module.css'
import { Payments } from './Payments'
import { StatusChange } from './StatusChange'

export function OrderPage() {
  const { t } = useTranslation('orders')
  const { orderId = '' } = useParams({ strict: false })
  const order = useQuery(orderQuery(orderId))
  useRefreshWhenChanged(['orders'], (change) => change.orderId === orderId)
  return (
    <PageFrame>
      <PageHeader
        title={order.data ? t('card.title', { number: order.data.number }) : t('title')}
        note={
          <Anchor size="xs" renderRoot={(props) => <Link to="/orders" {...props} />}>
            <IconArrowLeft size={12} aria-hidden style={{ verticalAlign: -2 }} /> {t('card.back')}
          </Anchor>
        }
        action={order.data && <StatusChange order={order.data} />}
      />
      <PageBody>
        {order.isLoadingError ? (
          <ErrorState error={order.error} onRetry={() => void order.refetch()} />
        ) : order.isPending ? (
          <Stack>
            <Skeleton height={72} />
            <Skeleton height={220} />
          </Stack>
        ) : (
          <div className={classes.columns}>
            <Stack gap="md" miw={0}>
              <Lines order={order.data} />
              <History order={order.data} />
            </Stack>
            <Stack gap="md" miw={0}>
              <About order={order.data} />
              <OrderFields order={order.data} />
              <Payments order={order.data} />
              <DeliveryAndNotes order={order.data} />
              <OrderFiles order={order.data} />
            </Stack>
          </div>
        )}
      </PageBody>
    </PageFrame>
  )
}

function About({ order }: { order: Order }) {
  const { t } = useTranslation('orders')
  const { dateTime } = useFormats()
  const manager = useQuery(staffQuery).data?.find((one) => one.id === order.manager?.id)
  const nameOf = useCustomerName()
  const { customer, lead } = order
  return (
    <Panel>
      <dl className={classes.facts}>
        <dt>{t('card.customer')}</dt>
        <dd>
          {customer && order.customerState === 'known' ? (
            <Anchor renderRoot={(props) => <Link to="/customers/$customerId" params={{ customerId: customer.id }} {...props} />}>
              {nameOf(order)}
            </Anchor>
          ) : (
            nameOf(order)
          )}
        </dd>
        <dt>{t('card.lead')}</dt>
        <dd>
          {lead ? (
            <Anchor renderRoot={(props) => <Link to="/leads/$leadId" params={{ leadId: lead.id }} {...props} />}>
              {t('card.leadNumber', { number: lead.number })}
            </Anchor>
          ) : (
            t(order.shop ? 'card.fromShop' : 'card.noLead')
          )}
          {order.joinedLeads?.map((one) => (
            <span key={one.id}>
              {', '}
              <Anchor renderRoot={(props) => <Link to="/leads/$leadId" params={{ leadId: one.id }} {...props} />}>{t('card.leadNumber', { number: one.number })}</Anchor>
            </span>
          ))}
        </dd>
        <dt>{t('card.manager')}</dt>
        <dd>{manager?.name ?? '–'}</dd>
        <dt>{t('card.created')}</dt>
        <dd>{dateTime(order.createdAt)}</dd>
      </dl>
    </Panel>
  )
}

function OrderFields({ order }: { order: Order }) {
  const write = useWriteFields(orderQuery(order.id).queryKey, (fields) => editOrder(order.id, { fields, version: order.version }))
  return <OwnFields of="order" values={order.fields} onWrite={write} frame={(title, rows) => <Panel title={title}>{rows}</Panel>} />
}
