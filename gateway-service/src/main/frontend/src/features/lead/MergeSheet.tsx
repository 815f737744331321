import { Badge, Button, Group, Modal, Radio, Skeleton, Stack } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type SyntheticEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toProblem } from '@/shared/api/problem'
import { useKeyOf } from '@/shared/api/useKeyOf'
import { contactText } from '@/shared/format/contact'
import { useFormats } from '@/shared/format/useFormats'
import { live } from '@/shared/live/live'
import { type MergeRow, SideBySide } from '@/shared/merge/SideBySide'
import { ErrorState } from '@/shared/ui/ErrorState'
import { WhatWillBe } from '@/shared/ui/WhatWillBe'
import { leadQuery } from './api/lead'
import { mergeLead } from './api/merges'
import type { Duplicate, Lead } from './model'
import { useReasons } from './useReasons'

/** Shows two leads side by side and what will come of them, before they are merged. */
export function MergeSheet({ lead, found, onClose }: { lead: Lead; found: Duplicate[]; onClose: () => void }) {
  const { t } = useTranslation('lead')
  const reasons = useReasons()
  const queries = useQueryClient()
  const [chosen, setChosen] = useState(found[0]!.lead.id)
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const keyOf = useKeyOf()
  // when it is none any more, which one is meant is for the person to say
  const duplicate = found.find((one) => one.lead.id === chosen)
  const other = useQuery({ ...leadQuery(chosen), enabled: duplicate !== undefined })

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (!other.data || !duplicate) return
    setBusy(true)
    try {
      const merged = await mergeLead(lead, other.data, keyOf)
      queries.setQueryData(leadQuery(lead.id).queryKey, merged)
      void queries.invalidateQueries({ queryKey: ['lead', lead.id] })
      void queries.invalidateQueries({ queryKey: ['lead', other.data.id] })
      live.announce({ leadId: lead.id, type: 'local', pipelineId: lead.pipelineId })
      live.announce({ leadId: other.data.id, type: 'local', pipelineId: other.data.pipelineId })
      onClose()
    } catch (error) {
      setProblem(error)
      if (toProblem(error).conflict) {
        // what is compared is how they stand now
        void queries.invalidateQueries({ queryKey: ['lead', lead.id] })
        void queries.invalidateQueries({ queryKey: ['lead', other.data.id] })
      }
    } finally {
      setBusy(false)
    }
  }

  return (
    <Modal opened onClose={onClose} title={t('merge.title')} size={640} closeButtonProps={{ 'aria-label': t('shared:close') }}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="lg">
          {problem !== null && <ErrorState error={problem} kept={t('merge.kept')} />}
          <Radio.Group
            value={chosen}
            onChange={(id) => {
              setChosen(id)
              setProblem(null)
            }}
            label={t('merge.which')}
          >
            <Stack gap="xs" mt={6}>
              {found.map((one) => (
                <Radio
                  key={one.lead.id}
                  value={one.lead.id}
                  label={
                    <>
                      {one.lead.title || t('shared:noName')} · {t('number', { number: one.lead.number })}{' '}
                      {one.weak && (
                        <Badge size="sm" variant="light" color="gray">
                          {t('merge.weak')}
                        </Badge>
                      )}
                    </>
                  }
                  description={reasons(one)}
                />
              ))}
            </Stack>
          </Radio.Group>
          {!duplicate ? null : other.data ? <BothLeads lead={lead} other={other.data} /> : other.error ? <ErrorState error={other.error} onRetry={() => void other.refetch()} /> : <Skeleton height={180} aria-hidden />}
          <WhatWillBe>{duplicate && t(duplicate.mergeable ? 'merge.will' : 'merge.cannot', { number: duplicate.lead.number, stays: lead.number })}</WhatWillBe>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('shared:cancel')}
            </Button>
            <Button type="submit" loading={busy} disabled={!other.data || !duplicate?.mergeable} data-autofocus>
              {t('merge.do')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

function BothLeads({ lead, other }: { lead: Lead; other: Lead }) {
  const { t } = useTranslation('lead')
  const formats = useFormats()
  const rows: MergeRow<Lead>[] = [
    { label: t('merge.came'), of: (one) => formats.dateTime(one.createdAt), own: true },
    { label: t('contacts'), of: (one) => one.contactPoints.map((point) => contactText(point)).join(', '), both: true },
    { label: t('manager'), of: (one) => one.manager?.name ?? '', own: true },
    { label: t('deal'), of: (one) => (one.amount ? formats.money(one.amount) : '') },
    { label: t('company'), of: (one) => one.company?.name ?? '' },
    { label: t('tags'), of: (one) => one.tags.join(', '), both: true },
    { label: t('customer'), of: (one) => one.customer?.name ?? '' },
    { label: t('merge.said'), of: (one) => one.lastMessage?.text ?? '', own: true },
  ]
  return <SideBySide stays={lead} joins={other} heads={[t('merge.stays', { number: lead.number }), t('merge.joins', { number: other.number })]} rows={rows} />
}
