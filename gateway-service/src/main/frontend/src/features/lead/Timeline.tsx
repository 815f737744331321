import { Button, SegmentedControl, Skeleton, Stack } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { IconMessages } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { timelineQuery } from './api/timeline'
import { type Lead, passes, type TimelineFilter, type TimelineItem } from './model'
import classes from './Timeline.module.css'
import { TimelineEntry } from './TimelineEntry'

const FILTERS: TimelineFilter[] = ['all', 'messages', 'notes', 'changes']

/** Everything that happened, the newest at the foot beside the composer; earlier ones load upwards. Nothing is hidden for ever. */
export function Timeline({ lead }: { lead: Lead }) {
  const { t } = useTranslation('lead')
  const formats = useFormats()
  const [filter, setFilter] = useState<TimelineFilter>('all')
  const query = useInfiniteQuery(timelineQuery(lead.id))
  const days = useMemo(() => {
    const oldestFirst = (query.data?.pages.flatMap((page) => page.items) ?? []).filter((item) => passes(item, filter)).reverse()
    const grouped: { day: string; items: typeof oldestFirst }[] = []
    for (const item of oldestFirst) {
      const day = formats.dayName(item.at)
      if (grouped.at(-1)?.day !== day) grouped.push({ day, items: [] })
      grouped.at(-1)!.items.push(item)
    }
    return grouped
  }, [query.data, filter, formats])

  // the newest word about each other lead: a merge stands when it was not undone after
  const merged = useMemo(() => {
    const newest = new Map<string, TimelineItem>()
    for (const item of query.data?.pages.flatMap((page) => page.items) ?? []) {
      if ((item.kind === 'merged' || item.kind === 'unmerged') && item.lead?.id === lead.id && !newest.has(item.data.other.id)) newest.set(item.data.other.id, item)
    }
    return new Set([...newest.values()].filter((item) => item.kind === 'merged' && !lead.mergedInto).map((item) => item.id))
  }, [query.data, lead.id, lead.mergedInto])

  return (
    <>
      <div className={classes.filter}>
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t('timeline.filter')}
          value={filter}
          onChange={(value) => setFilter(value)}
          data={FILTERS.map((value) => ({ value, label: t(`timeline.${value}`) }))}
        />
      </div>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <div className={classes.scroller} tabIndex={0} role="region" aria-label={t('timeline.title')}>
        <div className={classes.inner}>
          {query.hasNextPage && (
            <Button size="compact-sm" variant="subtle" mx="auto" display="block" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('timeline.earlier')}
            </Button>
          )}
          {query.error && !query.data && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
          {query.isPending && (
            <Stack aria-hidden>
              <Skeleton height={56} width="70%" />
              <Skeleton height={40} width="55%" ml="auto" />
              <Skeleton height={72} width="72%" />
            </Stack>
          )}
          {query.data && days.length === 0 && <EmptyState compact icon={IconMessages} title={t('timeline.nothing')} />}
          {days.map(({ day, items }) => (
            <section key={`${day} ${items[0]!.id}`} aria-label={day}>
              <div className={classes.day}>
                <span>{day}</span>
              </div>
              <ol className={classes.items}>
                {items.map((item) => (
                  <li key={item.id}>
                    <TimelineEntry item={item} personName={lead.title} leadId={lead.id} merged={merged} />
                  </li>
                ))}
              </ol>
            </section>
          ))}
        </div>
      </div>
    </>
  )
}
