import { Anchor } from '@mantine/core'
import {
  IconAlertTriangle,
  IconArrowRight,
  IconCalendarPlus,
  IconCheck,
  IconChecks,
  IconClock,
  IconGitFork,
  IconGitMerge,
  IconLink,
  IconPaperclip,
  IconPencil,
  IconPhoneIncoming,
  IconPhoneOutgoing,
  IconRefresh,
  IconSparkles,
  IconTrophy,
  IconUserCog,
  IconX,
  type TablerIcon,
} from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Temperature } from '@/shared/api/model'
import type { Formats } from '@/shared/format/formats'
import { useFormats } from '@/shared/format/useFormats'
import { useFileSize } from './fileSize'
import type { CardChange, TimelineItem } from './model'
import { SentFiles } from './SentFiles'
import classes from './Timeline.module.css'
import { UndoMerge } from './UndoMerge'
import { useTold } from './useTold'

type Of<Kind extends TimelineItem['kind']> = Extract<TimelineItem, { kind: Kind }>

interface Props {
  item: TimelineItem
  personName: string | null
  /** The lead whose history is shown; what happened to one that was merged into it says so. */
  leadId: string
  /** The entries of merges that stand: only those can be undone. */
  merged: ReadonlySet<string>
}

export function TimelineEntry({ item, personName, leadId, merged }: Props) {
  const { t } = useTranslation('lead')
  return (
    <>
      {item.lead && item.lead.id !== leadId && <p className={classes.from}>{t('merge.from', { number: item.lead.number })}</p>}
      <Entry item={item} personName={personName} />
      {item.kind === 'merged' && item.lead?.id === leadId && merged.has(item.id) && <UndoMerge leadId={leadId} other={item.data.other} />}
    </>
  )
}

function Entry({ item, personName }: Pick<Props, 'item' | 'personName'>) {
  switch (item.kind) {
    case 'messageIn':
      return <MessageIn item={item} personName={personName} />
    case 'messageOut':
      return <MessageOut item={item} />
    case 'note':
      return <Note item={item} />
    case 'call':
      return <Call item={item} />
    default:
      return <Change item={item} />
  }
}

/** What is more than words in a chat is named. */
const SPECIAL = ['comment', 'reaction', 'follow', 'form', 'email', 'order']

