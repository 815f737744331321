import { IconCalendarExclamation, IconChecklist, IconClockExclamation, IconPhone } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TaskKind } from '@/shared/api/model'
import { useFormats } from '@/shared/format/useFormats'
import { useNow } from '@/shared/ui/useNow'
import classes from './DueAt.module.css'

interface Props {
  kind: TaskKind
  dueAt: string
  /** What is to be done, where it is not said beside. */
  title?: string
  /** Where there is little room, and others wait beside: a calendar of its own, the word only for who cannot see it. */
  short?: boolean
}

/** When something is due: its kind and the time; a clock and the word when it is late. */
export function DueAt({ kind, dueAt, title, short }: Props) {
  const { t } = useTranslation('shared')
  const formats = useFormats()
  const now = useNow()
  const late = now - Date.parse(dueAt)
  const Icon = late > 0 ? (short ? IconCalendarExclamation : IconClockExclamation) : kind === 'call' ? IconPhone : IconChecklist
  const when = formats.dateTime(dueAt)
  return (
    <span className={classes.due} data-late={late > 0 || undefined} title={title ? `${title} · ${when}` : when}>
      <Icon size={14} stroke={1.8} aria-hidden />
      <span className="visually-hidden">
        {t(`task.kind.${kind}`)}
        {title && ` ${title}`}
      </span>
      {late <= 0 ? (
        <time dateTime={dueAt}>{formats.when(dueAt, now)}</time>
      ) : short ? (
        <>
          <span className="visually-hidden">{t('task.lateBy')}</span> {formats.duration(late)}
        </>
      ) : (
        t('task.late', { time: formats.duration(late) })
      )}
    </span>
  )
}
