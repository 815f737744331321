import { Anchor, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { contactText } from '@/shared/format/contact'
import { useFormats } from '@/shared/format/useFormats'
import { ChannelIcon } from '@/shared/ui/Channel'
import type { Column } from '@/shared/ui/DataRows'
import { aboveRowLink, rowLink } from '@/shared/ui/rowLink'
import type { ConnectionName, Receipt } from './api'
import { OutcomeBadge } from './Outcome'

const KINDS = ['message', 'comment', 'reaction', 'follow', 'form', 'email', 'call', 'order']

/** A delivery's kind in our words; what we have no word for stays as the service says it. */
export function useKindName() {
  const { t } = useTranslation('receipts')
  return (kind: string | null) => (kind === null ? '' : KINDS.includes(kind) ? t(`kinds.${kind}`) : kind)
}

export function useReceiptColumns(connections: ConnectionName[]): Column<Receipt>[] {
  const { t } = useTranslation('receipts')
  return useMemo(
    () => [
      { key: 'when', title: t('list.when'), width: '128px', cell: (row) => <When receipt={row} /> },
      {
        key: 'connection',
        title: t('list.connection'),
        width: 'minmax(120px, 1fr)',
        cell: (row) => <ConnectionOf receipt={row} connections={connections} />,
      },
      { key: 'who', title: t('list.who'), width: 'minmax(120px, 1.2fr)', cell: (row) => <Who receipt={row} /> },
      { key: 'what', title: t('list.what'), width: 'minmax(160px, 2.4fr)', cell: (row) => <What receipt={row} /> },
      { key: 'outcome', title: t('list.outcome'), width: '168px', cell: (row) => <OutcomeBadge value={row.outcome} /> },
      { key: 'link', title: t('list.became'), width: '112px', end: true, from: 75, cell: (row) => <Became receipt={row} /> },
    ],
    [t, connections],
  )
}

function When({ receipt }: { receipt: Receipt }) {
  const { dayName, time } = useFormats()
  return (
    <Link to="." search={((before: object) => ({ ...before, receipt: receipt.id })) as never} className={rowLink}>
      {time(receipt.receivedAt)}
      <Text span size="xs" c="dimmed">
        {' '}
        {dayName(receipt.receivedAt)}
      </Text>
    </Link>
  )
}

function ConnectionOf({ receipt, connections }: { receipt: Receipt; connections: ConnectionName[] }) {
  const connection = connections.find((one) => one.id === receipt.connectionId)
  const channel = receipt.inboundRequest?.channel ?? connection?.channel
  return (
    <Group gap={8} wrap="nowrap">
      {channel && <ChannelIcon channel={channel} />}
      <span style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>{receipt.connectionName ?? connection?.name ?? '–'}</span>
    </Group>
  )
}

function Who({ receipt }: { receipt: Receipt }) {
  const { t } = useTranslation('receipts')
  const sender = receipt.inboundRequest?.sender
  const point = sender?.contactPoints?.[0]
  const name = sender?.displayName ?? (point && contactText(point))
  return <>{name ?? <Text c="dimmed">{t('list.unknownSender')}</Text>}</>
}

function What({ receipt }: { receipt: Receipt }) {
  const { t } = useTranslation('receipts')
  const kindName = useKindName()
  const request = receipt.inboundRequest
  const files = request?.attachments?.length ?? 0
  const text = request?.text ?? receipt.detail
  return (
    <>
      {text ?? (
        <Text span c="dimmed">
          {kindName(receipt.kind) || t('list.noText')}
        </Text>
      )}
      {files > 0 && (
        <Text span size="xs" c="dimmed">
          {' '}
          · {t('list.attachments', { count: files })}
        </Text>
      )}
    </>
  )
}

function Became({ receipt }: { receipt: Receipt }) {
  const { t } = useTranslation('receipts')
  if (receipt.leadId)
    return (
      <Anchor size="sm" className={aboveRowLink} renderRoot={(props) => <Link to="/leads/$leadId" params={{ leadId: receipt.leadId! }} {...props} />}>
        {t('list.openLead')}
      </Anchor>
    )
  if (receipt.orderId)
    return (
      <Anchor
        size="sm"
        className={aboveRowLink}
        renderRoot={(props) => <Link to="/orders/$orderId" params={{ orderId: receipt.orderId! }} {...props} />}
      >
        {t('list.openOrder')}
      </Anchor>
    )
  return null
}

export function SmallReceipt({ receipt, connections }: { receipt: Receipt; connections: ConnectionName[] }) {
  return (
    <>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text truncate>
          <When receipt={receipt} /> · <Who receipt={receipt} />
        </Text>
        <OutcomeBadge value={receipt.outcome} />
      </Group>
      <Group wrap="nowrap" gap="xs" mt={4}>
        <Text size="sm" c="dimmed" component="div" style={{ flex: 'none', maxWidth: '45%' }} truncate>
          <ConnectionOf receipt={receipt} connections={connections} />
        </Text>
        <Text size="sm" truncate>
          <What receipt={receipt} />
        </Text>
      </Group>
    </>
  )
}
