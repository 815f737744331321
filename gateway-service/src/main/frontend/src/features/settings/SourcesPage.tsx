import { Button, Collapse, Group, Select, Stack, Table, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconChevronDown, IconChevronRight, IconCoin, IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Source } from '@/shared/api/model'
import { sourcesQuery } from '@/shared/api/reference'
import { DayInput } from '@/shared/filters/DayInput'
import { decimalText, parseDecimal } from '@/shared/format/money'
import { useFormats } from '@/shared/format/useFormats'
import { useAddress } from '@/shared/routing/useAddress'
import { useRole, useSession } from '@/shared/session/session'
import { ChannelIcon, useChannelName } from '@/shared/ui/Channel'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { PageBody, Panel } from '@/shared/ui/PageFrame'
import { PageHeader } from '@/shared/ui/PageHeader'
import { RowsSkeleton } from '@/shared/ui/Skeletons'
import { addCost, costsQuery, createSource } from './api'
import { type CostDraft, costFaults, spread } from './costs'
import { ReadOnly } from './ReadOnly'
import classes from './Settings.module.css'

const CHANNELS = ['manual', 'form', 'email', 'call', 'telegram', 'viber', 'whatsapp', 'messenger', 'instagram', 'shop']

export function SourcesPage() {
  const { t } = useTranslation('settings')
  const mayWrite = useRole('owner', 'teamLead')
  const sources = useQuery(sourcesQuery)
  const [address, change] = useAddress()
  return (
    <>
      <PageHeader title={t('sources.title')} note={t('sources.note')} />
      <PageBody>
        {!mayWrite && <ReadOnly />}
        {mayWrite && <NewSource />}
        {sources.isLoadingError ? (
          <ErrorState error={sources.error} onRetry={() => void sources.refetch()} />
        ) : (
          <Panel flush>
            {sources.isPending ? (
              <RowsSkeleton rows={4} />
            ) : sources.data.length === 0 ? (
              <EmptyState icon={IconCoin} title={t('sources.empty.title')} hint={t('sources.empty.text')} />
            ) : (
              <ul className={classes.list}>
                {sources.data.map((source) => (
                  <SourceRow
                    key={source.id}
                    source={source}
                    open={address.source === source.id}
                    mayWrite={mayWrite}
                    onToggle={() => change({ source: address.source === source.id ? undefined : source.id })}
                  />
                ))}
              </ul>
            )}
          </Panel>
        )}
      </PageBody>
    </>
  )
}

function NewSource() {
  const { t } = useTranslation('settings')
  const channelName = useChannelName()
  const cache = useQueryClient()
  const [name, setName] = useState('')
  const [channel, setChannel] = useState('manual')
  const add = useMutation({
    mutationFn: () => createSource({ name: name.trim(), channel }),
    onSuccess: async () => {
      setName('')
      await cache.invalidateQueries({ queryKey: ['sources'] })
    },
  })
  return (
    <Panel title={t('sources.add')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim()) add.mutate()
        }}
      >
        <Group gap="sm">
          <TextInput
            aria-label={t('name')}
            placeholder={t('name')}
            value={name}
            style={{ flex: '1 1 220px' }}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Select
            aria-label={t('sources.channel')}
            allowDeselect={false}
            w={160}
            value={channel}
            onChange={(value) => setChannel(value ?? 'manual')}
            data={CHANNELS.map((value) => ({ value, label: channelName(value) }))}
          />
          <Button type="submit" leftSection={<IconPlus size={14} aria-hidden />} disabled={!name.trim()} loading={add.isPending}>
            {t('add')}
          </Button>
        </Group>
        {add.isError && <ErrorState error={add.error} />}
      </form>
    </Panel>
  )
}

interface RowProps {
  source: Source
  open: boolean
  mayWrite: boolean
  onToggle: () => void
}

