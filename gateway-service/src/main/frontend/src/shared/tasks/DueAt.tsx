import { IconChecklist, IconClockExclamation, IconPhone } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TaskKind } from '@/shared/api/model'
import { useFormats } from '@/shared/format/useFormats'
import { useNow } from '@/shared/ui/useNow'
import classes from './DueAt.module.css'

/** When something is due: its kind and the time; a clock and the word when it is late. */
export function DueAt({ kind, dueAt, title }: { kind: TaskKind; dueAt: string; title?: string }) {
  const { t } = useTranslation('shared')
  const formats = useFormats()
  const now = useNow()
  const late = now - Date.parse(dueAt)
  const Icon = late > 0 ? IconClockExclamation : kind === 'call' ? IconPhone : IconChecklist
  const when = formats.dateTime(dueAt)
  return (
    <span className={classes.due} data-late={late > 0 || undefined} title={title ? `${title} · ${when}` : when}>
      <Icon size={14} stroke={1.8} aria-hidden />
      <span className="visually-hidden">
        {t(`task.kind.${kind}`)}
        {title && ` ${title}`}
      </span>
      {late > 0 ? t('task.late', { time: formats.duration(late) }) : <time dateTime={dueAt}>{formats.when(dueAt, now)}</time>}
    </span>
  )
}
