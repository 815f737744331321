import { OwnFields } from '@/shared/fields/OwnFields'
import { patchLead } from './api/patchLead'
import { Fact } from './Fact'
import type { Lead } from './model'
import { useLeadChange } from './useLead'

export function LeadFields({ lead }: { lead: Lead }) {
  const change = useLeadChange(lead)
  return (
    <OwnFields
      of="lead"
      values={lead.fields}
      onWrite={(fields) => change(() => patchLead(lead.id, lead.version, { fields }), { fields: { ...lead.fields, ...fields } })}
      frame={(title, rows) => <Fact title={title}>{rows}</Fact>}
    />
  )
}
