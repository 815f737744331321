import { Button, Group, List, Modal, Skeleton, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { toProblem } from '@/shared/api/problem'
import { ExclusionSummary } from '@/shared/exclusions/ExclusionSummary'
import { type Grounds, leadsPreviewQuery } from '@/shared/exclusions/exclusions'
import { GroundsFields, useGrounds } from '@/shared/exclusions/GroundsFields'
import { contactText } from '@/shared/format/contact'
import { live } from '@/shared/live/live'
import { ErrorState } from '@/shared/ui/ErrorState'
import { notify } from '@/shared/ui/notify'
import { excludeLead } from './api/endings'
import type { Lead } from './model'

/** Says what an exclusion does before it is done: it deletes. */
export function ExcludeDialog({ lead, onClose, onExcluded }: { lead: Lead; onClose: () => void; onExcluded: () => void }) {
  const { t } = useTranslation('lead')
  const queries = useQueryClient()
  const asked = useGrounds()
  const preview = useQuery(leadsPreviewQuery([lead.id]))
  const exclusion = useMutation({
    mutationFn: (grounds: Grounds) => excludeLead(lead.id, grounds),
    onSuccess: () => {
      onExcluded()
      queries.removeQueries({ queryKey: ['lead', lead.id] })
      void queries.invalidateQueries({ queryKey: ['exclusions'] })
      live.announce({ leadId: lead.id, type: 'local', pipelineId: lead.pipelineId })
      notify({ message: t('exclude.done'), color: 'accent' })
    },
  })
  const faults = exclusion.error ? toProblem(exclusion.error).byField() : {}
  const { grounds } = asked
  return (
    <Modal opened onClose={onClose} title={t('exclude.title')} centered closeButtonProps={{ 'aria-label': t('shared:close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (grounds) exclusion.mutate(grounds)
        }}
      >
        <Stack gap="md">
          {exclusion.error && Object.keys(faults).length === 0 && <ErrorState error={exclusion.error} kept={t('exclude.kept')} />}
          {preview.isError ? (
            <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />
          ) : preview.isPending ? (
            <Skeleton height={112} />
          ) : (
            <ExclusionSummary preview={preview.data}>
              <List.Item>{t('exclude.listed')}</List.Item>
              <List.Item>{t('exclude.lift')}</List.Item>
            </ExclusionSummary>
          )}
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {lead.contactPoints.map((point) => contactText(point)).join(' · ')}
          </Text>
          <GroundsFields of={asked} faults={faults} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('shared:cancel')}
            </Button>
            <Button type="submit" color="red" disabled={!grounds || !preview.isSuccess} loading={exclusion.isPending}>
              {t('exclude.do')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
