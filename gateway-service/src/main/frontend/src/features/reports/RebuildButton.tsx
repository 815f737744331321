import { ActionIcon, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { IconDots, IconRefresh } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useRole } from '@/shared/session/session'
import { Confirm } from '@/shared/ui/Confirm'
import { startRebuild } from './api'

/** The owner may count everything again from the event log; it says what that does before it does it. */
export function RebuildButton() {
  const { t } = useTranslation('reports')
  const owner = useRole('owner')
  const [asking, ask] = useDisclosure(false)
  const cache = useQueryClient()
  const rebuild = useMutation({
    mutationFn: startRebuild,
    onSuccess: async () => {
      ask.close()
      notifications.show({ message: t('rebuild.started') })
      await cache.invalidateQueries({ queryKey: ['rebuild'] })
      await cache.invalidateQueries({ queryKey: ['reports'] })
    },
  })
  if (!owner) return null
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size="lg" aria-label={t('more')}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconRefresh size={14} aria-hidden />} onClick={ask.open}>
            {t('rebuild.action')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Confirm
        opened={asking}
        title={t('rebuild.title')}
        confirm={t('rebuild.confirm')}
        leave={t('rebuild.cancel')}
        busy={rebuild.isPending}
        error={rebuild.error}
        onConfirm={() => rebuild.mutate()}
        onClose={ask.close}
      >
        {t('rebuild.text')}
      </Confirm>
    </>
  )
}
