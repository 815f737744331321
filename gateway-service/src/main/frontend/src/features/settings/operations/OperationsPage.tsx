import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconCircleCheck, IconLock, IconRefresh } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import { useRole } from '@/shared/session/session'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { PageBody, Panel } from '@/shared/ui/PageFrame'
import { PageHeader } from '@/shared/ui/PageHeader'
import { useShowProblem } from '@/shared/ui/problemText'
import { RowsSkeleton } from '@/shared/ui/Skeletons'
import classes from '../Settings.module.css'
import { type DeadLetter, deadLettersQuery, retryLetter, type ServiceName, services } from './api'

/** What the services could not handle, one list a service: one that is down hides only its own. */
export function OperationsPage() {
  const { t } = useTranslation('settings')
  const owner = useRole('owner')
  return (
    <>
      <PageHeader title={t('operations.title')} note={t('operations.note')} />
      <PageBody>
        {owner ? (
          services.map((service) => <Letters key={service} service={service} />)
        ) : (
          <EmptyState icon={IconLock} title={t('ownerOnly.title')} hint={t('ownerOnly.text')} />
        )}
      </PageBody>
    </>
  )
}

function Letters({ service }: { service: ServiceName }) {
  const { t } = useTranslation('settings')
  const letters = useQuery(deadLettersQuery(service))
  const waiting = letters.data?.length ?? 0
  return (
    <Panel flush title={t(`operations.services.${service}`)} note={waiting > 0 ? t('operations.waiting', { count: waiting }) : undefined}>
      {letters.isLoadingError ? (
        <ErrorState error={letters.error} onRetry={() => void letters.refetch()} />
      ) : letters.isPending ? (
        <RowsSkeleton rows={1} />
      ) : waiting === 0 ? (
        <Group gap="xs" px="md" pb="md" c="dimmed">
          <IconCircleCheck size={16} aria-hidden />
          <Text size="sm">{t('operations.nothing')}</Text>
        </Group>
      ) : (
        <ul className={classes.list}>
          {letters.data.map((letter) => (
            <Letter key={letter.id} service={service} letter={letter} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

/** The last word of an exception's name says enough; the whole of it is in the title. */
const shortReason = (reason: string) => reason.replace(/^(?:[\w$]+\.)+(?=[A-Z])/, '')

function Letter({ service, letter }: { service: ServiceName; letter: DeadLetter }) {
  const { t } = useTranslation('settings')
  const { ago, dateTime } = useFormats()
  const cache = useQueryClient()
  const showProblem = useShowProblem()
  const retry = useMutation({
    mutationFn: () => retryLetter(service, letter.id),
    onSuccess: async ({ state }) => {
      notifications.show({
        color: state === 'done' ? undefined : 'yellow',
        title: t(`operations.retried.${state}`),
        message: t(`operations.retriedText.${state}`),
      })
      await cache.invalidateQueries({ queryKey: deadLettersQuery(service).queryKey })
    },
    onError: (error) => showProblem(error, t('operations.kept')),
  })
  return (
    <li className={classes.row}>
      <div className={classes.grow}>
        <Text fw={550}>{letter.type}</Text>
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }} title={letter.reason}>
          {t(letter.direction === 'in' ? 'operations.notHandled' : 'operations.notSent', { topic: letter.topic })} · {shortReason(letter.reason)}
        </Text>
      </div>
      <Text size="sm" c="dimmed" title={dateTime(letter.diedAt)}>
        {ago(letter.diedAt)}
      </Text>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconRefresh size={14} aria-hidden />}
        loading={retry.isPending}
        aria-label={t('operations.retryOne', { type: letter.type })}
        onClick={() => retry.mutate()}
      >
        {t('operations.retry')}
      </Button>
    </li>
  )
}
