import { Alert, Button, Group, Menu, Modal, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconChevronDown } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toProblem } from '@/shared/api/problem'
import { OrderStatusBadge, STATUS_ICON } from '@/shared/orders/OrderStatusBadge'
import { useOrderStatuses } from '@/shared/orders/statuses'
import { useRole } from '@/shared/session/session'
import { Confirm } from '@/shared/ui/Confirm'
import { useShowProblem } from '@/shared/ui/problemText'
import { api } from '@/shared/api/client'
import { editOrder, type Order, orderQuery } from './api'

/**
 * Shown at once and taken back when the service refuses. When somebody else was quicker, both states are shown and the
 * person decides; nothing is overwritten unseen.
 */
export function StatusChange({ order }: { order: Order }) {
  const { t } = useTranslation('orders')
  const cache = useQueryClient()
  const showProblem = useShowProblem()
  const analyst = useRole('analyst')
  const { nameOf, kindOf } = useOrderStatuses()
  const [cancelling, setCancelling] = useState<string | null>(null)
  const [conflict, setConflict] = useState<{ now: Order; wanted: string } | null>(null)
  const key = orderQuery(order.id).queryKey

  const change = useMutation({
    mutationFn: ({ status, version }: { status: string; version: number }) => editOrder(order.id, { status, version }),
    onMutate: ({ status }) => {
      const before = cache.getQueryData(key)
      cache.setQueryData(key, (now) => now && { ...now, status, statusKind: kindOf(status) })
      return { before }
    },
    onSuccess: (now) => {
      cache.setQueryData(key, now)
      void cache.invalidateQueries({ queryKey: ['orders'] })
      notifications.show({ message: t('card.statusChanged', { number: now.number, status: nameOf(now.status) }) })
    },
    onError: async (error, { status }, context) => {
      cache.setQueryData(key, context?.before)
      if (!toProblem(error).conflict) {
        showProblem(error)
        return
      }
      const now = await api.get<Order>(`/api/orders/${order.id}`)
      cache.setQueryData(key, now)
      setConflict({ now, wanted: status })
    },
  })
  const ask = (status: string) => {
    if (kindOf(status) === 'cancelled') setCancelling(status)
    else change.mutate({ status, version: order.version })
  }

  if (analyst) return <OrderStatusBadge value={order.status} />
  const Icon = STATUS_ICON[order.statusKind]
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            size="xs"
            variant="default"
            disabled={order.nextStatuses.length === 0}
            leftSection={<Icon size={14} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
            aria-label={`${t('status.label')}: ${nameOf(order.status)}`}
          >
            {nameOf(order.status)}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {order.nextStatuses.map((status) => {
            const Look = STATUS_ICON[kindOf(status)]
            return (
              <Menu.Item key={status} leftSection={<Look size={14} aria-hidden />} onClick={() => ask(status)}>
                {nameOf(status)}
              </Menu.Item>
            )
          })}
        </Menu.Dropdown>
      </Menu>
      <Confirm
        opened={cancelling !== null}
        title={t('card.cancelTitle')}
        confirm={t('card.cancelConfirm')}
        leave={t('card.keep')}
        danger
        onClose={() => setCancelling(null)}
        onConfirm={() => {
          if (cancelling) change.mutate({ status: cancelling, version: order.version })
          setCancelling(null)
        }}
      >
        {t('card.cancelText')}
      </Confirm>
      <Modal opened={conflict !== null} onClose={() => setConflict(null)} title={t('card.conflict')} centered closeButtonProps={{ 'aria-label': t('shared:close') }}>
        {conflict && (
          <Stack>
            <Alert color="yellow">
              <Text size="md">{t('card.conflictText', { now: nameOf(conflict.now.status), wanted: nameOf(conflict.wanted) })}</Text>
            </Alert>
            <Group justify="flex-end" gap="xs">
              <Button
                variant="default"
                onClick={() => {
                  setConflict(null)
                  change.mutate({ status: conflict.wanted, version: conflict.now.version })
                }}
              >
                {t('card.again', { wanted: nameOf(conflict.wanted) })}
              </Button>
              <Button data-autofocus onClick={() => setConflict(null)}>
                {t('card.leave')}
              </Button>
            </Group>
          </Stack>
        )}
      </Modal>
    </>
  )
}
