import { Alert, Badge, Button, Code, Group, Select, Stack, Text, Textarea } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '@/shared/ui/ErrorState'
import { Panel } from '@/shared/ui/PageFrame'
import { type Connection, type Preview, previewDelivery } from './api'
import { headersOf } from './form'
import { sampleOf } from './samples'

const TYPES = ['application/json', 'application/x-www-form-urlencoded', 'text/plain', 'message/rfc822']
const OUTCOMES = ['inFlight', 'ignored', 'quarantined', 'duplicate', 'excluded']

/** Says what would come of a delivery; nothing is stored. */
export function PreviewDelivery({ connection }: { connection: Connection }) {
  const { t } = useTranslation('settings')
  const sample = sampleOf(connection.provider)
  const [contentType, setContentType] = useState(sample?.contentType ?? 'application/json')
  const [headers, setHeaders] = useState('')
  const [body, setBody] = useState('')
  const preview = useMutation({
    mutationFn: () => previewDelivery(connection.id, { method: 'POST', headers: headersOf(headers, contentType), body }),
  })
  return (
    <Panel title={t('connections.preview.title')} note={t('connections.preview.help')}>
      <Stack gap="sm">
        <Select
          label={t('connections.preview.contentType')}
          data={TYPES}
          value={contentType}
          allowDeselect={false}
          onChange={(type) => type && setContentType(type)}
        />
        <Textarea
          label={t('connections.preview.headers')}
          placeholder={t('connections.preview.headersHint')}
          autosize
          minRows={1}
          maxRows={6}
          value={headers}
          onChange={(event) => setHeaders(event.currentTarget.value)}
        />
        <Textarea
          label={t('connections.preview.body')}
          autosize
          minRows={4}
          maxRows={14}
          value={body}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } }}
          onChange={(event) => setBody(event.currentTarget.value)}
        />
        <Group gap="xs">
          <Button
            size="xs"
            leftSection={<IconEye size={14} aria-hidden />}
            disabled={!body}
            loading={preview.isPending}
            onClick={() => preview.mutate()}
          >
            {t('connections.preview.run')}
          </Button>
          {sample && (
            <Button
              size="xs"
              variant="subtle"
              onClick={() => {
                setBody(sample.body)
                setContentType(sample.contentType)
              }}
            >
              {t('connections.preview.sample')}
            </Button>
          )}
        </Group>
        <div aria-live="polite">
          {preview.isError && <ErrorState error={preview.error} />}
          {preview.data && <Result preview={preview.data} />}
        </div>
      </Stack>
    </Panel>
  )
}

function Result({ preview }: { preview: Preview }) {
  const { t } = useTranslation('settings')
  if (!preview.verified)
    return (
      <Alert color="red" variant="light" title={t('connections.preview.refused', { status: preview.answer.status })}>
        {t('connections.preview.refusedText')}
      </Alert>
    )
  return (
    <Stack gap="xs">
      <Text fw={650}>{t('connections.preview.answered', { status: preview.answer.status })}</Text>
      {preview.items.length === 0 && <Text size="sm">{t('connections.preview.nothing')}</Text>}
      {preview.items.map((item) => (
        <div key={item.externalId}>
          <Group gap="xs" mb={4}>
            <Badge variant="light" color={item.outcome === 'quarantined' ? 'red' : item.outcome === 'inFlight' ? 'accent' : 'gray'}>
              {OUTCOMES.includes(item.outcome) ? t(`connections.preview.outcomes.${item.outcome}`) : item.outcome}
            </Badge>
            <Text size="sm" c="dimmed">
              {item.detail ?? item.kind}
            </Text>
          </Group>
          {item.inboundRequest !== null && (
            <Code block tabIndex={0} style={{ maxHeight: 260, overflow: 'auto' }}>
              {JSON.stringify(item.inboundRequest, null, 2)}
            </Code>
          )}
        </div>
      ))}
    </Stack>
  )
}
