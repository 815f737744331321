import { Anchor, Button, Group, Skeleton, Stack, Text, TextInput } from '@mantine/core'
import { IconArrowLeft, IconSearch } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toProblem } from '@/shared/api/problem'
import { useAddress } from '@/shared/routing/useAddress'
import { ChannelIcon } from '@/shared/ui/Channel'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { PageBody, Panel } from '@/shared/ui/PageFrame'
import { PageHeader } from '@/shared/ui/PageHeader'
import classes from '../Settings.module.css'
import { connectionQuery, createConnection, type Field, type Provider, providersQuery } from './api'
import { FieldInput } from './FieldInput'
import { bodyOf, grouped, missing, type Typed } from './form'

/** First which channel, then what it needs; the address comes on the next page. */
export function NewConnectionPage() {
  const { t } = useTranslation('settings')
  const [address] = useAddress()
  const providers = useQuery(providersQuery)
  const chosen = providers.data?.find((one) => one.provider === address.provider)
  return (
    <>
      <PageHeader
        title={chosen ? chosen.name : t('connections.choose.title')}
        note={
          <Anchor
            size="xs"
            renderRoot={(props) => (chosen ? <Link to="/settings/connections/new" {...props} /> : <Link to="/settings/connections" {...props} />)}
          >
            <IconArrowLeft size={12} aria-hidden style={{ verticalAlign: -2 }} />{' '}
            {chosen ? t('connections.choose.back') : t('connections.setup.back')}
          </Anchor>
        }
      />
      <PageBody>
        {providers.isLoadingError ? (
          <ErrorState error={providers.error} onRetry={() => void providers.refetch()} />
        ) : providers.isPending ? (
          <div className={classes.providers}>
            {Array.from({ length: 9 }, (_, at) => (
              <Skeleton key={at} height={50} />
            ))}
          </div>
        ) : chosen ? (
          <ConnectionForm key={chosen.provider} provider={chosen} />
        ) : (
          <Choose providers={providers.data} />
        )}
      </PageBody>
    </>
  )
}

function Choose({ providers }: { providers: Provider[] }) {
  const { t } = useTranslation('settings')
  const [typed, setTyped] = useState('')
  const groups = grouped(providers, typed, (provider, group) => [t(`shared:channel.${provider.channel}`, ''), t(`connections.choose.groups.${group}`)])
  return (
    <>
      <TextInput
        data-search
        aria-label={t('connections.choose.search')}
        placeholder={t('connections.choose.search')}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={typed}
        maw={400}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div aria-live="polite">{groups.length === 0 && <EmptyState icon={IconSearch} title={t('connections.choose.nothing')} hint={t('connections.choose.nothingText')} />}</div>
      {groups.map(([group, some]) => (
        <section key={group} aria-labelledby={`group-${group}`}>
          <Text id={`group-${group}`} component="h2" size="sm" fw={650} mb="xs">
            {t(`connections.choose.groups.${group}`)}
          </Text>
          <div className={classes.providers}>
            {some.map((one) => (
              <Link key={one.provider} to="/settings/connections/new" search={{ provider: one.provider } as never} className={classes.provider}>
                <ChannelIcon channel={one.channel} size={22} />
                {one.name}
              </Link>
            ))}
          </div>
        </section>
      ))}
    </>
  )
}

function ConnectionForm({ provider }: { provider: Provider }) {
  const { t } = useTranslation('settings')
  const navigate = useNavigate()
  const cache = useQueryClient()
  const [name, setName] = useState(provider.name)
  const [settings, setSettings] = useState<Typed>({})
  const [secrets, setSecrets] = useState<Typed>({})
  const [tried, setTried] = useState(false)
  const lacking = [...missing(provider.settings, settings), ...missing(provider.secrets, secrets)]
  const create = useMutation({
    mutationFn: () => createConnection(bodyOf(provider, name, settings, secrets)),
    onSuccess: async (made) => {
      cache.setQueryData(connectionQuery(made.id).queryKey, made)
      await cache.invalidateQueries({ queryKey: ['connections'] })
      await cache.invalidateQueries({ queryKey: ['sources'] })
      await navigate({ to: '/settings/connections/$connectionId', params: { connectionId: made.id } })
    },
  })
  const refused = create.isError ? toProblem(create.error).byField() : {}
  const errorOf = (field: Field, group: string) =>
    (tried && lacking.includes(field.name) ? t('connections.form.required') : undefined) ?? refused[`${group}.${field.name}`] ?? refused[field.name]
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (lacking.length === 0) create.mutate()
      }}
    >
      <Stack>
        <Panel>
          <Stack maw={560}>
            <TextInput
              label={t('connections.form.name')}
              description={t('connections.form.nameHint')}
              value={name}
              error={refused.name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          </Stack>
        </Panel>
        {provider.secrets.length > 0 && (
          <Panel title={t('connections.form.secrets')} note={t('connections.form.secretsHelp')}>
            <Stack maw={560}>
              {provider.secrets.map((field) => (
                <FieldInput
                  key={field.name}
                  field={{ ...field, kind: 'secret' }}
                  value={secrets[field.name] ?? ''}
                  error={errorOf(field, 'secrets')}
                  onChange={(value) => setSecrets((all) => ({ ...all, [field.name]: value }))}
                />
              ))}
            </Stack>
          </Panel>
        )}
        {provider.settings.length > 0 && (
          <Panel title={t('connections.form.settings')}>
            <Stack maw={560}>
              {provider.settings.map((field) => (
                <FieldInput
                  key={field.name}
                  field={field}
                  value={settings[field.name] ?? ''}
                  error={errorOf(field, 'settings')}
                  onChange={(value) => setSettings((all) => ({ ...all, [field.name]: value }))}
                />
              ))}
            </Stack>
          </Panel>
        )}
        {create.isError && <ErrorState error={create.error} />}
        <Group justify="space-between">
          <Text size="sm" c="dimmed">
            {t('connections.form.willDo')}
          </Text>
          <Button type="submit" loading={create.isPending}>
            {t('connections.form.create')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
