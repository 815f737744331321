import {
  IconArrowBackUp,
  IconArrowRight,
  IconCalendarPlus,
  IconCheck,
  IconGitFork,
  IconGitMerge,
  IconLink,
  IconPaperclip,
  IconPencil,
  IconRefresh,
  IconSparkles,
  IconTrophy,
  IconUserCog,
  IconX,
  type TablerIcon,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Temperature } from '@/shared/api/model'
import type { Formats } from '@/shared/format/formats'
import { useFormats } from '@/shared/format/useFormats'
import { useFileSize } from '@/shared/files/fileSize'
import type { CardChange, TimelineItem } from './model'
import classes from './Timeline.module.css'
import { useTold } from './useTold'

/** What happened besides what was said. */
type Changed = Exclude<TimelineItem, { kind: 'messageIn' | 'messageOut' | 'note' | 'call' }>

const ICONS: Partial<Record<TimelineItem['kind'], TablerIcon>> = {
  created: IconSparkles,
  stageChanged: IconArrowRight,
  edited: IconPencil,
  assigned: IconUserCog,
  converted: IconTrophy,
  rejected: IconX,
  reopened: IconRefresh,
  conversionUndone: IconArrowBackUp,
  linked: IconLink,
  merged: IconGitMerge,
  mergedInto: IconGitMerge,
  unmerged: IconGitFork,
  taskPlanned: IconCalendarPlus,
  taskChanged: IconPencil,
  taskDone: IconCheck,
  taskReopened: IconRefresh,
  taskRemoved: IconX,
  fileAdded: IconPaperclip,
  fileRemoved: IconX,
}

/** One line about a card that was changed: what, by whom, when. */
export function TimelineChange({ item }: { item: Changed }) {
  const formats = useFormats()
  const Icon = ICONS[item.kind] ?? IconPencil
  return (
    <div className={classes.change}>
      <Icon size={14} aria-hidden />
      <div>
        <What item={item} />
        {item.actor?.name && item.actor.kind === 'staff' && ` · ${item.actor.name}`}
        {' · '}
        <time dateTime={item.at} title={formats.dateTime(item.at)}>
          {formats.time(item.at)}
        </time>
      </div>
    </div>
  )
}

function What({ item }: { item: Changed }): ReactNode {
  const { t } = useTranslation('lead')
  const formats = useFormats()
  const told = useTold()
  const size = useFileSize()
  const value = (change: CardChange, of: unknown) => {
    if (change.field !== 'temperature') return told.value(change, of)
    return typeof of === 'string' ? t(`shared:temperature.${of as Temperature}`) : t('temperature.stages')
  }
  switch (item.kind) {
    case 'created':
      return t(item.data.first === false ? 'timeline.createdRepeat' : 'timeline.created', { source: item.data.sourceName ?? '…' })
    case 'stageChanged':
      return (
        <>
          {item.data.from?.name} → <strong>{item.data.to?.name}</strong>
        </>
      )
    case 'assigned':
      return item.data.to ? (
        <>
          {t('timeline.assigned')} <strong>{item.data.to.name}</strong>
        </>
      ) : (
        t('timeline.unassigned')
      )
    case 'edited':
      return (item.data.changes ?? []).map((change, index) => (
        <span key={change.field}>
          {index > 0 && '; '}
          {t('timeline.changed', { field: told.name(change) ?? fieldName(change.field, t) })}{' '}
          {value(change, change.before) && `${value(change, change.before)} → `}
          <strong>{value(change, change.after) || '–'}</strong>
        </span>
      ))
    case 'converted':
      return <strong>{t('timeline.converted')}</strong>
    case 'rejected':
      return (
        <>
          <strong>{t(item.data.outcome === 'declined' ? 'timeline.declined' : 'timeline.kept')}</strong>
          {item.data.reason && `: ${item.data.reason.name}`}
          {item.data.note && `. ${item.data.note}`}
        </>
      )
    case 'reopened':
      return t('timeline.reopened')
    case 'conversionUndone':
      return <strong>{t(item.data.joinedOrder ? 'timeline.conversionUndoneJoined' : 'timeline.conversionUndone')}</strong>
    case 'linked':
      return t('timeline.linked')
    case 'merged':
    case 'mergedInto':
    case 'unmerged': {
      const { other } = item.data
      // texts: timeline.merged, timeline.mergedInto, timeline.unmerged
      return <strong>{t(`timeline.${item.kind}`, { number: other.number, title: other.title })}</strong>
    }
    case 'taskPlanned':
      return (
        <>
          {t('timeline.taskPlanned', { text: item.data.task.text })} · <strong>{formats.dateTime(item.data.dueAt)}</strong>
          {item.data.assignee.id !== item.actor?.id && ` · ${item.data.assignee.name}`}
        </>
      )
    case 'taskChanged':
      return (
        <>
          {t('timeline.taskChanged', { text: item.data.task.text })}{' '}
          {item.data.changes.map(({ field, before, after }, index) => (
            <span key={field}>
              {index > 0 && '; '}
              {t(`taskField.${field}`)}: {before !== null && `${taskValue(field, before, formats, t)} → `}
              <strong>{after === null ? '–' : taskValue(field, after, formats, t)}</strong>
            </span>
          ))}
        </>
      )
    case 'taskDone':
      return (
        <>
          {t('timeline.taskDone', { text: item.data.task.text })}
          {item.data.result && <strong>. {item.data.result}</strong>}
        </>
      )
    case 'taskReopened':
      return t('timeline.taskReopened', { text: item.data.task.text })
    case 'taskRemoved':
      return t('timeline.taskRemoved', { text: item.data.task.text })
    case 'fileAdded':
    case 'fileRemoved':
      // texts: timeline.fileAdded, timeline.fileRemoved
      return t(`timeline.${item.kind}`, { name: item.data.file.name, size: size(item.data.file.size) })
    default:
      // a kind that a newer service writes and this page does not know yet: still part of the history
      return (item as { kind: string }).kind
  }
}

function fieldName(field: string, t: (key: string) => string): string {
  // texts: changed.*
  return ['amount', 'lines', 'tags', 'company', 'title', 'temperature'].includes(field) ? t(`changed.${field}`) : field.replace(/^(fields|qualification)\./, '')
}

function taskValue(field: string, value: unknown, formats: Formats, t: (key: string) => string): string {
  // texts: shared:task.kind.*
  if (field === 'dueAt' && typeof value === 'string') return formats.dateTime(value)
  return field === 'kind' ? t(`shared:task.kind.${String(value)}`) : String(value)
}
