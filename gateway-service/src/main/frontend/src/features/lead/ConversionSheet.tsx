import { Badge, Button, Group, Modal, Radio, Skeleton, Stack, Switch, Text, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type SyntheticEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { randomKey } from '@/shared/api/client'
import { toProblem } from '@/shared/api/problem'
import { contactText } from '@/shared/format/contact'
import { lineSum, sumOf } from '@/shared/format/money'
import { useFormats } from '@/shared/format/useFormats'
import { live } from '@/shared/live/live'
import { useCompanies, useSession } from '@/shared/session/session'
import { ErrorState } from '@/shared/ui/ErrorState'
import { convertLead, previewQuery } from './api/conversion'
import { leadQuery } from './api/lead'
import classes from './ConversionSheet.module.css'
import { LinesEditor, linesReady, linesToSend } from './LinesEditor'
import type { ConversionPreview, KnownCustomer, Lead, Line } from './model'

const NEW = 'new'

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
  const [customer, setCustomer] = useState(preview.customer?.id ?? NEW)
  const [withOrder, setWithOrder] = useState(true)
  const [lines, setLines] = useState(() => firstLines(lead))
  const companies = useCompanies()
  const [company, setCompany] = useState((companies && lead.company?.name) || '')
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  // the same for every try of this sheet: however often it is sent, there is one conversion
  const [key, setKey] = useState(randomKey)

  const ready = !withOrder || (lines.length > 0 && linesReady(lines))
  const sum = { amount: sumOf(lines.map((line) => lineSum(line.quantity, line.price) ?? '0')), currency }
  const known = [preview.customer, ...preview.candidates].find((one) => one?.id === customer)
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (!ready) return
    setBusy(true)
    try {
      const converted = await convertLead(
        lead.id,
        {
          customerId: customer === NEW ? null : customer,
          company: company.trim() ? { name: company.trim() } : null,
          order: withOrder ? { lines: linesToSend(lines) } : null,
        },
        key,
      )
      queries.setQueryData(leadQuery(lead.id).queryKey, converted)
      void queries.invalidateQueries({ queryKey: ['lead', lead.id, 'timeline'] })
      live.announce({ leadId: lead.id, type: 'local', pipelineId: lead.pipelineId })
      onClose()
    } catch (error) {
      setProblem(error)
      // no answer: the same key again finds out; a refusal: what is sent next is another thing
      if (!toProblem(error).unavailable) setKey(randomKey())
    } finally {
      setBusy(false)
    }
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="lg">
        {problem !== null && <ErrorState error={problem} kept={t('conversion.kept')} />}
        <Radio.Group value={customer} onChange={setCustomer} label={t('customer')} classNames={{ label: classes.label }}>
          <Stack gap="xs" mt={6}>
            {preview.customer && <CustomerChoice customer={preview.customer} recommended />}
            {preview.candidates.map((candidate) => (
              <CustomerChoice key={candidate.id} customer={candidate} />
            ))}
            {!preview.customer && (
              <Radio.Card value={NEW} className={classes.choice}>
                <Radio.Indicator />
                <div>
                  <Text fw={550}>{t('conversion.newCustomer', { name: lead.title || t('shared:noName') })}</Text>
                  <Text size="xs" c="dimmed">
                    {lead.contactPoints.map((point) => contactText(point)).join(' · ')}
                  </Text>
                </div>
              </Radio.Card>
            )}
          </Stack>
        </Radio.Group>
        {companies && (
          <TextInput
            label={t('conversion.company')}
            description={t('conversion.companyHint')}
            value={company}
            onChange={(event) => setCompany(event.currentTarget.value)}
            classNames={{ label: classes.label }}
          />
        )}
        <section aria-label={t('conversion.order')}>
          <Switch checked={withOrder} onChange={(event) => setWithOrder(event.currentTarget.checked)} label={t('conversion.order')} mb={withOrder ? 'xs' : 0} classNames={{ label: classes.label }} />
          {withOrder && <LinesEditor lines={lines} currency={currency} onChange={setLines} />}
        </section>
        <div className={classes.outcome} role="status">
          <Text size="sm">
            {known
              ? t('conversion.willLink', { name: known.name || t('shared:noName') })
              : t(company.trim() ? 'conversion.willMakeBoth' : 'conversion.willMake', { name: lead.title || t('shared:noName'), company: company.trim() })}{' '}
            {withOrder ? (ready ? t('conversion.willOrder', { sum: formats.money(sum) }) : t('conversion.fillLines')) : t('conversion.noOrder')}
          </Text>
        </div>
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

function CustomerChoice({ customer, recommended }: { customer: KnownCustomer; recommended?: boolean }) {
  const { t } = useTranslation('lead')
  const by = customer.matchedBy.map((point) => contactText(point)).join(', ')
  return (
    <Radio.Card value={customer.id} className={classes.choice}>
      <Radio.Indicator />
      <div>
        <Text fw={550} span mr={8}>
          {customer.name || t('shared:noName')}
        </Text>
        <Badge size="sm" variant="light" color={customer.lifecycle === 'buyer' ? 'accent' : 'gray'}>
          {t(`lifecycle.${customer.lifecycle}`)}
        </Badge>
        <Text size="xs" c="dimmed">
          {by ? t(recommended ? 'conversion.same' : 'conversion.similar', { points: by }) : t('conversion.linked')}
        </Text>
      </div>
    </Radio.Card>
  )
}
