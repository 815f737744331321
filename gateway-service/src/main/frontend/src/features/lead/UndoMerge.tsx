import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { live } from '@/shared/live/live'
import { useShowProblem } from '@/shared/ui/problemText'
import { leadQuery } from './api/lead'
import { undoMerge } from './api/merges'
import classes from './Timeline.module.css'

/** Makes two leads of one again, from the entry that tells of the merge. */
export function UndoMerge({ leadId, other }: { leadId: string; other: { id: string; number: number } }) {
  const { t } = useTranslation('lead')
  const queries = useQueryClient()
  const showProblem = useShowProblem()
  const [busy, setBusy] = useState(false)
  const undo = async () => {
    setBusy(true)
    try {
      const after = await undoMerge(leadId, other.id)
      queries.setQueryData(leadQuery(leadId).queryKey, after)
      live.announce({ leadId, type: 'local', pipelineId: after.pipelineId })
      live.announce({ leadId: other.id, type: 'local', pipelineId: after.pipelineId })
      void queries.invalidateQueries({ queryKey: ['lead', leadId] })
      void queries.invalidateQueries({ queryKey: ['lead', other.id] })
    } catch (error) {
      showProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <button type="button" className={classes.undo} disabled={busy} onClick={() => void undo()} aria-label={t('merge.undoOf', { number: other.number })}>
      {t('merge.undo')}
    </button>
  )
}
