import { Anchor, Badge, Button, Group, Select, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconKey, IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role } from '@/shared/api/model'
import { useFormats } from '@/shared/format/useFormats'
import { useRole } from '@/shared/session/session'
import { Confirm } from '@/shared/ui/Confirm'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { PageBody, Panel } from '@/shared/ui/PageFrame'
import { PageHeader } from '@/shared/ui/PageHeader'
import { RowsSkeleton } from '@/shared/ui/Skeletons'
import { createToken, revokeToken, type Token, tokensQuery } from '../api'
import { HeaderExample, OnceSecret } from '../OnceSecret'
import classes from '../Settings.module.css'

const ROLES: Role[] = ['manager', 'teamLead', 'owner', 'analyst']

export function TokensPage() {
  const { t } = useTranslation('settings')
  const owner = useRole('owner')
  const tokens = useQuery({ ...tokensQuery, enabled: owner })
  return (
    <>
      <PageHeader
        title={t('tokens.title')}
        note={t('tokens.note')}
        action={
          <Anchor size="sm" href="/api/docs" target="_blank" rel="noreferrer">
            {t('tokens.docs')}
          </Anchor>
        }
      />
      <PageBody>
        {!owner ? (
          <EmptyState icon={IconKey} title={t('ownerOnly.title')} hint={t('ownerOnly.text')} />
        ) : (
          <>
            <NewToken />
            {tokens.isLoadingError ? (
              <ErrorState error={tokens.error} onRetry={() => void tokens.refetch()} />
            ) : (
              <Panel flush>
                {tokens.isPending ? (
                  <RowsSkeleton rows={2} />
                ) : tokens.data.length === 0 ? (
                  <EmptyState icon={IconKey} title={t('tokens.empty.title')} hint={t('tokens.empty.text')} />
                ) : (
                  <ul className={classes.list}>
                    {tokens.data.map((token) => (
                      <TokenRow key={token.id} token={token} />
                    ))}
                  </ul>
                )}
              </Panel>
            )}
          </>
        )}
      </PageBody>
    </>
  )
}

function NewToken() {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>('manager')
  const create = useMutation({
    mutationFn: () => createToken({ name: name.trim(), role }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['tokens'] }),
  })
  return (
    <Panel title={t('tokens.add')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim()) create.mutate()
        }}
      >
        <Group gap="sm" align="flex-start">
          <TextInput
            label={t('name')}
            placeholder={t('tokens.nameHint')}
            value={name}
            style={{ flex: '1 1 240px' }}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Select
            label={t('staff.role')}
            allowDeselect={false}
            w={180}
            value={role}
            onChange={(value) => setRole(value as Role)}
            data={ROLES.map((value) => ({ value, label: t(`staff.roles.${value}`) }))}
          />
          <Button type="submit" mt={21} leftSection={<IconPlus size={14} aria-hidden />} disabled={!name.trim()} loading={create.isPending}>
            {t('add')}
          </Button>
        </Group>
        <Text size="xs" c="dimmed" mt="xs">
          {t(`staff.roleHelp.${role}`)}
        </Text>
        {create.isError && <ErrorState error={create.error} />}
      </form>
      {create.data && (
        <OnceSecret
          title={t('tokens.created', { name: create.data.name })}
          text={t('tokens.once')}
          secret={create.data.token}
          onClose={() => {
            setName('')
            create.reset()
          }}
        >
          <Text size="sm">{t('tokens.usage')}</Text>
          <HeaderExample secret={create.data.token} />
        </OnceSecret>
      )}
    </Panel>
  )
}

function TokenRow({ token }: { token: Token }) {
  const { t } = useTranslation('settings')
  const { date, ago } = useFormats()
  const cache = useQueryClient()
  const [revoking, setRevoking] = useState(false)
  const revoke = useMutation({
    mutationFn: () => revokeToken(token.id),
    onSuccess: async () => {
      notifications.show({ message: t('tokens.revoked') })
      await cache.invalidateQueries({ queryKey: ['tokens'] })
    },
  })
  return (
    <li className={classes.row}>
      <div className={classes.grow}>
        <Text span fw={550}>
          {token.name}
        </Text>
        <Text size="xs" c="dimmed">
          {token.createdAt && `${t('tokens.columns.created')} ${date(token.createdAt)} · `}
          {t('tokens.columns.used')}: {token.lastUsedAt ? ago(token.lastUsedAt) : t('tokens.neverUsed')}
        </Text>
      </div>
      <Badge variant="light" color="gray">
        {t(`staff.roles.${token.role}`)}
      </Badge>
      <Button size="xs" variant="subtle" color="red" onClick={() => setRevoking(true)} aria-label={`${t('tokens.revoke')}: ${token.name}`}>
        {t('tokens.revoke')}
      </Button>
      <Confirm
        opened={revoking}
        title={t('tokens.revokeTitle', { name: token.name })}
        confirm={t('tokens.revoke')}
        leave={t('cancel')}
        danger
        busy={revoke.isPending}
        error={revoke.error}
        onConfirm={() => revoke.mutate()}
        onClose={() => setRevoking(false)}
      >
        {t('tokens.revokeText')}
      </Confirm>
    </li>
  )
}
