import { Alert, Button, Code, CopyButton, Group, Modal, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconCopy } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './Settings.module.css'

interface Props {
  title: string
  text: string
  secret: string
  /** How it is used, under it. */
  children?: ReactNode
  onClose: () => void
}

/** A secret that is shown this once: closing it takes a deliberate click, not one beside the window. */
export function OnceSecret({ title, text, secret, children, onClose }: Props) {
  const { t } = useTranslation('settings')
  return (
    <Modal opened onClose={onClose} title={title} centered size="lg" withCloseButton={false} closeOnClickOutside={false} closeOnEscape={false}>
      <Stack>
        <Alert variant="light" color="yellow" icon={<IconAlertTriangle aria-hidden />}>
          <Text size="md">{text}</Text>
        </Alert>
        <div className={classes.address}>
          <code>{secret}</code>
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button
                size="xs"
                onClick={copy}
                data-autofocus
                leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
              >
                {copied ? t('copied') : t('copy')}
              </Button>
            )}
          </CopyButton>
        </div>
        {children}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('done')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

export function HeaderExample({ secret }: { secret: string }) {
  return <Code block>{`Authorization: Bearer ${secret}`}</Code>
}
