import { Badge, Button, Loader, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { contactText } from '@/shared/format/contact'
import { ErrorState } from '@/shared/ui/ErrorState'
import { foundCustomersQuery } from './api/conversion'
import classes from './ConversionSheet.module.css'
import type { ConversionPreview, FoundCustomer, KnownCustomer, Lead } from './model'

export const NEW = 'new'

interface Props {
  lead: Lead
  preview: ConversionPreview
  /** A customer's id, or {@link NEW}. */
  value: string
  /** Who was found by search; shown with the others. */
  found: FoundCustomer | null
  onChoose: (value: string, found?: FoundCustomer) => void
}

/** Who the person is: whom the contact points say, others who match, a new one, or anybody who is searched for. */
export function CustomerChoices({ lead, preview, value, found, onChoose }: Props) {
  const { t } = useTranslation('lead')
  const [searching, setSearching] = useState(false)
  const listed = [preview.customer, ...preview.candidates].filter((one) => one !== null)
  return (
    <section>
      <Radio.Group value={value} onChange={(chosen) => onChoose(chosen)} label={t('customer')} classNames={{ label: classes.label }}>
        <Whose preview={preview} />
        <Stack gap="xs" mt={6}>
          {listed.map((customer) => (
            <CustomerChoice key={customer.id} customer={customer} recommended={customer === preview.customer} />
          ))}
          {found && !listed.some((one) => one.id === found.id) && <CustomerChoice customer={{ ...found, matchedBy: [] }} what={found.contactPoints.map((point) => contactText(point)).join(' · ')} />}
          <Radio.Card value={NEW} className={classes.choice}>
            <Radio.Indicator />
            <div>
              <Text fw={550}>{t('conversion.newCustomer', { name: lead.title || t('shared:noName') })}</Text>
              <Text size="xs" c="dimmed">
                {lead.contactPoints.map((point) => contactText(point)).join(' · ')}
              </Text>
            </div>
          </Radio.Card>
        </Stack>
      </Radio.Group>
      {searching ? (
        <Search
          onPick={(one) => {
            onChoose(one.id, one)
            setSearching(false)
          }}
        />
      ) : (
        <Button variant="subtle" size="xs" mt={6} onClick={() => setSearching(true)}>
          {t('conversion.another')}
        </Button>
      )}
    </section>
  )
}

/** Whose each contact point is; said only where it explains something. */
function Whose({ preview }: { preview: ConversionPreview }) {
  const { t } = useTranslation('lead')
  if (preview.contactPoints.every((point) => point.customer === null)) return null
  return (
    <>
      <ul className={classes.whose} aria-label={t('conversion.whose')}>
        {preview.contactPoints.map((point) => (
          <li key={`${point.kind}:${point.value}`}>
            {point.customer ? t('conversion.isTheirs', { point: contactText(point), name: point.customer.name || t('shared:noName') }) : t('conversion.isNobodys', { point: contactText(point) })}
          </li>
        ))}
      </ul>
      {preview.severalMatched && (
        <Text size="sm" fw={550} role="note">
          {t('conversion.several')}
        </Text>
      )}
    </>
  )
}

function CustomerChoice({ customer, recommended, what }: { customer: KnownCustomer; recommended?: boolean; what?: string }) {
  const { t } = useTranslation('lead')
  const by = customer.matchedBy.map((point) => contactText(point)).join(', ')
  return (
    <Radio.Card value={customer.id} className={classes.choice}>
      <Radio.Indicator />
      <div>
        <Text fw={550} span mr={8}>
          {customer.name || t('shared:noName')}
        </Text>
        <Badge size="sm" variant="light" color={customer.lifecycle === 'buyer' ? 'accent' : 'gray'}>
          {t(`lifecycle.${customer.lifecycle}`)}
        </Badge>
        <Text size="xs" c="dimmed">
          {what ?? (by ? t(recommended ? 'conversion.same' : 'conversion.similar', { points: by }) : t('conversion.linked'))}
        </Text>
      </div>
    </Radio.Card>
  )
}

function Search({ onPick }: { onPick: (customer: FoundCustomer) => void }) {
  const { t } = useTranslation('lead')
  const [typed, setTyped] = useState('')
  const [asked] = useDebouncedValue(typed, 250)
  const query = useQuery({ ...foundCustomersQuery(asked), placeholderData: keepPreviousData })
  const people = asked.trim() ? (query.data?.items ?? []) : []
  return (
    <Stack gap={6} mt={6}>
      <TextInput
        label={t('conversion.search')}
        description={t('conversion.searchHint')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        // Enter looks for somebody here, and converts nothing
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        rightSection={query.isFetching ? <Loader size={14} aria-hidden /> : null}
        autoFocus
      />
      {query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <ul className={classes.found} aria-live="polite">
          {people.map((one) => (
            <li key={one.id}>
              <Button variant="default" size="xs" fullWidth justify="flex-start" onClick={() => onPick(one)}>
                {[one.name || t('shared:noName'), ...one.contactPoints.slice(0, 2).map((point) => contactText(point))].join(' · ')}
              </Button>
            </li>
          ))}
          {asked.trim() && query.isSuccess && !query.isFetching && people.length === 0 && <li>{t('conversion.foundNobody')}</li>}
        </ul>
      )}
    </Stack>
  )
}
