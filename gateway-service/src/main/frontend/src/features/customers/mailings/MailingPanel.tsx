import { Anchor, Button, Drawer, Group, Progress, Skeleton, Stack, Text } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import { useChannelName } from '@/shared/ui/Channel'
import { Confirm } from '@/shared/ui/Confirm'
import { ErrorState } from '@/shared/ui/ErrorState'
import { failedQuery, type Mailing, mailingQuery, type PeopleCount, runMailing } from './api'

const LEFT = ['optedOut', 'excluded', 'noChannel', 'tooLate', 'missing', 'reached', 'cancelled'] as const
const SENT: PeopleCount['state'][] = ['sent', 'delivered', 'read']

/** A mailing: whom it reaches and whom not, before and while it is sent, and what became of it. */
export function MailingPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('customers')
  const mailing = useQuery(mailingQuery(id))
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="md"
      title={
        <Text fw={650} size="lg" span>
          {mailing.data ? t('mailings.title', { name: mailing.data.segment }) : t('mailings.all')}
        </Text>
      }
      closeButtonProps={{ 'aria-label': t('shared:close') }}
    >
      {mailing.isError && !mailing.data ? (
        <ErrorState error={mailing.error} onRetry={() => void mailing.refetch()} />
      ) : mailing.data ? (
        <MailingCard mailing={mailing.data} />
      ) : (
        <Stack aria-busy aria-label={t('mailings.state.gathering')}>
          <Skeleton height={60} />
          <Skeleton height={120} />
        </Stack>
      )}
    </Drawer>
  )
}

function MailingCard({ mailing }: { mailing: Mailing }) {
  const { t } = useTranslation('customers')
  const { number, list, dateTime } = useFormats()
  const channelName = useChannelName()
  const { counts, state } = mailing
  const sum = (which: (one: PeopleCount) => boolean) => counts.filter(which).reduce((all, { count }) => all + count, 0)
  const all = sum(() => true)
  const reached = sum((one) => one.state !== 'left')
  const done = sum((one) => SENT.includes(one.state) || one.state === 'failed')
  const channels = new Map<string, number>()
  for (const one of counts) if (one.state !== 'left' && one.channel) channels.set(one.channel, (channels.get(one.channel) ?? 0) + one.count)
  const begun = state !== 'gathering' && state !== 'ready'
  const failed = sum((one) => one.state === 'failed')
  const steps = [
    { key: 'waiting', count: sum((one) => one.state === 'waiting') },
    { key: 'queued', count: sum((one) => one.state === 'queued') },
    { key: 'sent', count: sum((one) => SENT.includes(one.state)) },
    { key: 'failed', count: failed },
  ]
  return (
    <Stack gap="md">
      <div>
        <Text fw={600} role="status">
          {t(`mailings.state.${state}`)}
        </Text>
        <Text size="xs" c="dimmed">
          {mailing.askedBy.name} · {dateTime(mailing.askedAt)}
        </Text>
      </div>
      <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{mailing.text}</Text>
      {state !== 'gathering' && (
        <div>
          <Text fw={600}>{t('mailings.reaches', { number: number(reached), all: number(all) })}</Text>
          {channels.size > 0 && <Text size="sm">{list([...channels].map(([channel, count]) => `${number(count)} ${channelName(channel)}`))}</Text>}
          {LEFT.map((why) => ({ why, count: sum((one) => one.state === 'left' && one.why === why) }))
            .filter(({ count }) => count > 0)
            .map(({ why, count }) => (
              <Text key={why} size="sm" c="dimmed">
                {t(`mailings.left.${why}`, { number: number(count) })}
              </Text>
            ))}
        </div>
      )}
      {begun && (
        <div>
          <Progress value={reached ? (done / reached) * 100 : 100} size="sm" aria-label={t('mailings.person.sent', { number: number(done) })} />
          <Group gap="sm" mt={4}>
            {steps
              .filter(({ count }) => count > 0)
              .map(({ key, count }) => (
                <Text key={key} size="sm">
                  {t(`mailings.person.${key}`, { number: number(count) })}
                </Text>
              ))}
          </Group>
        </div>
      )}
      <Run mailing={mailing} waiting={steps[0]!.count} />
      {failed > 0 && <Failures id={mailing.id} count={failed} />}
    </Stack>
  )
}

function Run({ mailing: { id, state }, waiting }: { mailing: Mailing; waiting: number }) {
  const { t } = useTranslation('customers')
  const { number } = useFormats()
  const cache = useQueryClient()
  const [asked, setAsked] = useState(false)
  const run = useMutation({
    mutationFn: (what: 'start' | 'pause' | 'cancellation') => runMailing(id, what),
    onSuccess: (now) => {
      setAsked(false)
      cache.setQueryData(mailingQuery(id).queryKey, now)
      void cache.invalidateQueries({ queryKey: ['mailings', 'list'] })
    },
    // somebody else was quicker, or it is over
    onError: () => void cache.invalidateQueries({ queryKey: mailingQuery(id).queryKey }),
  })
  if (state === 'done' || state === 'cancelled') return null
  return (
    <>
      {run.isError && !asked && <ErrorState error={run.error} />}
      <Group gap="xs">
        {state === 'sending' ? (
          <Button variant="default" loading={run.isPending} onClick={() => run.mutate('pause')}>
            {t('mailings.pause')}
          </Button>
        ) : state === 'gathering' ? null : (
          <Button loading={run.isPending} disabled={waiting === 0} onClick={() => run.mutate('start')}>
            {state === 'paused' ? t('mailings.goOn') : t('mailings.start', { number: number(waiting) })}
          </Button>
        )}
        <Button variant="subtle" color="red" onClick={() => setAsked(true)}>
          {t('mailings.cancel')}
        </Button>
      </Group>
      <Confirm
        opened={asked}
        title={t('mailings.cancelTitle')}
        confirm={t('mailings.cancelConfirm')}
        leave={t('mailings.keep')}
        danger
        busy={run.isPending}
        error={run.error}
        onConfirm={() => run.mutate('cancellation')}
        onClose={() => setAsked(false)}
      >
        {t(state === 'gathering' || state === 'ready' ? 'mailings.cancelUnsent' : 'mailings.cancelText')}
      </Confirm>
    </>
  )
}

function Failures({ id, count }: { id: string; count: number }) {
  const { t } = useTranslation('customers')
  const failed = useInfiniteQuery({ ...failedQuery(id, count), placeholderData: keepPreviousData })
  const people = failed.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <div>
      <Text fw={600}>{t('mailings.failures')}</Text>
      {failed.isError && <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />}
      {people.map(({ customer, name, why }) => (
        <div key={customer}>
          <Anchor size="sm" renderRoot={(props) => <Link to="/customers/$customerId" params={{ customerId: customer }} {...props} />}>
            {name ?? t('unnamed')}
          </Anchor>
          <Text size="xs" c="dimmed">
            {why}
          </Text>
        </div>
      ))}
      {failed.hasNextPage && (
        <Button size="compact-xs" variant="subtle" loading={failed.isFetchingNextPage} onClick={() => void failed.fetchNextPage()}>
          {t('shared:loadMore')}
        </Button>
      )}
    </div>
  )
}
