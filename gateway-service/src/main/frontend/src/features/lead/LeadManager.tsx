import { Avatar, Button, Menu, Text, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { staffQuery } from '@/shared/api/reference'
import { useSession } from '@/shared/session/session'
import { assignLead } from './api/assignLead'
import classes from './LeadFacts.module.css'
import type { Lead } from './model'
import { useLeadChange } from './useLead'

/** Who has the lead, and who shall have it. */
export function LeadManager({ lead }: { lead: Lead }) {
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
