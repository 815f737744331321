import { Alert, Button, Group, List, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { notify } from '@/shared/ui/notify'
import { contactText } from '@/shared/format/contact'
import { live } from '@/shared/live/live'
import { ErrorState } from '@/shared/ui/ErrorState'
import { excludeLead } from './api/endings'
import type { Lead } from './model'

/** Says what an exclusion does before it is done: it deletes. */
export function ExcludeDialog({ lead, onClose, onExcluded }: { lead: Lead; onClose: () => void; onExcluded: () => void }) {
  const { t } = useTranslation('lead')
  const queries = useQueryClient()
  const [note, setNote] = useState('')
  const exclusion = useMutation({
    mutationFn: () => excludeLead(lead.id, note.trim() || undefined),
    onSuccess: () => {
      onExcluded()
      queries.removeQueries({ queryKey: ['lead', lead.id] })
      live.announce({ leadId: lead.id, type: 'local', pipelineId: lead.pipelineId })
      notify({ message: t('exclude.done'), color: 'accent' })
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('exclude.title')} centered closeButtonProps={{ 'aria-label': t('shared:close') }}>
      <Stack gap="md">
        {exclusion.error && <ErrorState error={exclusion.error} kept={t('exclude.kept')} />}
        <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={t('exclude.what')}>
          <List size="sm" spacing={4}>
            <List.Item>{t('exclude.deleted')}</List.Item>
            <List.Item>{t('exclude.listed')}</List.Item>
            <List.Item>{t('exclude.lift')}</List.Item>
          </List>
        </Alert>
        <Text size="sm">
          {lead.contactPoints.map((point) => contactText(point)).join(' · ')}
        </Text>
        <Textarea label={t('exclude.note')} placeholder={t('exclude.notePlaceholder')} autosize minRows={2} value={note} onChange={(event) => setNote(event.currentTarget.value)} data-autofocus />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('shared:cancel')}
          </Button>
          <Button color="red" loading={exclusion.isPending} onClick={() => exclusion.mutate()}>
            {t('exclude.do')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
