import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorState } from './ErrorState'

interface Props {
  opened: boolean
  title: string
  /** What will happen, before it happens. */
  children: ReactNode
  confirm: string
  leave: string
  danger?: boolean
  busy?: boolean
  /** Nothing can be confirmed yet. */
  disabled?: boolean
  error?: unknown
  onConfirm: () => void
  onClose: () => void
}

/** Asks before something that cannot simply be taken back; the safe answer has the focus. */
export function Confirm({ opened, title, children, confirm, leave, danger, busy, disabled, error, onConfirm, onClose }: Props) {
  const { t } = useTranslation('shared')
  return (
    // asked over another dialog its head would be a second banner
    <Modal opened={opened} onClose={onClose} title={title} centered attributes={{ header: { role: 'none' } }} closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack gap="md">
        {typeof children === 'string' ? <Text size="md">{children}</Text> : children}
        {error ? <ErrorState error={error} /> : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {leave}
          </Button>
          <Button color={danger ? 'red' : undefined} loading={busy} disabled={disabled} onClick={onConfirm}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
