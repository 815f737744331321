import { Anchor, Avatar, Badge, Button, Loader, Menu, TagsInput, Text, TextInput, UnstyledButton } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { IconBuilding, IconCheck, IconChevronDown, IconPackage, IconUser } from '@tabler/icons-react'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { staffQuery, tagsQuery } from '@/shared/api/reference'
import { useFormats } from '@/shared/format/useFormats'
import { useRole, useSession } from '@/shared/session/session'
import { useChannelName } from '@/shared/ui/Channel'
import { ContactPointLine } from '@/shared/ui/ContactPoint'
import { LinkAnchor } from '@/shared/ui/links'
import { useNow } from '@/shared/ui/useNow'
import { assignLead } from './api/assignLead'
import { patchLead } from './api/patchLead'
import classes from './LeadFacts.module.css'
import { LeadLines } from './LeadLines'
import type { Lead } from './model'
import { useLeadChange } from './useLead'

const SLOW = 15_000

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
        <Manager lead={lead} />
      </Fact>
      <Fact title={t('deal')}>
        <LeadLines lead={lead} />
      </Fact>
      <Fact title={t('links')}>
        <Links lead={lead} />
      </Fact>
      <Fact title={t('source')}>
        <Source lead={lead} />
      </Fact>
      <Fact title={t('tags')}>
        <Tags lead={lead} />
      </Fact>
      <OwnFields lead={lead} />
    </div>
  )
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className={classes.fact} aria-labelledby={id}>
      <h2 id={id} className={classes.name}>
        {title}
      </h2>
      {children}
    </section>
  )
}

function Manager({ lead }: { lead: Lead }) {
  const { t } = useTranslation('lead')
  const { staff } = useSession()
  const change = useLeadChange(lead)
  const people = useQuery(staffQuery).data?.filter((member) => member.active && member.role !== 'analyst') ?? []
  const assign = (id: string | null, name: string) =>
    void change(() => assignLead(lead.id, id, lead.version), { manager: id === null ? null : { id, name } })
  return (
    <div className={classes.manager}>
      <Menu position="bottom-start" shadow="lg" width={240}>
        <Menu.Target>
          <UnstyledButton className={classes.chooser}>
            {lead.manager && <Avatar name={lead.manager.name} size={24} radius="xl" aria-hidden />}
            <Text size="sm" truncate c={lead.manager ? undefined : 'dimmed'}>
              {lead.manager?.name ?? t('shared:unassigned')}
            </Text>
            <IconChevronDown size={14} aria-label={t('assign')} />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown className={classes.options}>
          {people.map((member) => (
            <Menu.Item
              key={member.id}
              rightSection={member.id === lead.manager?.id && <IconCheck size={15} aria-hidden />}
              onClick={() => assign(member.id, member.name)}
            >
              {member.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item c="dimmed" disabled={!lead.manager} onClick={() => assign(null, '')}>
            {t('unassign')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {lead.manager?.id !== staff.id && (
        <Button size="compact-sm" variant="light" onClick={() => assign(staff.id, staff.name)}>
          {t('take')}
        </Button>
      )}
    </div>
  )
}

/** Customer, order and company; while a conversion runs, what is still being made. */
function Links({ lead }: { lead: Lead }) {
  const { t } = useTranslation('lead')
  const running = lead.conversion?.state === 'running'
  const missing = (what: string) => running && (lead.conversion?.missing.includes(what) ?? false)
  const formats = useFormats()
  const owner = useRole('owner')
  const since = lead.conversion?.since
  const late = useNow() - Date.parse(since ?? '') > SLOW
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
      {running && late && (
        <Text size="xs" c="dimmed" title={since ? formats.dateTime(since) : undefined}>
          {since && t('makingSince', { ago: formats.ago(since) })} {t('makingLong')}{' '}
          {owner && (
            <LinkAnchor to="/settings/operations" size="xs">
              {t('makingStuck')}
            </LinkAnchor>
          )}
        </Text>
      )}
      {!running && !lead.customer && !lead.order && (
        <Text size="sm" c="dimmed">
          {t('noLinks')}
        </Text>
      )}
      <Company lead={lead} />
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

function Source({ lead }: { lead: Lead }) {
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

/** What stages asked for and the workspace's own fields; shown when there is any. */
function OwnFields({ lead }: { lead: Lead }) {
  const { t } = useTranslation('lead')
  const formats = useFormats()
  const rows = Object.entries({ ...lead.qualification, ...lead.fields }).filter(([, value]) => value !== null && value !== '')
  if (rows.length === 0) return null
  const show = (value: unknown) => {
    if (typeof value === 'number') return formats.number(value)
    return typeof value === 'string' ? value : JSON.stringify(value)
  }
  return (
    <Fact title={t('fields')}>
      <dl className={classes.attribution}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{typeof value === 'boolean' ? <Badge size="sm">{t(value ? 'yes' : 'no')}</Badge> : show(value)}</dd>
          </div>
        ))}
      </dl>
    </Fact>
  )
}
