import { IconHourglassLow } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import { useNow } from './useNow'
import classes from './Waiting.module.css'

/** Whether nothing has happened with a lead for longer than its stage allows. */
export function useIsStale(staleAt: string | null | undefined): boolean {
  const now = useNow()
  return Boolean(staleAt) && Date.parse(staleAt!) <= now
}

/** Nothing happens and nothing is planned: an hourglass and the word. */
export function Stale({ since }: { since: string }) {
  const { t } = useTranslation('shared')
  const formats = useFormats()
  return (
    <span className={classes.waiting} data-late title={t('staleSince', { time: formats.dateTime(since) })}>
      <IconHourglassLow size={14} stroke={1.8} aria-hidden />
      {t('stale')}
    </span>
  )
}
