import { Alert, Anchor, Button, CopyButton, Skeleton, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconArrowLeft, IconCheck, IconCopy } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import { useRole } from '@/shared/session/session'
import { ErrorState } from '@/shared/ui/ErrorState'
import { PageBody, Panel } from '@/shared/ui/PageFrame'
import { PageHeader } from '@/shared/ui/PageHeader'
import classes from '../Settings.module.css'
import { type Connection, connectionQuery, type Provider, providersQuery } from './api'
import { EditSettings } from './EditSettings'
import { inLanguage } from './form'
import { Manage } from './Manage'
import { PreviewDelivery } from './PreviewDelivery'
import { Snippets } from './Snippets'
import { StateBadge } from './State'

/** The set-up page of a connection: address, steps, and the wait for the first delivery, which ends by itself. */
export function ConnectionPage() {
  const { t } = useTranslation('settings')
  const { connectionId = '' } = useParams({ strict: false })
  const connection = useQuery(connectionQuery(connectionId))
  const provider = useQuery(providersQuery).data?.find((one) => one.provider === connection.data?.provider)
  return (
    <>
      <PageHeader
        title={connection.data?.name ?? t('connections.title')}
        note={
          <Anchor size="xs" renderRoot={(props) => <Link to="/settings/connections" {...props} />}>
            <IconArrowLeft size={12} aria-hidden style={{ verticalAlign: -2 }} /> {t('connections.setup.back')}
          </Anchor>
        }
        children={provider && connection.data && provider.name !== connection.data.name && <Text size="sm">{provider.name}</Text>}
        action={connection.data && <StateBadge value={connection.data.state} />}
      />
      <PageBody>
        {connection.isLoadingError ? (
          <ErrorState error={connection.error} onRetry={() => void connection.refetch()} />
        ) : connection.isPending ? (
          <Stack>
            <Skeleton height={84} />
            <Skeleton height={240} />
          </Stack>
        ) : (
          <Setup connection={connection.data} provider={provider} />
        )}
      </PageBody>
    </>
  )
}

/** The field that the connection calls its honeypot, if it does. */
const honeypotOf = ({ settings }: Connection) =>
  typeof settings.honeypot === 'string' && settings.honeypot.trim() ? settings.honeypot.trim() : undefined

function Setup({ connection, provider }: { connection: Connection; provider: Provider | undefined }) {
  const { t, i18n } = useTranslation('settings')
  const mayWrite = useRole('owner', 'teamLead')
  return (
    <>
      <Status connection={connection} />
      <div className={classes.two}>
        <Stack gap="md" miw={0}>
          {connection.hookUrl && <HookAddress url={connection.hookUrl} />}
          {provider && provider.setup.length > 0 && (
            <Panel title={t('connections.setup.steps')}>
              <ol className={classes.steps}>
                {provider.setup.map((step) => {
                  const text = inLanguage(step, i18n.language)
                  return <li key={text}>{text}</li>
                })}
              </ol>
            </Panel>
          )}
          {connection.provider === 'form' && connection.hookUrl && <Snippets hookUrl={connection.hookUrl} honeypot={honeypotOf(connection)} />}
        </Stack>
        <Stack gap="md" miw={0}>
          {mayWrite && <PreviewDelivery connection={connection} />}
          {mayWrite && provider && provider.settings.length > 0 && <EditSettings key={`${connection.id} settings`} connection={connection} provider={provider} />}
          {mayWrite && <Manage key={connection.id} connection={connection} provider={provider} />}
        </Stack>
      </div>
    </>
  )
}

function Status({ connection }: { connection: Connection }) {
  const { t } = useTranslation('settings')
  const { ago, dateTime } = useFormats()
  const { state, lastReceivedAt, lastError, lastErrorAt, rejected } = connection
  const title = {
    waiting: t('connections.setup.waiting'),
    working: t('connections.setup.arrived'),
    silent: t('connections.setup.silent'),
    failing: t('connections.setup.failing'),
    off: t('connections.setup.off'),
  }[state]
  return (
    <section className={classes.status} data-state={state} aria-live="polite">
      <span className={classes.pulse} aria-hidden />
      <div className={classes.grow}>
        <Text fw={650} size="lg">
          {title}
        </Text>
        <Text size="sm" c="dimmed">
          {state === 'waiting'
            ? t('connections.setup.waitingText')
            : state === 'off'
              ? t('connections.setup.offText')
              : lastReceivedAt && t('connections.setup.arrivedText', { ago: ago(lastReceivedAt) })}
        </Text>
      </div>
      {lastReceivedAt && (
        <Button
          variant="default"
          size="xs"
          renderRoot={(props) => <Link to="/receipts" search={{ connectionId: connection.id } as never} {...props} />}
        >
          {t('connections.setup.seeReceipts')}
        </Button>
      )}
      {(lastError ?? (rejected ? '' : null)) !== null && (
        <Alert
          w="100%"
          variant="light"
          color={state === 'failing' ? 'red' : 'yellow'}
          icon={<IconAlertTriangle aria-hidden />}
          title={t('connections.columns.error')}
        >
          {lastError}
          {lastErrorAt && (
            <Text size="xs" c="dimmed" title={dateTime(lastErrorAt)}>
              {ago(lastErrorAt)}
            </Text>
          )}
          {rejected ? <Text size="sm">{t('connections.setup.rejected', { count: rejected })}</Text> : null}
        </Alert>
      )}
    </section>
  )
}

function HookAddress({ url }: { url: string }) {
  const { t } = useTranslation('settings')
  return (
    <Panel title={t('connections.setup.address')} note={t('connections.setup.addressHelp')}>
      <div className={classes.address}>
        <code>{url}</code>
        <CopyButton value={url}>
          {({ copied, copy }) => (
            <Button
              size="xs"
              variant={copied ? 'light' : 'filled'}
              onClick={copy}
              leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
            >
              {copied ? t('copied') : t('connections.setup.copyAddress')}
            </Button>
          )}
        </CopyButton>
      </div>
    </Panel>
  )
}
