import { Button, Text } from '@mantine/core'
import { IconPlug, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import { useRole } from '@/shared/session/session'
import { ChannelIcon } from '@/shared/ui/Channel'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { PageBody, Panel } from '@/shared/ui/PageFrame'
import { PageHeader } from '@/shared/ui/PageHeader'
import { rowLink } from '@/shared/ui/rowLink'
import { RowsSkeleton } from '@/shared/ui/Skeletons'
import { ReadOnly } from '../ReadOnly'
import classes from '../Settings.module.css'
import { type Connection, connectionsQuery, providersQuery } from './api'
import { StateBadge } from './State'

export function ConnectionsPage() {
  const { t } = useTranslation('settings')
  const mayWrite = useRole('owner', 'teamLead')
  const list = useQuery(connectionsQuery)
  const providers = useQuery(providersQuery).data
  const providerName = ({ provider }: Connection) => providers?.find((one) => one.provider === provider)?.name
  const add = (
    <Button size="xs" leftSection={<IconPlus size={14} aria-hidden />} renderRoot={(props) => <Link to="/settings/connections/new" {...props} />}>
      {t('connections.add')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('connections.title')} note={t('connections.note')} action={mayWrite && add} />
      <PageBody>
        {!mayWrite && <ReadOnly />}
        {list.isLoadingError ? (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        ) : (
          <Panel flush>
            {list.isPending ? (
              <RowsSkeleton rows={4} />
            ) : list.data.length === 0 ? (
              <EmptyState icon={IconPlug} title={t('connections.empty.title')} hint={t('connections.empty.text')} action={mayWrite && add} />
            ) : (
              <ul className={classes.list}>
                {list.data.map((connection) => (
                  <Row key={connection.id} connection={connection} provider={providerName(connection)} />
                ))}
              </ul>
            )}
          </Panel>
        )}
      </PageBody>
    </>
  )
}

function Row({ connection, provider }: { connection: Connection; provider: string | undefined }) {
  const { t } = useTranslation('settings')
  const { ago } = useFormats()
  return (
    <li className={classes.row} data-link>
      <ChannelIcon channel={connection.channel} size={20} />
      <div className={classes.grow}>
        <Link to="/settings/connections/$connectionId" params={{ connectionId: connection.id }} className={rowLink}>
          {connection.name}
        </Link>
        <Text size="xs" c={connection.lastError && connection.state === 'failing' ? 'var(--mantine-color-error)' : 'dimmed'} truncate>
          {connection.state === 'failing' && connection.lastError ? connection.lastError : (provider ?? '\u00a0')}
        </Text>
      </div>
      <Text size="sm" c="dimmed">
        {t('connections.columns.last')}: {connection.lastReceivedAt ? ago(connection.lastReceivedAt) : t('connections.never')}
      </Text>
      <StateBadge value={connection.state} />
    </li>
  )
}
