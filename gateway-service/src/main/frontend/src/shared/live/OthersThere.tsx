import { IconEye, IconPencil } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import classes from './OthersThere.module.css'
import { useOthersAt } from './presence'

/** Who else has the card open, or writes an answer on it; a sign only where there is no room for words. */
export function OthersThere({ leadId, short }: { leadId: string; short?: boolean }) {
  const { t } = useTranslation('shared')
  const { list } = useFormats()
  const others = useOthersAt(leadId)
  const writing = others.filter((one) => one.doing === 'writing')
  const Icon = writing.length > 0 ? IconPencil : IconEye
  const said = writing.length > 0 ? writing : others
  const words =
    said.length === 0 ? '' : t(writing.length > 0 ? 'presence.writing' : 'presence.open', { count: said.length, names: list(said.map((one) => one.name)) })
  if (short) {
    return words ? (
      <span className={classes.there} role="img" aria-label={words} title={words}>
        <Icon size={14} stroke={1.8} aria-hidden />
      </span>
    ) : null
  }
  // always there, so that a screen reader hears when it changes
  return (
    <span role="status" className={words ? classes.there : undefined}>
      {words && <Icon size={14} stroke={1.8} aria-hidden />}
      {words}
    </span>
  )
}
