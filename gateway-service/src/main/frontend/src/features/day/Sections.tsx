import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { TablerIcon } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Card, Task } from '@/shared/api/model'
import { useFormats } from '@/shared/format/useFormats'
import { TaskRow } from '@/shared/tasks/TaskRow'
import { ChannelIcon } from '@/shared/ui/Channel'
import { LinkAnchor } from '@/shared/ui/links'
import { Panel } from '@/shared/ui/PageFrame'
import { rowLink } from '@/shared/ui/rowLink'
import { useNow } from '@/shared/ui/useNow'
import { Waiting } from '@/shared/ui/Waiting'
import { type LeadSection, type Section, sectionQuery, type TaskSection } from './api'
import classes from './MyDayPage.module.css'

const MOST_COUNTED = 1000

interface Props<Name, T> {
  name: Name
  title: string
  note?: string
  icon: TablerIcon
  section: Section<T>
  managerId: string | undefined
}

/** Leads to look at. */
export function LeadSectionPanel(props: Props<LeadSection, Card>) {
  return <SectionPanel {...props} row={(card) => <LeadRow card={card} section={props.name} />} />
}

/** Tasks to do, each done in place. */
export function TaskSectionPanel(props: Props<TaskSection, Task>) {
  const { t } = useTranslation('day')
  return (
    <SectionPanel
      {...props}
      row={(task) => (
        <TaskRow
          task={task}
          about={
            <LinkAnchor to="/leads/$leadId" params={{ leadId: task.lead.id }} size="xs">
              {t('leadOf', { number: task.lead.number, name: task.lead.title || t('shared:noName') })}
            </LinkAnchor>
          }
        />
      )}
    />
  )
}

function SectionPanel<Name extends LeadSection | TaskSection, T extends Card | Task>({
  name,
  title,
  note,
  icon: Icon,
  section,
  managerId,
  row,
}: Props<Name, T> & { row: (item: T) => ReactNode }) {
  const { t } = useTranslation('day')
  const formats = useFormats()
  const [unfolded, setUnfolded] = useState(false)
  const all = useInfiniteQuery({ ...sectionQuery<T>(name, managerId), enabled: unfolded })
  const items = (unfolded && all.data?.pages.flatMap((page) => page.items)) || section.items
  if (items.length === 0) return null
  const count = section.count < MOST_COUNTED ? formats.number(section.count) : t('many', { count: formats.number(MOST_COUNTED) })
  const goesOn = unfolded ? all.hasNextPage : section.next !== null
  return (
    <Panel
      flush
      title={
        <span className={classes.title} data-late={name === 'late' || undefined}>
          <Icon size={16} stroke={1.8} aria-hidden />
          {title} <span className={classes.count}>{count}</span>
        </span>
      }
      note={note}
    >
      <ul className={classes.list} aria-label={title}>
        {items.map((item) => (
          <li key={item.id} className={classes.item}>
            {row(item)}
          </li>
        ))}
      </ul>
      {goesOn && (
        <div className={classes.more}>
          <Button
            size="compact-sm"
            variant="subtle"
            loading={all.isFetching && unfolded}
            onClick={() => (unfolded ? void all.fetchNextPage() : setUnfolded(true))}
          >
            {unfolded ? t('more') : t('showAll', { count })}
          </Button>
        </div>
      )}
    </Panel>
  )
}

function LeadRow({ card, section }: { card: Card; section: LeadSection }) {
  const { t } = useTranslation('day')
  return (
    <div className={classes.lead}>
      <ChannelIcon channel={card.channel} />
      <Link to="/leads/$leadId" params={{ leadId: card.id }} className={`${rowLink} ${classes.name}`}>
        {card.title || t('shared:noName')}
      </Link>
      <span className={classes.said}>{card.lastMessage?.text}</span>
      <span className={classes.figure}>
        {!card.manager && <span>{t('nobodys')}</span>}
        <Figure card={card} section={section} />
      </span>
    </div>
  )
}

/** How long somebody waits, since when it is there, or how long it has been quiet. */
function Figure({ card, section }: { card: Card; section: LeadSection }) {
  const { t } = useTranslation('day')
  const formats = useFormats()
  const now = useNow()
  if (card.waitingSince) return <Waiting since={card.waitingSince} />
  if (section === 'new') return <time dateTime={card.createdAt}>{formats.ago(card.createdAt, now)}</time>
  const last = card.lastMessage?.at
  return last ? <span>{t('quietFor', { time: formats.duration(now - Date.parse(last)) })}</span> : <time dateTime={card.createdAt}>{formats.ago(card.createdAt, now)}</time>
}
