import { Button, Group, Modal, Radio, Skeleton, Stack, Switch, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type SyntheticEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeyOf } from '@/shared/api/useKeyOf'
import { lineSum, sumOf } from '@/shared/format/money'
import { useFormats } from '@/shared/format/useFormats'
import { live } from '@/shared/live/live'
import { useCompanies, useSession } from '@/shared/session/session'
import { ErrorState } from '@/shared/ui/ErrorState'
import { WhatWillBe } from '@/shared/ui/WhatWillBe'
import { type Chosen, convertLead, previewQuery } from './api/conversion'
import { leadQuery } from './api/lead'
import classes from './ConversionSheet.module.css'
import { CustomerChoices, NEW } from './CustomerChoices'
import { LinesEditor, linesReady, linesToSend } from './LinesEditor'
import type { ConversionPreview, FoundCustomer, Lead, Line, OpenOrder } from './model'

const NEW_ORDER = 'new'

/** Shows what a conversion will make and link, and why, before it is done. */
export function ConversionSheet({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const { t } = useTranslation('lead')
  const preview = useQuery(previewQuery(lead.id))
  return (
    <Modal opened onClose={onClose} title={t('conversion.title', { name: lead.title || t('shared:noName') })} size={560} closeButtonProps={{ 'aria-label': t('shared:close') }}>
      {preview.data ? (
        <ConversionForm lead={lead} preview={preview.data} onClose={onClose} />
      ) : preview.error ? (
        <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />
      ) : (
        <Stack aria-hidden>
          <Skeleton height={72} />
          <Skeleton height={40} />
          <Skeleton height={120} />
        </Stack>
      )}
    </Modal>
  )
}

function firstLines(lead: Lead): Line[] {
  if (lead.lines.length) return lead.lines
  // a bare phone number is a name for a person nobody has asked yet, not for what they buy
  const name = /^[+\d]/.test(lead.title ?? '') ? '' : (lead.title ?? '')
  return [{ name, quantity: '1', price: lead.amount?.amount ?? '' }]
}

function ConversionForm({ lead, preview, onClose }: { lead: Lead; preview: ConversionPreview; onClose: () => void }) {
  const { t } = useTranslation('lead')
  const formats = useFormats()
  const queries = useQueryClient()
  const { workspace } = useSession()
  const currency = lead.amount?.currency ?? workspace.currency
  const recognised = preview.customer?.id ?? NEW
  const [customer, setCustomer] = useState(recognised)
  const [found, setFound] = useState<FoundCustomer | null>(null)
  const [joins, setJoins] = useState(NEW_ORDER)
  const [withOrder, setWithOrder] = useState(true)
  const [lines, setLines] = useState(() => firstLines(lead))
  const companies = useCompanies()
  const [company, setCompany] = useState((companies && lead.company?.name) || '')
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const keyOf = useKeyOf()

  // what another choice would do is for the service to say
  const chosen: Chosen = customer === recognised ? {} : customer === NEW ? { newCustomer: true } : { customerId: customer }
  const other = useQuery({ ...previewQuery(lead.id, chosen), enabled: customer !== recognised })
  const openOrders = (customer === recognised ? preview : other.data)?.openOrders ?? []
  const joined = openOrders.find((one) => one.id === joins)
  const ready = !withOrder || joined !== undefined || (lines.length > 0 && linesReady(lines))
  const sum = { amount: sumOf(lines.map((line) => lineSum(line.quantity, line.price) ?? '0')), currency }
  const known = [preview.customer, ...preview.candidates, found].find((one) => one?.id === customer)
  const choose = (value: string, picked?: FoundCustomer) => {
    if (picked) setFound(picked)
    setCustomer(value)
    setJoins(NEW_ORDER)
    setProblem(null)
  }
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (!ready) return
    setBusy(true)
    try {
      const converted = await convertLead(
        lead.id,
        {
          customerId: chosen.customerId ?? null,
          newCustomer: chosen.newCustomer,
          // an empty name: none, whatever the card says
          company: company.trim() || lead.company ? { name: company.trim() } : null,
          order: withOrder ? (joined ? { id: joined.id } : { lines: linesToSend(lines) }) : null,
        },
        keyOf,
      )
      queries.setQueryData(leadQuery(lead.id).queryKey, converted)
      void queries.invalidateQueries({ queryKey: ['lead', lead.id, 'timeline'] })
      live.announce({ leadId: lead.id, type: 'local', pipelineId: lead.pipelineId })
      onClose()
    } catch (error) {
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="lg">
        {problem !== null && <ErrorState error={problem} kept={t('conversion.kept')} />}
        <CustomerChoices lead={lead} preview={preview} value={customer} found={found} onChoose={choose} />
        {companies && (
          <TextInput
            label={t('conversion.company')}
            description={preview.company?.known && company.trim() === preview.company.name ? t('conversion.companyKnown') : t('conversion.companyHint')}
            value={company}
            onChange={(event) => setCompany(event.currentTarget.value)}
            classNames={{ label: classes.label }}
          />
        )}
        <section aria-label={t('conversion.order')}>
          <Switch checked={withOrder} onChange={(event) => setWithOrder(event.currentTarget.checked)} label={t('conversion.order')} mb={withOrder ? 'xs' : 0} classNames={{ label: classes.label }} />
          {withOrder && other.error && <ErrorState error={other.error} onRetry={() => void other.refetch()} />}
          {withOrder && openOrders.length > 0 && <OrderChoice orders={openOrders} value={joins} onChoose={setJoins} />}
          {withOrder && !joined && <LinesEditor lines={lines} currency={currency} onChange={setLines} />}
        </section>
        <WhatWillBe>
          {known
            ? t('conversion.willLink', { name: known.name || t('shared:noName') })
            : t(company.trim() ? 'conversion.willMakeBoth' : 'conversion.willMake', { name: lead.title || t('shared:noName'), company: company.trim() })}{' '}
          {!withOrder ? t('conversion.noOrder') : joined ? t('conversion.willJoin', { number: joined.number }) : ready ? t('conversion.willOrder', { sum: formats.money(sum) }) : t('conversion.fillLines')}
        </WhatWillBe>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('shared:cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={!ready} data-autofocus>
            {t('convert')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** A new order, or one of the customer's that somebody still works on. */
function OrderChoice({ orders, value, onChoose }: { orders: OpenOrder[]; value: string; onChoose: (id: string) => void }) {
  const { t } = useTranslation('lead')
  const formats = useFormats()
  return (
    <Radio.Group value={value} onChange={onChoose} aria-label={t('conversion.whichOrder')} mb="xs">
      <Stack gap={6}>
        <Radio value={NEW_ORDER} label={t('conversion.newOrder')} />
        {orders.map((order) => (
          <Radio key={order.id} value={order.id} label={t('conversion.joinOrder', { number: order.number, sum: formats.money(order.sum), when: formats.when(order.createdAt) })} />
        ))}
      </Stack>
    </Radio.Group>
  )
}
