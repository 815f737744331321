import { IconCheck, IconTrophy, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Stage } from '@/shared/api/model'
import classes from './StagePath.module.css'
import type { Lead } from './model'

/** The pipeline as a path: where the lead has been, where it is, and a click to where it should go. */
export function StagePath({ stages, lead, onChoose }: { stages: Stage[]; lead: Lead; onChoose: (stage: Stage) => void }) {
  const { t } = useTranslation('lead')
  const current = stages.find((stage) => stage.id === lead.stageId)
  return (
    <ol className={classes.path} aria-label={t('path')}>
      {stages.map((stage) => {
        const here = stage.id === lead.stageId
        const passed = !here && current?.kind !== 'lost' && stage.kind === 'open' && stage.rank < (current?.rank ?? 0)
        return (
          <li key={stage.id} className={classes.step}>
            <button
              type="button"
              className={classes.button}
              data-here={here || undefined}
              data-passed={passed || undefined}
              data-kind={stage.kind}
              aria-current={here ? 'step' : undefined}
              disabled={here || lead.outcome !== 'open' || Boolean(stage.into)}
              onClick={() => onChoose(stage)}
              title={stage.name}
            >
              {passed && <IconCheck size={13} aria-hidden />}
              {stage.kind === 'won' && <IconTrophy size={13} aria-hidden />}
              {stage.kind === 'lost' && <IconX size={13} aria-hidden />}
              <span>{stage.name}</span>
            </button>
          </li>
        )
      })}
    </ol>
  )
}