function SourceRow({ source, open, mayWrite, onToggle }: RowProps) {
  const { t } = useTranslation('settings')
  const Icon = open ? IconChevronDown : IconChevronRight
  return (
    <li className={classes.item}>
      <div className={classes.row}>
        <ChannelIcon channel={source.channel} size={18} />
        <div className={classes.grow}>
          {source.name}
          <Text size="xs" c="dimmed">
            {source.connectionId ? t('sources.fromConnection') : t('sources.byHand')}
          </Text>
        </div>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          leftSection={<Icon size={14} aria-hidden />}
          aria-expanded={open}
          aria-label={t('sources.show', { name: source.name })}
          onClick={onToggle}
        >
          {t('sources.costs')}
        </Button>
      </div>
      <Collapse expanded={open}>{open && <Costs source={source} mayWrite={mayWrite} />}</Collapse>
    </li>
  )
}

function Costs({ source, mayWrite }: { source: Source; mayWrite: boolean }) {
  const { t } = useTranslation('settings')
  const { money, day } = useFormats()
  const costs = useQuery(costsQuery(source.id))
  if (costs.isError) return <ErrorState error={costs.error} onRetry={() => void costs.refetch()} />
  if (costs.isPending) return <RowsSkeleton rows={2} />
  return (
    <Stack gap="sm" px="md" pb="md">
      {costs.data.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('sources.noCosts')}
        </Text>
      ) : (
        <Table withRowBorders={false} verticalSpacing={4} maw={520}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('sources.from')}</Table.Th>
              <Table.Th>{t('sources.to')}</Table.Th>
              <Table.Th ta="end">{t('sources.amount')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {costs.data.map((cost) => (
              <Table.Tr key={cost.id}>
                <Table.Td>{day(cost.from)}</Table.Td>
                <Table.Td>{day(cost.to)}</Table.Td>
                <Table.Td ta="end">{money(cost.amount)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {mayWrite && <CostForm source={source} />}
    </Stack>
  )
}

function CostForm({ source }: { source: Source }) {
  const { t } = useTranslation('settings')
  const { money } = useFormats()
  const { currency } = useSession().workspace
  const cache = useQueryClient()
  const [draft, setDraft] = useState<CostDraft>({ from: '', to: '', amount: '' })
  const [tried, setTried] = useState(false)
  const faults = costFaults(draft)
  const effect = spread(draft)
  const add = useMutation({
    mutationFn: () =>
      addCost(source.id, { from: draft.from, to: draft.to, amount: { amount: decimalText(parseDecimal(draft.amount) ?? 0n), currency } }),
    onSuccess: async () => {
      setDraft({ from: '', to: '', amount: '' })
      setTried(false)
      notifications.show({ message: t('sources.costSaved') })
      await cache.invalidateQueries({ queryKey: costsQuery(source.id).queryKey })
      await cache.invalidateQueries({ queryKey: ['reports'] })
    },
  })
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (faults.length === 0) add.mutate()
      }}
    >
      <Group gap="sm" align="flex-start">
        <DayInput
          size="sm"
          label={t('sources.from')}
          value={draft.from}
          error={tried && faults.includes('badDays') && t('sources.badDays')}
          onChange={(from = '') => setDraft({ ...draft, from })}
        />
        <DayInput size="sm" label={t('sources.to')} value={draft.to} onChange={(to = '') => setDraft({ ...draft, to })} />
        <TextInput
          label={`${t('sources.amount')}, ${currency}`}
          inputMode="decimal"
          w={140}
          value={draft.amount}
          error={tried && faults.includes('badAmount') && t('sources.badAmount')}
          onChange={(event) => setDraft({ ...draft, amount: event.currentTarget.value })}
        />
        <Button type="submit" mt={21} variant="light" loading={add.isPending}>
          {t('sources.addCost')}
        </Button>
      </Group>
      {effect && (
        <Text size="sm" c="dimmed" mt="xs" aria-live="polite">
          {t('sources.costEffect', {
            amount: money({ amount: decimalText(parseDecimal(draft.amount) ?? 0n), currency }),
            count: effect.days,
            perDay: money({ amount: effect.perDay, currency }),
          })}
        </Text>
      )}
      {add.isError && <ErrorState error={add.error} />}
    </form>
  )
}
