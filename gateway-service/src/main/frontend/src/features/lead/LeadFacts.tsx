import { TagsInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { tagsQuery } from '@/shared/api/reference'
import { ContactPointLine } from '@/shared/ui/ContactPoint'
import { patchLead } from './api/patchLead'
import { Fact } from './Fact'
import classes from './LeadFacts.module.css'
import { LeadCost } from './LeadCost'
import { LeadFields } from './LeadFields'
import { LeadFiles } from './LeadFiles'
import { LeadLines } from './LeadLines'
import { LeadLinks } from './LeadLinks'
import { LeadManager } from './LeadManager'
import { LeadQualification } from './LeadQualification'
import { LeadSource } from './LeadSource'
import type { Lead } from './model'
import { useLeadChange } from './useLead'

/** What is known about the lead, beside the talk. */
export function LeadFacts({ lead }: { lead: Lead }) {
  const { t } = useTranslation('lead')
  return (
    <div className={classes.facts}>
      <Fact title={t('contacts')}>
        {lead.contactPoints.map((point) => (
          <ContactPointLine key={`${point.kind} ${point.value}`} point={point} />
        ))}
      </Fact>
      <Fact title={t('manager')}>
        <LeadManager lead={lead} />
      </Fact>
      <Fact title={t('deal')}>
        <LeadLines lead={lead} />
      </Fact>
      <Fact title={t('qualification.title')}>
        <LeadQualification lead={lead} />
      </Fact>
      <LeadFields lead={lead} />
      <Fact title={t('cardFiles.title')}>
        <LeadFiles lead={lead} />
      </Fact>
      <Fact title={t('links')}>
        <LeadLinks lead={lead} />
      </Fact>
      <Fact title={t('source')}>
        <LeadSource lead={lead} />
      </Fact>
      {lead.cost && (
        <Fact title={t('cost.title')}>
          <LeadCost cost={lead.cost} />
        </Fact>
      )}
      <Fact title={t('tags')}>
        <Tags lead={lead} />
      </Fact>
    </div>
  )
}

function Tags({ lead }: { lead: Lead }) {
  const { t } = useTranslation('lead')
  const change = useLeadChange(lead)
  const known = useQuery(tagsQuery).data ?? []
  const cache = useQueryClient()
  const save = async (tags: string[]) => {
    // a new one is everybody's from now on
    if ((await change(() => patchLead(lead.id, lead.version, { tags }), { tags })) && tags.some((tag) => known.every(({ name }) => name !== tag)))
      void cache.invalidateQueries(tagsQuery)
  }
  return (
    <TagsInput
      size="xs"
      data={known.map((tag) => tag.name)}
      aria-label={t('tags')}
      placeholder={lead.tags.length ? undefined : t('addTag')}
      value={lead.tags}
      onChange={(tags) => void save(tags)}
      maxTags={20}
    />
  )
}
