import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconGitMerge } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { duplicatesQuery } from './api/merges'
import type { Lead } from './model'
import classes from './PossiblyTheSame.module.css'
import { useReasons } from './useReasons'

const MergeSheet = lazy(() => import('./MergeSheet').then((module) => ({ default: module.MergeSheet })))

/** A quiet line that names who may be the same person, and why; nothing when there is nobody. */
export function PossiblyTheSame({ lead }: { lead: Lead }) {
  const { t } = useTranslation('lead')
  const reasons = useReasons()
  const { data: found = [] } = useQuery(duplicatesQuery(lead.id))
  const [opened, setOpened] = useState(false)
  const first = found[0]
  if (!first) return null
  return (
    <section className={classes.line} aria-label={t('merge.possibly')}>
      <IconGitMerge size={15} aria-hidden />
      <span className={classes.who}>
        {t('merge.possibly')}: <strong>{first.lead.title || t('shared:noName')}</strong> ({reasons(first)}){found.length > 1 && ` ${t('merge.more', { count: found.length - 1 })}`}
      </span>
      <Button size="compact-xs" variant="subtle" onClick={() => setOpened(true)}>
        {t('merge.compare')}
      </Button>
      {opened && (
        <Suspense fallback={null}>
          <MergeSheet lead={lead} found={found} onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </section>
  )
}
