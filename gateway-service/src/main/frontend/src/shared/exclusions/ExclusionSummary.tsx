import { Alert, List, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { contactText } from '@/shared/format/contact'
import { useFormats } from '@/shared/format/useFormats'
import { LinkAnchor } from '@/shared/ui/links'
import type { ExcludedPerson, ExclusionPreview } from './exclusions'

/** So many customers are named; of more, the number says enough. */
const NAMED = 12

/** What an exclusion would do, in sentences: nothing of it is done yet. */
export function ExclusionSummary({ preview, children }: { preview: ExclusionPreview; children?: React.ReactNode }) {
  const { t } = useTranslation('shared')
  const { counts, people } = preview
  const excluded = people.filter((person) => person.outcome === 'excluded').length
  const known = people.filter((person) => person.customers.length > 0)
  return (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={t('exclusion.preview')}>
      <List size="sm" spacing={4}>
        <List.Item>{t('exclusion.people', { count: excluded, of: counts.people })}</List.Item>
        {counts.leads > 0 && <List.Item>{t('exclusion.leads', { count: counts.leads })}</List.Item>}
        {counts.buyers > 0 && (
          <List.Item fw={600}>{counts.people === 1 ? t('exclusion.buyer') : t('exclusion.buyers', { count: counts.buyers, of: counts.people })}</List.Item>
        )}
        {counts.prospects > 0 && <List.Item>{t('exclusion.prospects', { count: counts.prospects })}</List.Item>}
        {counts.deals > 0 && <List.Item>{t('exclusion.deals', { count: counts.deals })}</List.Item>}
        {counts.already > 0 && <List.Item>{t('exclusion.already', { count: counts.already })}</List.Item>}
        {counts.refused - dealsOnly(people) > 0 && <List.Item>{t('exclusion.refused', { count: counts.refused - dealsOnly(people) })}</List.Item>}
        {children}
      </List>
      {known.length > 0 && (
        <Text size="sm" mt="xs" style={{ overflowWrap: 'anywhere' }}>
          {t('exclusion.known')} <Names people={known.slice(0, NAMED)} />
          {known.length > NAMED && ' …'}
        </Text>
      )}
    </Alert>
  )
}

/** People of whom nothing is excluded since all of theirs are deals: the sentence on deals tells it. */
const dealsOnly = (people: ExcludedPerson[]) => people.filter((person) => person.outcome === 'refused' && person.leads.some((lead) => lead.deal)).length

function Names({ people }: { people: ExcludedPerson[] }) {
  const { t } = useTranslation('shared')
  const { list } = useFormats()
  if (people.length === 0) return null
  const names = people.flatMap((person) =>
    person.customers.map((customer) => ({ id: customer.id, name: customer.name ?? (list(person.contactPoints.map(contactText)) || t('noName')) })),
  )
  return names.map(({ id, name }, i) => (
    <span key={`${id} ${i}`}>
      {i > 0 && ', '}
      <LinkAnchor to="/customers/$customerId" params={{ customerId: id }} target="_blank" size="sm">
        {name}
      </LinkAnchor>
    </span>
  ))
}
