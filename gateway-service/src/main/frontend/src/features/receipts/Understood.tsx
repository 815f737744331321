import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import { useChannelName } from '@/shared/ui/Channel'
import { ContactPointLine } from '@/shared/ui/ContactPoint'
import type { InboundRequest } from './api'
import classes from './Receipts.module.css'
import { useKindName } from './ReceiptRow'

/** The normalised request: who, how to reach them, what they said, where they came from. */
export function Understood({ request }: { request: InboundRequest | null }) {
  const { t } = useTranslation('receipts')
  const { dateTime } = useFormats()
  const channelName = useChannelName()
  const kindName = useKindName()
  if (!request) return <Text c="dimmed">{t('panel.nothingUnderstood')}</Text>
  const { sender, call, form, attribution, attachments } = request
  const known = Object.entries(attribution ?? {}).filter(([, value]) => value)
  return (
    <Stack gap="md">
      <dl className={classes.facts}>
        <dt>{t('panel.channel')}</dt>
        <dd>
          {channelName(request.channel)} · {kindName(request.kind)}
        </dd>
        {request.occurredAt && (
          <>
            <dt>{t('panel.occurred')}</dt>
            <dd>{dateTime(request.occurredAt)}</dd>
          </>
        )}
        {sender?.displayName && (
          <>
            <dt>{t('panel.sender')}</dt>
            <dd>{sender.displayName}</dd>
          </>
        )}
        {sender?.contactPoints && sender.contactPoints.length > 0 && (
          <>
            <dt>{t('panel.contacts')}</dt>
            <dd>
              {sender.contactPoints.map((point) => (
                <ContactPointLine key={`${point.kind} ${point.value}`} point={point} />
              ))}
            </dd>
          </>
        )}
        {call && (
          <>
            <dt>{t('panel.call')}</dt>
            <dd>
              {call.direction === 'out' ? t('panel.callOut') : t('panel.callIn')}, {call.answered ? t('panel.answered') : t('panel.missed')}
            </dd>
          </>
        )}
        {request.text && (
          <>
            <dt>{t('panel.text')}</dt>
            <dd className={classes.said}>{request.text}</dd>
          </>
        )}
        {attachments && attachments.length > 0 && (
          <>
            <dt>{t('panel.attachments')}</dt>
            <dd>{attachments.map((file) => file.name ?? file.kind).join(', ')}</dd>
          </>
        )}
      </dl>
      {form && Object.keys(form).length > 0 && <Pairs title={t('panel.form')} pairs={Object.entries(form)} />}
      {known.length > 0 && <Pairs title={t('panel.attribution')} pairs={known as [string, string][]} />}
    </Stack>
  )
}

function Pairs({ title, pairs }: { title: string; pairs: [string, string][] }) {
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        {title}
      </Text>
      <dl className={classes.facts}>
        {pairs.map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
