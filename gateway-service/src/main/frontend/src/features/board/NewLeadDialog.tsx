import { Alert, Button, Group, Modal, Select, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type SyntheticEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Card, ContactPoint } from '@/shared/api/model'
import { isProblem } from '@/shared/api/problem'
import { sourcesQuery, staffQuery } from '@/shared/api/reference'
import { useKeyOf } from '@/shared/api/useKeyOf'
import { decimalText, parseDecimal } from '@/shared/format/money'
import { live } from '@/shared/live/live'
import { useCompanies, useSession } from '@/shared/session/session'
import { ErrorState } from '@/shared/ui/ErrorState'
import { LinkButton } from '@/shared/ui/links'
import { createLead } from './api/leads'

/** A lead by hand: an exhibition, a walk-in, a call on a private phone. Needs one way to reach the person. */
export function NewLeadDialog({ pipelineId, onClose }: { pipelineId: string | undefined; onClose: () => void }) {
  const { t } = useTranslation('board')
  const { staff, workspace } = useSession()
  const companies = useCompanies()
  const navigate = useNavigate()
  const managers = useQuery(staffQuery)
  const sources = useQuery(sourcesQuery)
  const [title, setTitle] = useState('')
  const [phone, setPhone] = useState('')
  const [email, setEmail] = useState('')
  const [sourceId, setSourceId] = useState<string | null>(null)
  const [managerId, setManagerId] = useState<string | null>(staff.role === 'manager' ? staff.id : null)
  const [amount, setAmount] = useState('')
  const [company, setCompany] = useState('')
  const [note, setNote] = useState('')
  const keyOf = useKeyOf()

  const units = parseDecimal(amount)
  const contactPoints: ContactPoint[] = [
    { kind: 'phone', value: phone.trim() },
    { kind: 'email', value: email.trim() },
  ].filter((point) => point.value)
  const creation = useMutation({
    mutationFn: () =>
      createLead(
        {
          title: title.trim() || undefined,
          contactPoints,
          sourceId: sourceId ?? undefined,
          managerId: managerId ?? undefined,
          pipelineId,
          amount: units === null ? undefined : { amount: decimalText(units), currency: workspace.currency },
          company: company.trim() ? { name: company.trim() } : undefined,
          note: note.trim() || undefined,
        },
        keyOf,
      ),
    onSuccess: (lead) => {
      live.announce({ leadId: lead.id, type: 'local', pipelineId: lead.pipelineId })
      onClose()
      void navigate({ to: '/leads/$leadId', params: { leadId: lead.id }, search: (before) => before })
    },
  })
  const fields = isProblem(creation.error) ? creation.error.byField() : {}
  const openLead = isProblem(creation.error) && creation.error.conflict ? (creation.error.problem.current as Card | undefined) : undefined
  const other = isProblem(creation.error) && creation.error.errors.length ? null : creation.error
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (contactPoints.length) creation.mutate()
  }

  return (
    <Modal opened onClose={onClose} title={t('new.title')} size="lg" closeButtonProps={{ 'aria-label': t('shared:close') }}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {openLead ? <OpenLeadFirst lead={openLead} onOpen={onClose} /> : other && <ErrorState error={other} kept={t('new.kept')} />}
          <TextInput label={t('new.name')} placeholder={t('new.namePlaceholder')} value={title} data-autofocus error={fields.title} onChange={(event) => setTitle(event.currentTarget.value)} />
          <div>
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
              <TextInput
                label={t('new.phone')}
                type="tel"
                value={phone}
                onChange={(event) => setPhone(event.currentTarget.value)}
                error={phone ? (fields['contactPoints[0].value'] ?? fields.contactPoints) : undefined}
              />
              <TextInput
                label={t('new.email')}
                type="email"
                value={email}
                onChange={(event) => setEmail(event.currentTarget.value)}
                error={phone ? fields['contactPoints[1].value'] : (fields['contactPoints[0].value'] ?? fields.contactPoints)}
              />
            </SimpleGrid>
            <Text size="xs" c="dimmed" mt={6}>
              {t('new.contactHint')}
            </Text>
          </div>
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            <Select label={t('source')} clearable searchable data={(sources.data ?? []).map((source) => ({ value: source.id, label: source.name }))} value={sourceId} onChange={setSourceId} error={fields.sourceId} />
            <Select
              label={t('manager')}
              clearable
              searchable
              placeholder={t('shared:unassigned')}
              data={(managers.data ?? [])
                .filter((member) => member.active && member.role !== 'analyst')
                .map((member) => ({ value: member.id, label: member.name }))}
              value={managerId}
              onChange={setManagerId}
              error={fields.managerId}
            />
            <TextInput
              label={t('new.amount', { currency: workspace.currency })}
              inputMode="decimal"
              value={amount}
              onChange={(event) => setAmount(event.currentTarget.value)}
              error={amount && units === null ? t('new.noAmount') : fields.amount}
            />
            {companies && <TextInput label={t('new.company')} value={company} onChange={(event) => setCompany(event.currentTarget.value)} error={fields.company} />}
          </SimpleGrid>
          <Textarea label={t('new.note')} autosize minRows={2} maxRows={6} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('shared:cancel')}
            </Button>
            <Button type="submit" loading={creation.isPending} disabled={contactPoints.length === 0 || (amount !== '' && units === null)}>
              {t('new.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

/** The person has an open lead already: what is new belongs there. */
function OpenLeadFirst({ lead, onOpen }: { lead: Card; onOpen: () => void }) {
  const { t } = useTranslation('board')
  return (
    <Alert color="yellow" role="alert" title={t('new.alreadyOpen')}>
      <Text size="sm" mb="xs">
        {t('new.alreadyOpenHint', { number: lead.number, name: lead.title || t('shared:noName') })}
      </Text>
      <LinkButton size="xs" variant="default" to="/leads/$leadId" params={{ leadId: lead.id }} onClick={onOpen}>
        {t('new.toOpenLead')}
      </LinkButton>
    </Alert>
  )
}
