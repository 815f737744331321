import { Alert, Button, Group, Menu, Modal, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconChevronDown } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toProblem } from '@/shared/api/problem'
import { useRole } from '@/shared/session/session'
import { Confirm } from '@/shared/ui/Confirm'
import { useShowProblem } from '@/shared/ui/problemText'
import { api } from '@/shared/api/client'
import { changeStatus, type Order, orderQuery, type OrderStatus, statuses } from './api'
import { STATUS_LOOK, StatusBadge } from './Status'

/**
 * Shown at once and taken back when the service refuses. When somebody else was quicker, both states are shown and the
 * person decides; nothing is overwritten unseen.
 */
export function StatusChange({ order }: { order: Order }) {
  const { t } = useTranslation('orders')
  const cache = useQueryClient()
  const showProblem = useShowProblem()
  const analyst = useRole('analyst')
  const [cancelling, setCancelling] = useState(false)
  const [conflict, setConflict] = useState<{ now: Order; wanted: OrderStatus } | null>(null)
  const key = orderQuery(order.id).queryKey

  const change = useMutation({
    mutationFn: ({ status, version }: { status: OrderStatus; version: number }) => changeStatus(order.id, status, version),
    onMutate: ({ status }) => {
      const before = cache.getQueryData(key)
      cache.setQueryData(key, (now) => now && { ...now, status })
      return { before }
    },
    onSuccess: (now) => {
      cache.setQueryData(key, now)
      void cache.invalidateQueries({ queryKey: ['orders'] })
      notifications.show({ message: t('card.statusChanged', { number: now.number, status: t(`status.${now.status}`) }) })
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
  const ask = (status: OrderStatus) => {
    if (status === 'cancelled') setCancelling(true)
    else change.mutate({ status, version: order.version })
  }

  if (analyst) return <StatusBadge value={order.status} />
  const { icon: Icon } = STATUS_LOOK[order.status]
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            size="xs"
            variant="default"
            disabled={order.nextStatuses?.length === 0}
            leftSection={<Icon size={14} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
            aria-label={`${t('status.label')}: ${t(`status.${order.status}`)}`}
          >
            {t(`status.${order.status}`)}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {(order.nextStatuses ?? statuses.filter((status) => status !== order.status)).map((status) => {
            const Look = STATUS_LOOK[status].icon
            return (
              <Menu.Item key={status} leftSection={<Look size={14} aria-hidden />} onClick={() => ask(status)}>
                {t(`status.${status}`)}
              </Menu.Item>
            )
          })}
        </Menu.Dropdown>
      </Menu>
      <Confirm
        opened={cancelling}
        title={t('card.cancelTitle')}
        confirm={t('card.cancelConfirm')}
        leave={t('card.keep')}
        danger
        onClose={() => setCancelling(false)}
        onConfirm={() => {
          setCancelling(false)
          change.mutate({ status: 'cancelled', version: order.version })
        }}
      >
        {t('card.cancelText')}
      </Confirm>
      <Modal opened={conflict !== null} onClose={() => setConflict(null)} title={t('card.conflict')} centered closeButtonProps={{ 'aria-label': t('shared:close') }}>
        {conflict && (
          <Stack>
            <Alert color="yellow">
              <Text size="md">{t('card.conflictText', { now: t(`status.${conflict.now.status}`), wanted: t(`status.${conflict.wanted}`) })}</Text>
            </Alert>
            <Group justify="flex-end" gap="xs">
              <Button
                variant="default"
                onClick={() => {
                  setConflict(null)
                  change.mutate({ status: conflict.wanted, version: conflict.now.version })
                }}
              >
                {t('card.again', { wanted: t(`status.${conflict.wanted}`) })}
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
