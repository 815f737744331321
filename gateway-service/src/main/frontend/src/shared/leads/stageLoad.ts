import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/shared/api/client'
import { notify } from '@/shared/ui/notify'

/** How many cards are enough in a lead's stage, and how many stand there. */
export interface StageLoad {
  limit: number
  leads: number
}

/** How full the stage of a lead is; null where it has no limit. */
export const readStageLoad = (leadId: string) => api.get<{ stageLoad?: StageLoad | null }>(`/api/leads/${leadId}`).then((lead) => lead.stageLoad ?? null)

/** Tells whoever moved something into a stage that there are more cards now than are enough: a warning, not a wall. */
export function useTellWhenFull() {
  const { t } = useTranslation('shared')
  return useCallback(
    (load: StageLoad | null | undefined, stage: string) => {
      if (load && load.leads > load.limit) notify({ color: 'yellow', title: t('stageFull', { stage }), message: t('stageFullText', { count: load.leads, limit: load.limit }) })
    },
    [t],
  )
}
