import { ActionIcon, Button, Skeleton, Stack, Tooltip } from '@mantine/core'
import { type InfiniteData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { IconBell, IconBellRinging, IconChecklist, IconMail, IconMailOpened, IconMessage2, IconPhone, IconUserPlus, type TablerIcon } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Page } from '@/shared/api/model'
import { useFormats } from '@/shared/format/useFormats'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { useShowProblem } from '@/shared/ui/problemText'
import { aboveRowLink, rowLink } from '@/shared/ui/rowLink'
import { useNow } from '@/shared/ui/useNow'
import { markAllRead, markRead, type Notification, notificationsQuery } from './api'
import classes from './NotificationList.module.css'

/** What one was told, the newest first; a click leads there and marks it as read. */
export function NotificationList({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('notifications')
  const queries = useQueryClient()
  const showProblem = useShowProblem()
  const query = useInfiniteQuery(notificationsQuery)
  const items = query.data?.pages.flatMap((page) => page.items) ?? []

  /** Shown at once; a refusal is told, and what stands in the service is read again. */
  const mark = async (change: () => Promise<void>, guess: (item: Notification) => Notification) => {
    queries.setQueryData(notificationsQuery.queryKey, (data: InfiniteData<Page<Notification>> | undefined) =>
      data ? { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(guess) })) } : data,
    )
    try {
      await change()
    } catch (error) {
      showProblem(error)
    }
    await queries.invalidateQueries({ queryKey: ['notifications'] })
  }
  const markOne = (id: string, read: boolean) =>
    mark(
      () => markRead(id, read),
      (item) => (item.id === id ? { ...item, read } : item),
    )

  return (
    <section aria-label={t('title')}>
      <div className={classes.head}>
        <h2>{t('title')}</h2>
        <Button
          size="compact-xs"
          variant="subtle"
          disabled={!items.some((item) => !item.read)}
          onClick={() => void mark(markAllRead, (item) => ({ ...item, read: true }))}
        >
          {t('readAll')}
        </Button>
      </div>
      {query.isPending && (
        <Stack p="sm" gap="sm" aria-hidden>
          <Skeleton height={44} />
          <Skeleton height={44} />
          <Skeleton height={44} />
        </Stack>
      )}
      {query.error && !query.data && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && items.length === 0 && <EmptyState compact icon={IconBell} title={t('empty')} hint={t('emptyHint')} />}
      {items.length > 0 && (
        <ul className={classes.list}>
          {items.map((item) => (
            <Item
              key={item.id}
              item={item}
              onOpen={() => {
                if (!item.read) void markOne(item.id, true)
                onClose()
              }}
              onMark={(read) => void markOne(item.id, read)}
            />
          ))}
          {query.hasNextPage && (
            <li className={classes.more}>
              <Button size="compact-sm" variant="subtle" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {t('more')}
              </Button>
            </li>
          )}
        </ul>
      )}
    </section>
  )
}

const ICONS: Record<Notification['kind'], TablerIcon> = { assigned: IconUserPlus, answered: IconMessage2, reminder: IconBellRinging, task: IconChecklist }

function Item({ item, onOpen, onMark }: { item: Notification; onOpen: () => void; onMark: (read: boolean) => void }) {
  const { t } = useTranslation('notifications')
  const formats = useFormats()
  const now = useNow()
  const Icon = item.kind === 'task' && item.task?.kind === 'call' ? IconPhone : ICONS[item.kind]
  const mark = t(item.read ? 'unread' : 'read')
  return (
    <li className={classes.item} data-unread={!item.read || undefined}>
      <Icon size={18} stroke={1.7} className={classes.icon} aria-hidden />
      <div className={classes.words}>
        <Link to="/leads/$leadId" params={{ leadId: item.lead.id }} className={`${rowLink} ${classes.what}`} onClick={onOpen}>
          {!item.read && <span className="visually-hidden">{t('isUnread')} </span>}
          <What item={item} />
        </Link>
        <span className={classes.about}>
          {item.task ? `${item.task.text} · ` : ''}
          {item.lead.title || t('shared:noName')}
        </span>
        <span className={classes.when}>
          {item.task && `${item.task.done ? t('doneAlready') : t('due', { time: formats.dateTime(item.task.dueAt) })} · `}
          <time dateTime={item.at} title={formats.dateTime(item.at)}>
            {formats.ago(item.at, now)}
          </time>
        </span>
      </div>
      <Tooltip label={mark}>
        <ActionIcon className={aboveRowLink} size={28} aria-label={mark} onClick={() => onMark(!item.read)}>
          {item.read ? <IconMail size={15} aria-hidden /> : <IconMailOpened size={15} aria-hidden />}
        </ActionIcon>
      </Tooltip>
    </li>
  )
}

function What({ item }: { item: Notification }) {
  const { t } = useTranslation('notifications')
  const name = item.actor?.name
  const call = item.task?.kind === 'call'
  switch (item.kind) {
    case 'assigned':
      return t(name ? 'assigned' : 'assignedBySystem', { name })
    case 'answered':
      return t('answered')
    case 'reminder':
      return t(call ? 'reminderCall' : 'reminderTask')
    case 'task':
      return t(call ? 'taskCall' : 'taskTask', { name })
  }
}
