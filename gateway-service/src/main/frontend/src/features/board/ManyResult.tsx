import { CloseButton, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { problemText } from '@/shared/ui/problemText'
import { LinkAnchor } from '@/shared/ui/links'
import classes from './ManyBar.module.css'
import type { Progress, Refused } from './useMany'

/** What was done and what was not: the reasons, each with the leads that it is true of. They stay picked. */
export function ManyResult({ progress, onClose }: { progress: Progress; onClose: () => void }) {
  const { t } = useTranslation('board')
  const { t: shared } = useTranslation('shared')
  const reasons = new Map<string, Refused[]>()
  for (const refused of progress.refused) {
    const { title, detail } = problemText(refused.problem, shared)
    const reason = detail ?? title
    reasons.set(reason, [...(reasons.get(reason) ?? []), refused])
  }
  return (
    <div className={classes.result} role="status">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Text size="sm" fw={600}>
          {t('many.done', { count: progress.done })}
          {progress.refused.length > 0 && ` ${t('many.refused', { count: progress.refused.length })}`}
        </Text>
        <CloseButton size="sm" aria-label={t('shared:close')} onClick={onClose} />
      </Group>
      {[...reasons].map(([reason, refused]) => (
        <div key={reason} className={classes.reason}>
          <Text size="sm">{reason}</Text>
          <ul>
            {refused.map(({ card }) => (
              <li key={card.id}>
                <LinkAnchor to="/leads/$leadId" params={{ leadId: card.id }} search={(before) => before} size="sm">
                  {card.number} {card.title || t('shared:noName')}
                </LinkAnchor>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}
