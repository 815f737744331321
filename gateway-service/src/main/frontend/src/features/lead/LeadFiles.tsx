import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { Files } from '@/shared/files/Files'
import { timelineQuery } from './api/timeline'
import type { Lead } from './model'
import { useFilesOf } from './useFilesOf'

/** The files on a card. They come in by the button, and by dropping and pasting on the card. */
export function LeadFiles({ lead }: { lead: Lead }) {
  const { t } = useTranslation('lead')
  const queries = useQueryClient()
  const place = useFilesOf(lead.id)
  const changed = useCallback(() => {
    void queries.invalidateQueries({ queryKey: place.queryKey })
    void queries.invalidateQueries({ queryKey: timelineQuery(lead.id).queryKey })
  }, [queries, place, lead.id])
  return (
    <Files
      place={place}
      mayChange={!lead.mergedInto}
      none={t('cardFiles.none')}
      hint={t('cardFiles.hint')}
      aboutOf={(file) => [file.addedBy.name, file.lead && file.lead.id !== lead.id && t('shared:files.from', { number: file.lead.number })].map((text) => text || undefined)}
      onChanged={changed}
    />
  )
}
