import { Badge, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type OrderStatus, useOrderStatuses } from '@/shared/orders/statuses'
import classes from '../Settings.module.css'
import { type Place, SortableRow } from '../SortableRow'
import { changeStatus } from './api'
import { StatusForm } from './StatusForm'

/** One status, among those of its kind. */
export function StatusRow({ status, ...place }: Place & { status: OrderStatus }) {
  const { t } = useTranslation('settings')
  const { nameOf } = useOrderStatuses()
  const { kind, active } = status
  const name = nameOf(status.code)
  return (
    <SortableRow
      {...place}
      kind={`status ${kind}`}
      name={name}
      active={active}
      turn={{ run: () => changeStatus(status, { active: !active }), queryKey: ['orderStatuses'] }}
      form={(onDone) => <StatusForm kind={kind} status={status} onDone={onDone} />}
    >
      <span className={classes.dot} aria-hidden style={{ flex: 'none', margin: 0, background: status.color }} />
      <Group gap="xs" className={classes.grow}>
        <Text span fw={550} c={active ? undefined : 'dimmed'}>
          {name}
        </Text>
        {kind === 'open' && place.at === 0 && active && (
          <Badge variant="light" color="gray">
            {t('statuses.first')}
          </Badge>
        )}
        {!active && (
          <Badge variant="light" color="gray">
            {t('statuses.off')}
          </Badge>
        )}
      </Group>
    </SortableRow>
  )
}
