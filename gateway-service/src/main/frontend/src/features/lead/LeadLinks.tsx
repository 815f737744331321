import { Loader, Text, TextInput, UnstyledButton } from '@mantine/core'
import { IconBuilding, IconPackage, IconUser } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCompanies } from '@/shared/session/session'
import { LinkAnchor } from '@/shared/ui/links'
import { patchLead } from './api/patchLead'
import { ConversionLinks } from './ConversionLinks'
import classes from './LeadFacts.module.css'
import type { Lead } from './model'
import { useLeadChange } from './useLead'

/** Customer, order and company; while a conversion runs, what is still being made. */
export function LeadLinks({ lead }: { lead: Lead }) {
  const { t } = useTranslation('lead')
  const running = lead.conversion?.state === 'running'
  const missing = (what: string) => running && (lead.conversion?.missing.includes(what) ?? false)
  const companies = useCompanies()
  return (
    <div className={classes.links} aria-live="polite">
      {lead.customer ? (
        <p className={classes.linked}>
          <IconUser size={16} aria-hidden />
          <LinkAnchor to="/customers/$customerId" params={{ customerId: lead.customer.id }} size="sm" truncate>
            {lead.customer.name || t('shared:noName')}
          </LinkAnchor>
          <Text span size="xs" c="dimmed" className={classes.what}>
            {t('customer')}
          </Text>
        </p>
      ) : (
        missing('customer') && <Making icon={<IconUser size={16} aria-hidden />} text={t('makingCustomer')} />
      )}
      {lead.order ? (
        <p className={classes.linked}>
          <IconPackage size={16} aria-hidden />
          <LinkAnchor to="/orders/$orderId" params={{ orderId: lead.order.id }} size="sm">
            {lead.order.number === null ? t('order') : t('orderNumber', { number: lead.order.number })}
          </LinkAnchor>
        </p>
      ) : (
        missing('order') && <Making icon={<IconPackage size={16} aria-hidden />} text={t('makingOrder')} />
      )}
      <ConversionLinks lead={lead} />
      {!running && !lead.customer && !lead.order && (
        <Text size="sm" c="dimmed">
          {t('noLinks')}
        </Text>
      )}
      {companies && <Company lead={lead} />}
    </div>
  )
}

function Making({ icon, text }: { icon: ReactNode; text: string }) {
  return (
    <p className={classes.linked}>
      {icon}
      <Text span size="sm" c="dimmed">
        {text}
      </Text>
      <Loader size={14} type="dots" aria-hidden />
    </p>
  )
}

function Company({ lead }: { lead: Lead }) {
  const { t } = useTranslation('lead')
  const change = useLeadChange(lead)
  const [draft, setDraft] = useState<string | null>(null)
  const save = async () => {
    const name = draft?.trim() ?? ''
    if (name === (lead.company?.name ?? '') || (await change(() => patchLead(lead.id, lead.version, { company: name ? { name } : null }), { company: name ? { name } : null })))
      setDraft(null)
  }
  if (draft !== null)
    return (
      <TextInput
        size="xs"
        aria-label={t('company')}
        value={draft}
        autoFocus
        leftSection={<IconBuilding size={15} aria-hidden />}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={() => void save()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur()
          if (event.key === 'Escape') setDraft(null)
        }}
      />
    )
  return (
    <p className={classes.linked}>
      <IconBuilding size={16} aria-hidden />
      <UnstyledButton className={classes.inline} onClick={() => setDraft(lead.company?.name ?? '')}>
        {lead.company?.name ?? (
          <Text span size="sm" c="dimmed">
            {t('addCompany')}
          </Text>
        )}
      </UnstyledButton>
    </p>
  )
}
