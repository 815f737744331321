import { IconClock, IconClockExclamation } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import { useNow } from './useNow'
import classes from './Waiting.module.css'

const LATE = 15 * 60_000

/** How long a person has waited for our answer: a clock and a number, stronger when it is late. */
export function Waiting({ since }: { since: string }) {
  const { t } = useTranslation('shared')
  const formats = useFormats()
  const passed = Math.max(0, useNow() - Date.parse(since))
  const late = passed >= LATE
  const Icon = late ? IconClockExclamation : IconClock
  const duration = formats.duration(passed)
  return (
    <span className={classes.waiting} data-late={late || undefined} title={t('waitingSince', { time: formats.dateTime(since) })}>
      <Icon size={14} stroke={1.8} aria-hidden />
      <span className="visually-hidden">{t('waits')}</span>
      {duration}
    </span>
  )
}
