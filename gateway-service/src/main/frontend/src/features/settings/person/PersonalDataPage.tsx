import { Badge, Button, Text } from '@mantine/core'
import { IconLock, IconUserX } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import { useAddress } from '@/shared/routing/useAddress'
import { useRole } from '@/shared/session/session'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { PageBody, Panel } from '@/shared/ui/PageFrame'
import { PageHeader } from '@/shared/ui/PageHeader'
import { RowsSkeleton } from '@/shared/ui/Skeletons'
import classes from '../Settings.module.css'
import { type Erasure, erasuresQuery } from './api'
import { OnePerson } from './OnePerson'

/** What people have a right to: all that is kept of them as one file, and that nothing is kept. */
export function PersonalDataPage() {
  const { t } = useTranslation('settings')
  const owner = useRole('owner')
  const [{ customerId, leadId }] = useAddress()
  const whom = customerId ? { customerId } : leadId ? { leadId } : null
  return (
    <>
      <PageHeader title={t('person.title')} note={t('person.note')} />
      <PageBody>
        {owner ? (
          <>
            {whom && <OnePerson key={customerId ?? leadId} whom={whom} />}
            <Erasures />
          </>
        ) : (
          <EmptyState icon={IconLock} title={t('ownerOnly.title')} hint={t('ownerOnly.text')} />
        )}
      </PageBody>
    </>
  )
}

function Erasures() {
  const { t } = useTranslation('settings')
  const list = useInfiniteQuery(erasuresQuery)
  const erasures = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Panel flush title={t('person.erasures')}>
      {list.isLoadingError ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <RowsSkeleton rows={3} />
      ) : erasures.length === 0 ? (
        <EmptyState compact icon={IconUserX} title={t('person.none.title')} hint={t('person.none.text')} />
      ) : (
        <ul className={classes.list} aria-label={t('person.erasures')}>
          {erasures.map((erasure) => (
            <ErasureRow key={erasure.id} erasure={erasure} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button variant="default" m="md" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('shared:loadMore')}
        </Button>
      )}
    </Panel>
  )
}

function ErasureRow({ erasure }: { erasure: Erasure }) {
  const { t } = useTranslation('settings')
  const { dateTime, list } = useFormats()
  const places = (done: boolean) => list(erasure.parts.filter((part) => (part.doneAt !== null) === done).map((part) => t(`person.places.${part.place}`)))
  const [erased, missing] = [places(true), places(false)]
  return (
    <li className={classes.row}>
      <div className={classes.grow}>
        <Text fw={550}>{t('person.asked', { at: dateTime(erasure.askedAt), by: erasure.askedBy.name })}</Text>
        <Text size="sm" c="dimmed">
          {erasure.doneAt
            ? t('person.doneAt', { at: dateTime(erasure.doneAt) })
            : [erased && t('person.erased', { places: erased }), missing && t('person.missing', { places: missing })].filter(Boolean).join(' · ')}
        </Text>
      </div>
      <Badge variant="light" color={erasure.state === 'done' ? 'green' : 'yellow'} role="status">
        {t(`person.states.${erasure.state}`)}
      </Badge>
    </li>
  )
}
