import { ActionIcon, Alert, Anchor, Button, Code, CopyButton, Drawer, Group, Skeleton, Stack, Tabs, Text, Tooltip } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconChevronDown, IconChevronUp, IconCopy, IconRefresh } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import { useRole } from '@/shared/session/session'
import { ErrorState } from '@/shared/ui/ErrorState'
import { useShowProblem } from '@/shared/ui/problemText'
import { type Receipt, receiptQuery, replay } from './api'
import { OutcomeBadge } from './Outcome'
import { rawOf } from './raw'
import { Understood } from './Understood'

interface Props {
  id: string | undefined
  /** The rows of the list in their order, for previous and next. */
  around: string[]
  onOpen: (id: string | undefined) => void
}

/** One delivery: what became of it and why, what was understood, and the bytes as they came. */
export function ReceiptPanel({ id, around, onOpen }: Props) {
  const { t } = useTranslation('receipts')
  const at = id ? around.indexOf(id) : -1
  const step = (to: string | undefined, label: string, Icon: typeof IconChevronUp) => (
    <ActionIcon aria-label={label} disabled={!to} onClick={() => onOpen(to)}>
      <Icon size={16} aria-hidden />
    </ActionIcon>
  )
  return (
    <Drawer
      opened={id !== undefined}
      onClose={() => onOpen(undefined)}
      position="right"
      size="xl"
      closeButtonProps={{ 'aria-label': t('panel.close') }}
      title={
        <Group gap="xs">
          <Text fw={650} size="lg" span>
            {t('panel.title')}
          </Text>
          {step(around[at - 1], t('panel.previous'), IconChevronUp)}
          {step(at < 0 ? undefined : around[at + 1], t('panel.next'), IconChevronDown)}
        </Group>
      }
    >
      {id && <Delivery id={id} />}
    </Drawer>
  )
}

function Delivery({ id }: { id: string }) {
  const { t } = useTranslation('receipts')
  const receipt = useQuery(receiptQuery(id))
  if (receipt.isError) return <ErrorState error={receipt.error} onRetry={() => void receipt.refetch()} />
  if (receipt.isPending)
    return (
      <Stack>
        <Skeleton height={64} />
        <Skeleton height={160} />
        <Skeleton height={240} />
      </Stack>
    )
  return (
    <Stack gap="lg">
      <Became receipt={receipt.data} />
      <Tabs defaultValue={receipt.data.inboundRequest ? 'understood' : 'raw'}>
        <Tabs.List>
          <Tabs.Tab value="understood">{t('panel.understood')}</Tabs.Tab>
          <Tabs.Tab value="raw">{t('panel.raw')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="understood" pt="md">
          <Understood request={receipt.data.inboundRequest} />
        </Tabs.Panel>
        <Tabs.Panel value="raw" pt="md">
          <Raw receipt={receipt.data} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  )
}

function Became({ receipt }: { receipt: Receipt }) {
  const { t } = useTranslation('receipts')
  const { dateTime } = useFormats()
  const cache = useQueryClient()
  const showProblem = useShowProblem()
  const mayReplay = useRole('owner', 'teamLead')
  const again = useMutation({
    mutationFn: () => replay(receipt.id),
    onSuccess: async () => {
      notifications.show({ message: t('panel.replayed') })
      await cache.invalidateQueries({ queryKey: ['receipts'] })
    },
    onError: (error) => showProblem(error),
  })
  return (
    <Alert variant="light" color={receipt.outcome === 'quarantined' ? 'red' : 'gray'} title={t('panel.became')}>
      <Group gap="xs">
        <OutcomeBadge value={receipt.outcome} />
        <Text size="sm">{t(`outcomeHelp.${receipt.outcome}`)}</Text>
      </Group>
      {receipt.detail && (
        <Text size="sm" mt="xs" style={{ overflowWrap: 'anywhere' }}>
          {receipt.detail}
        </Text>
      )}
      <Text size="xs" c="dimmed" mt="xs">
        {t('panel.received')} {dateTime(receipt.receivedAt)}
        {receipt.externalId && ` · ${t('panel.externalId')} ${receipt.externalId}`}
      </Text>
      <Group mt="sm" gap="xs">
        {receipt.leadId && (
          <Button size="xs" renderRoot={(props) => <Link to="/leads/$leadId" params={{ leadId: receipt.leadId! }} {...props} />}>
            {t('panel.lead')}
          </Button>
        )}
        {receipt.duplicateOf && (
          <Button
            size="xs"
            variant="default"
            renderRoot={(props) => <Link to="." search={((before: object) => ({ ...before, receipt: receipt.duplicateOf })) as never} {...props} />}
          >
            {t('panel.firstOne')}
          </Button>
        )}
        {receipt.orderId && (
          <Button size="xs" renderRoot={(props) => <Link to="/orders/$orderId" params={{ orderId: receipt.orderId! }} {...props} />}>
            {t('panel.order')}
          </Button>
        )}
        {mayReplay && (receipt.outcome === 'quarantined' || receipt.outcome === 'ignored') && (
          <Tooltip label={t('panel.replayHelp')} multiline maw={280}>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconRefresh size={14} aria-hidden />}
              loading={again.isPending}
              onClick={() => again.mutate()}
            >
              {t('panel.replay')}
            </Button>
          </Tooltip>
        )}
      </Group>
    </Alert>
  )
}

function Raw({ receipt }: { receipt: Receipt }) {
  const { t } = useTranslation('receipts')
  const raw = rawOf(receipt)
  return (
    <Stack gap="md">
      <div>
        <Text size="sm" fw={600} mb={4}>
          {[raw.method, raw.query ? `?${raw.query}` : ''].filter(Boolean).join(' ')} {t('panel.headers')}
        </Text>
        <Code block tabIndex={0} style={{ maxHeight: 220, overflow: 'auto', overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          {raw.headers.map(([name, value]) => `${name}: ${value}`).join('\n') || '–'}
        </Code>
      </div>
      <div>
        <Group justify="space-between" mb={4}>
          <Text size="sm" fw={600}>
            {t('panel.body')}
          </Text>
          {raw.body && (
            <CopyButton value={raw.body}>
              {({ copied, copy }) => (
                <Anchor component="button" type="button" size="xs" onClick={copy}>
                  <IconCopy size={12} aria-hidden style={{ verticalAlign: -2 }} /> {copied ? t('panel.copied') : t('panel.copy')}
                </Anchor>
              )}
            </CopyButton>
          )}
        </Group>
        {raw.binary && (
          <Text size="xs" c="dimmed">
            {t('panel.binary')}
          </Text>
        )}
        <Code block tabIndex={0} style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          {raw.body || t('panel.emptyBody')}
        </Code>
      </div>
    </Stack>
  )
}
