import { Button, Group, List, Modal, Skeleton, Stack, Text, TextInput } from '@mantine/core'
import { IconDownload, IconUserX } from '@tabler/icons-react'
import { type Query, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type SyntheticEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { contactText } from '@/shared/format/contact'
import { ErrorState } from '@/shared/ui/ErrorState'
import { notify } from '@/shared/ui/notify'
import { Panel } from '@/shared/ui/PageFrame'
import { erase, exportPerson, type Found, foundQuery, previewQuery, type Whom } from './api'

/** Who it is about, what is kept of them, and the two things that they may ask for. */
export function OnePerson({ whom }: { whom: Whom }) {
  const { t } = useTranslation('settings')
  const found = useQuery(foundQuery(whom))
  const save = useMutation({ mutationFn: () => exportPerson(whom) })
  const [asking, setAsking] = useState(false)
  return (
    <Panel title={t('person.who')}>
      {found.isLoadingError ? (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      ) : found.isPending ? (
        <Skeleton height={96} aria-hidden />
      ) : (
        <Stack gap="sm">
          <Contacts found={found.data} />
          <Kept whom={whom} />
          {save.error && <ErrorState error={save.error} />}
          <Group gap="xs">
            <Button size="xs" variant="default" loading={save.isPending} onClick={() => save.mutate()} leftSection={<IconDownload size={14} aria-hidden />}>
              {t('person.export')}
            </Button>
            <Button size="xs" color="red" variant="light" onClick={() => setAsking(true)} leftSection={<IconUserX size={14} aria-hidden />}>
              {t('person.erase')}
            </Button>
          </Group>
          {asking && <EraseDialog whom={whom} found={found.data} onClose={() => setAsking(false)} />}
        </Stack>
      )}
    </Panel>
  )
}

function Contacts({ found }: { found: Found }) {
  const { t } = useTranslation('settings')
  return (
    <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
      {found.contactPoints.length > 0 ? found.contactPoints.map((point) => contactText(point)).join(' · ') : t('person.noContacts')}
    </Text>
  )
}

/** What people understand of the tables; the rest goes with it. */
const COUNTED = {
  'lead-service': { lead: 'cards', activity: 'entries', task: 'tasks', lead_file: 'files' },
  'customer-service': { customer: 'profiles', contact_point: 'contacts' },
  'order-service': { orders: 'sales', order_file: 'files' },
  'intake-service': { delivery: 'deliveries', outgoing_answer: 'answers' },
} as const

/** How much is kept of them in each service, all of which goes. */
function Kept({ whom }: { whom: Whom }) {
  const { t } = useTranslation('settings')
  const preview = useQuery(previewQuery(whom))
  if (preview.isLoadingError) return <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />
  if (preview.isPending) return <Skeleton height={72} aria-hidden />
  return (
    <div>
      <List size="sm" c="dimmed" spacing={2} aria-label={t('person.goesWhere')}>
        {preview.data.parts.map(({ place, rows }) => {
          const counts = Object.entries(COUNTED[place]).flatMap(([table, word]) => (rows[table] ? [t(`person.${word}`, { count: rows[table] })] : []))
          return counts.length > 0 && <List.Item key={place}>{counts.join(' · ')}</List.Item>
        })}
      </List>
      <Text size="xs" c="dimmed">
        {t('person.unnamed')}
      </Text>
    </div>
  )
}

/** Says what goes and what stays; the word is typed, for there is no way back. */
function EraseDialog({ whom, found, onClose }: { whom: Whom; found: Found; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const queries = useQueryClient()
  const [typed, setTyped] = useState('')
  const word = t('person.word')
  const erasure = useMutation({
    mutationFn: () => erase(whom),
    onSuccess: () => {
      // what was seen of them is seen no more
      const read = { predicate: ({ queryKey }: Query) => queryKey[0] !== 'session' }
      queries.removeQueries({ ...read, type: 'inactive' })
      void queries.invalidateQueries(read)
      notify({ message: t('person.begun'), color: 'accent' })
      onClose()
    },
  })
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (typed.trim().toLowerCase() === word.toLowerCase()) erasure.mutate()
  }
  return (
    <Modal opened onClose={onClose} title={t('person.eraseTitle')} centered closeButtonProps={{ 'aria-label': t('shared:close') }}>
      <form onSubmit={submit}>
        <Stack gap="md">
          {erasure.error && <ErrorState error={erasure.error} kept={t('person.kept')} />}
          <Contacts found={found} />
          <List size="sm" spacing={4}>
            <List.Item>{t('person.goes')}</List.Item>
            <List.Item>{t('person.stays')}</List.Item>
            {found.openLeads > 0 && <List.Item>{t('person.open', { count: found.openLeads })}</List.Item>}
            <List.Item>{t('person.again')}</List.Item>
            <List.Item>{t('person.final')}</List.Item>
          </List>
          <TextInput data-autofocus label={t('person.type', { word })} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} autoComplete="off" />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('shared:cancel')}
            </Button>
            <Button type="submit" color="red" loading={erasure.isPending} disabled={typed.trim().toLowerCase() !== word.toLowerCase()}>
              {t('person.do')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