function MessageIn({ item, personName }: { item: Of<'messageIn'>; personName: string | null }) {
  const { t } = useTranslation('lead')
  const formats = useFormats()
  const [unfolded, setUnfolded] = useState(false)
  const { text, attachments = [], revisions = [], form = {}, kind, state } = item.data
  const subject = kind === 'email' ? form.subject : undefined
  const answers = Object.entries(form).filter(([field]) => subject === undefined || field !== 'subject')
  return (
    <div className={classes.bubble}>
      {kind && SPECIAL.includes(kind) && <p className={classes.kind}>{t(`messageKind.${kind}`)}</p>}
      {subject && subject !== text && <p className={classes.subject}>{subject}</p>}
      {text && <p className={classes.text}>{text}</p>}
      {state === 'retracted' && <p className={classes.kind}>{t('timeline.retracted')}</p>}
      {answers.length > 0 && (
        <dl className={classes.form}>
          {answers.map(([field, value]) => (
            <div key={field}>
              <dt>{field}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {attachments.map((attachment, index) => {
        const name = attachment.name || attachment.kind || t('timeline.attachment')
        return (
          <div key={index} className={classes.attachment}>
            <IconPaperclip size={14} aria-hidden />
            {attachment.url?.startsWith('https://') ? (
              <Anchor href={attachment.url} target="_blank" rel="noreferrer noopener" size="sm">
                {name}
              </Anchor>
            ) : (
              name
            )}
          </div>
        )
      })}
      <div className={classes.meta}>
        <span>{item.actor?.name || personName || t('shared:noName')}</span>
        <time dateTime={item.at} title={formats.dateTime(item.at)}>
          {formats.time(item.at)}
        </time>
        {revisions.length > 0 && (
          <button type="button" className={classes.plain} aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
            {t('timeline.edited', { count: revisions.length })}
          </button>
        )}
      </div>
      {unfolded && (
        <ul className={classes.revisions}>
          {revisions.map((revision) => (
            <li key={revision.at}>
              {revision.text ?? '…'} <span title={formats.dateTime(revision.at)}>({formats.when(revision.at)})</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function MessageOut({ item }: { item: Of<'messageOut'> }) {
  const { t } = useTranslation('lead')
  const formats = useFormats()
  const { text, state, reason, files = [] } = item.data
  return (
    <div className={classes.bubble} data-out>
      {text && <p className={classes.text}>{text}</p>}
      {files.length > 0 && <SentFiles files={files} by={item.actor?.id} />}
      <div className={classes.meta}>
        <span>{item.actor?.name}</span>
        <time dateTime={item.at} title={formats.dateTime(item.at)}>
          {formats.time(item.at)}
        </time>
        {state === 'queued' && (
          <span>
            <IconClock size={13} aria-hidden /> {t('timeline.queued')}
          </span>
        )}
        {state === 'sent' && (
          <span>
            <IconCheck size={13} aria-hidden /> {t('timeline.sent')}
          </span>
        )}
        {(state === 'delivered' || state === 'read') && (
          <span>
            <IconChecks size={13} aria-hidden /> {t(`timeline.${state}`)}
          </span>
        )}
        {state === 'failed' && (
          <span className={classes.failed}>
            <IconAlertTriangle size={13} aria-hidden /> {t('timeline.failed')}
            {reason && `: ${reason}`}
          </span>
        )}
      </div>
    </div>
  )
}

function Note({ item }: { item: Of<'note'> }) {
  const { t } = useTranslation('lead')
  const formats = useFormats()
  return (
    <div className={classes.note}>
      <p className={classes.text}>{item.data.text}</p>
      <div className={classes.meta}>
        <span>
          {t('timeline.note')}
          {item.actor?.name && ` · ${item.actor.name}`}
        </span>
        <time dateTime={item.at} title={formats.dateTime(item.at)}>
          {formats.time(item.at)}
        </time>
      </div>
    </div>
  )
}

function Call({ item }: { item: Of<'call'> }) {
  const { t } = useTranslation('lead')
  const formats = useFormats()
  const { direction, answered, durationSeconds, note } = item.data
  const incoming = direction === 'in' || direction === 'incoming'
  const Icon = incoming ? IconPhoneIncoming : IconPhoneOutgoing
  return (
    <div className={classes.bubble} data-out={incoming ? undefined : true}>
      <p className={classes.text}>
        <Icon size={15} style={{ verticalAlign: -2, marginRight: 6 }} aria-hidden />
        {t(incoming ? 'timeline.callIn' : 'timeline.callOut')}, {t(answered ? 'timeline.answered' : 'timeline.notAnswered')}
        {durationSeconds ? ` · ${t('timeline.seconds', { minutes: Math.floor(durationSeconds / 60), seconds: String(durationSeconds % 60).padStart(2, '0') })}` : ''}
      </p>
      {note && <p className={classes.text}>{note}</p>}
      <div className={classes.meta}>
        <span>{item.actor?.name}</span>
        <time dateTime={item.at} title={formats.dateTime(item.at)}>
          {formats.time(item.at)}
        </time>
      </div>
    </div>
  )
}

const ICONS: Partial<Record<TimelineItem['kind'], TablerIcon>> = {
  created: IconSparkles,
  stageChanged: IconArrowRight,
  edited: IconPencil,
  assigned: IconUserCog,
  converted: IconTrophy,
  rejected: IconX,
  reopened: IconRefresh,
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

function Change({ item }: { item: Exclude<TimelineItem, Of<'messageIn' | 'messageOut' | 'note' | 'call'>> }) {
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

function What({ item }: { item: Exclude<TimelineItem, Of<'messageIn' | 'messageOut' | 'note' | 'call'>> }): ReactNode {
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
