import { Anchor } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCheck,
  IconChecks,
  IconClock,
  IconPaperclip,
  IconPhoneIncoming,
  IconPhoneOutgoing,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import type { TimelineItem } from './model'
import { SentFiles } from './SentFiles'
import classes from './Timeline.module.css'
import { TimelineChange } from './TimelineChange'
import { UndoMerge } from './UndoMerge'

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
      return <TimelineChange item={item} />
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
