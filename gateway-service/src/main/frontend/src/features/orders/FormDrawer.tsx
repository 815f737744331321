import { Button, Drawer, Group, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface Props {
  title: string
  /** What sending it is called. */
  send: string
  busy: boolean
  onSend: () => void
  onClose: () => void
  children: ReactNode
}

/** A form at the side, as long as it has to be; it says itself what is missing. */
export function FormDrawer({ title, send, busy, onSend, onClose, children }: Props) {
  const { t } = useTranslation('orders')
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={
        <Text fw={650} size="lg" span>
          {title}
        </Text>
      }
      closeButtonProps={{ 'aria-label': t('form.cancel') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          onSend()
        }}
      >
        <Stack gap="lg">
          {children}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('form.cancel')}
            </Button>
            <Button type="submit" loading={busy}>
              {send}
            </Button>
          </Group>
        </Stack>
      </form>
    </Drawer>
  )
}
