import { Button, Group, Popover, Select, Stack } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { sourcesQuery, staffQuery } from '@/shared/api/reference'
import { DayInput } from '@/shared/filters/DayInput'
import { useOrderStatuses } from '@/shared/orders/statuses'
import type { Address } from '@/shared/routing/useAddress'
import { PAYMENT_STATES } from './api'

interface Props {
  /** On the board the columns are the statuses. */
  asBoard: boolean
  address: Address
  onChange: (part: Address) => void
}

/** By what orders can be filtered; each change shows at once and stands in the address. */
export function Filters({ asBoard, address, onChange }: Props) {
  const { t } = useTranslation('orders')
  const statuses = useOrderStatuses()
  const people = useQuery(staffQuery).data ?? []
  const sources = useQuery(sourcesQuery).data ?? []
  const choices = [
    ...(asBoard ? [] : [{ name: 'status', label: t('status.label'), all: t('status.all'), data: statuses.all.map(({ code }) => ({ value: code, label: statuses.nameOf(code) })) }]),
    { name: 'paymentState', label: t('payment.label'), all: t('payment.all'), data: PAYMENT_STATES.map((value) => ({ value, label: t(`payment.${value}`) })) },
    { name: 'managerId', label: t('card.manager'), all: t('filter.anyManager'), data: people.map(({ id, name }) => ({ value: id, label: name })) },
    { name: 'sourceId', label: t('filter.source'), all: t('filter.anySource'), data: sources.map(({ id, name }) => ({ value: id, label: name })) },
  ]
  const set = [...choices.map((choice) => choice.name), 'createdFrom', 'createdTo'].filter((name) => address[name]).length
  return (
    <Popover position="bottom-start" width={300} shadow="md" trapFocus>
      <Popover.Target>
        <Button size="xs" variant={set ? 'light' : 'default'} leftSection={<IconFilter size={14} aria-hidden />}>
          {set ? t('filter.some', { count: set }) : t('filter.title')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          {choices.map(({ name, label, all, data }) => (
            <Select
              key={name}
              size="xs"
              label={label}
              placeholder={all}
              clearable
              clearButtonProps={{ 'aria-label': t('shared:clear') }}
              searchable={data.length > 8}
              value={address[name] ?? null}
              onChange={(value) => onChange({ [name]: value ?? undefined })}
              data={data}
              comboboxProps={{ withinPortal: false }}
            />
          ))}
          <Group gap="xs" grow>
            <DayInput label={t('filter.createdFrom')} max={address.createdTo} value={address.createdFrom} onChange={(createdFrom) => onChange({ createdFrom })} />
            <DayInput label={t('filter.createdTo')} min={address.createdFrom} value={address.createdTo} onChange={(createdTo) => onChange({ createdTo })} />
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
