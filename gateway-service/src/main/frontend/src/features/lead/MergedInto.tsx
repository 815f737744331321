import { IconGitMerge } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { LinkAnchor } from '@/shared/ui/links'
import classes from './PossiblyTheSame.module.css'

/** Says that a lead is part of another one, and leads there. */
export function MergedInto({ into }: { into: { id: string; number: number } }) {
  const { t } = useTranslation('lead')
  return (
    <section className={classes.line} aria-label={t('merge.isPart')}>
      <IconGitMerge size={15} aria-hidden />
      <span className={classes.who}>
        {t('merge.isPart')}{' '}
        <LinkAnchor to="/leads/$leadId" params={{ leadId: into.id }} search={(before) => before} size="sm">
          {t('number', { number: into.number })}
        </LinkAnchor>
      </span>
    </section>
  )
}
