import { Button, Group, Select, Text } from '@mantine/core'
import { IconBrowser, IconHistory, IconKey, IconLock } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { staffQuery } from '@/shared/api/reference'
import { isDay } from '@/shared/fields/fieldValue'
import { DayInput } from '@/shared/filters/DayInput'
import { useFormats } from '@/shared/format/useFormats'
import { fromLocal } from '@/shared/format/zoned'
import { useAddress } from '@/shared/routing/useAddress'
import { useRole, useSession } from '@/shared/session/session'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { LinkAnchor } from '@/shared/ui/links'
import { PageBody, Panel } from '@/shared/ui/PageFrame'
import { PageHeader } from '@/shared/ui/PageHeader'
import { RowsSkeleton } from '@/shared/ui/Skeletons'
import classes from '../Settings.module.css'
import { type AuditEntry, auditQuery, KINDS } from './api'

const DAY = 24 * 60 * 60_000

/** Who changed what, when and from where. */
export function AuditPage() {
  const { t } = useTranslation('settings')
  const owner = useRole('owner')
  return (
    <>
      <PageHeader title={t('audit.title')} note={t('audit.note')} />
      <PageBody>{owner ? <Audit /> : <EmptyState icon={IconLock} title={t('ownerOnly.title')} hint={t('ownerOnly.text')} />}</PageBody>
    </>
  )
}

function Audit() {
  const { t } = useTranslation('settings')
  const zone = useSession().workspace.timeZone
  const [{ staffId, kind, from: first, to: last }, change] = useAddress()
  const [from, to] = [first, last].map((day) => (day && isDay(day) ? day : undefined))
  const begin = from && fromLocal(`${from}T00:00`, zone)
  // the day after the last one, by the date: a day need not have 24 hours
  const end = to && fromLocal(`${new Date(Date.parse(`${to}T00:00:00Z`) + DAY).toISOString().slice(0, 10)}T00:00`, zone)
  const list = useInfiniteQuery({ ...auditQuery({ staffId, kind, from: begin ?? undefined, to: end ?? undefined }), placeholderData: keepPreviousData })
  const staff = useQuery(staffQuery)
  const entries = list.data?.pages.flatMap((page) => page.items) ?? []
  const filtered = Boolean(staffId || kind || from || to)
  return (
    <>
      <Group gap="sm" align="end">
        <Select
          label={t('audit.who')}
          placeholder={t('audit.anybody')}
          clearable
          searchable
          value={staffId ?? null}
          onChange={(value) => change({ staffId: value ?? undefined })}
          data={staff.data?.map((one) => ({ value: one.id, label: one.name })) ?? []}
        />
        <Select
          label={t('audit.what')}
          placeholder={t('audit.anything')}
          clearable
          searchable
          value={kind ?? null}
          onChange={(value) => change({ kind: value ?? undefined })}
          data={Object.entries(KINDS).map(([thing, done]) => ({
            group: t(`audit.things.${thing}`),
            items: done.map((what) => ({ value: `${thing}.${what}`, label: t(`audit.kinds.${thing}.${what}`) })),
          }))}
        />
        <DayInput size="sm" label={t('audit.from')} value={from} max={to} onChange={(day) => change({ from: day })} />
        <DayInput size="sm" label={t('audit.to')} value={to} min={from} onChange={(day) => change({ to: day })} />
      </Group>
      {list.isError && entries.length === 0 ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <Panel flush>
          {list.isPending ? (
            <RowsSkeleton rows={8} />
          ) : entries.length === 0 ? (
            <EmptyState icon={IconHistory} title={t(filtered ? 'audit.nothingFound.title' : 'audit.empty.title')} hint={t(filtered ? 'audit.nothingFound.text' : 'audit.empty.text')} />
          ) : (
            <ul className={classes.list} aria-label={t('audit.title')}>
              {entries.map((entry) => (
                <AuditRow key={entry.id} entry={entry} />
              ))}
            </ul>
          )}
        </Panel>
      )}
      {list.isFetchNextPageError && <ErrorState error={list.error} onRetry={() => void list.fetchNextPage()} />}
      {list.hasNextPage && !list.isFetchNextPageError && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('audit.more')}
        </Button>
      )}
      <Text size="xs" c="dimmed">
        {t('audit.kept')}
      </Text>
    </>
  )
}

function AuditRow({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation('settings')
  const { dateTime } = useFormats()
  const From = entry.via === 'token' ? IconKey : IconBrowser
  return (
    <li className={classes.row}>
      <div className={classes.grow}>
        <Text fw={550}>{t(`audit.kinds.${entry.kind}`, { defaultValue: entry.kind })}</Text>
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {entry.lead ? (
            <LinkAnchor to="/leads/$leadId" params={{ leadId: entry.lead.id }}>
              {`№ ${entry.lead.number} ${entry.lead.title}`}
            </LinkAnchor>
          ) : entry.name !== null ? (
            t('audit.named', { name: entry.name })
          ) : (
            entry.kind.startsWith('lead.') && t('audit.gone')
          )}
        </Text>
      </div>
      <div className={classes.grow}>
        <Text>{entry.staff.name || t('audit.somebody')}</Text>
        <Text size="sm" c="dimmed" component="div">
          <Group gap={6} wrap="nowrap">
            <From size={14} aria-hidden style={{ flex: 'none' }} />
            <span>
              {entry.via === 'token' ? t('audit.byToken', { name: entry.tokenName }) : t('audit.byBrowser')}
              {entry.address && `, ${entry.address}`}
            </span>
          </Group>
        </Text>
      </div>
      <Text size="sm" c="dimmed">
        <time dateTime={entry.at}>{dateTime(entry.at)}</time>
      </Text>
    </li>
  )
}
