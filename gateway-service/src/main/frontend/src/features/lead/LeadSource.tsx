import { Anchor, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useChannelName } from '@/shared/ui/Channel'
import classes from './LeadFacts.module.css'
import type { Lead } from './model'

/** Where the lead came from. */
export function LeadSource({ lead }: { lead: Lead }) {
  const { t } = useTranslation('lead')
  const channel = useChannelName()(lead.channel)
  const attribution = lead.attribution ?? {}
  const rows = (['utmSource', 'utmMedium', 'utmCampaign', 'utmContent', 'utmTerm', 'referrer', 'landingPage', 'ad'] as const).flatMap((name) => {
    const value = attribution[name]
    if (!value) return []
    return [[name, typeof value === 'string' ? value : JSON.stringify(value)] as const]
  })
  return (
    <>
      <Text size="sm">{lead.source?.name ?? channel}</Text>
      {rows.length > 0 && (
        <dl className={classes.attribution}>
          {rows.map(([name, value]) => (
            <div key={name}>
              <dt>{t(`attribution.${name}`)}</dt>
              <dd title={value}>
                {/^https?:\/\//.test(value) ? (
                  <Anchor href={value} target="_blank" rel="noreferrer noopener" size="xs">
                    {value.replace(/^https?:\/\//, '')}
                  </Anchor>
                ) : (
                  value
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}
