import { Modal, Stack, Table, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { keysHelp, type Shortcut } from '@/shared/ui/keys'

export function KeysHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('app')
  const everywhere: Shortcut[] = [
    { keys: ['?'], label: t('keys.help') },
    { keys: ['/'], label: t('keys.search') },
    { keys: ['g', 'b'], label: t('nav.board') },
    { keys: ['g', 'd'], label: t('nav.day') },
    { keys: ['g', 'c'], label: t('nav.customers') },
    { keys: ['g', 'o'], label: t('nav.orders') },
    { keys: ['g', 'r'], label: t('nav.reports') },
    { keys: ['g', 'i'], label: t('nav.receipts') },
    { keys: ['g', 's'], label: t('nav.settings') },
    { keys: ['Esc'], label: t('keys.escape') },
  ]
  const sections: [string, Shortcut[]][] = opened ? [...keysHelp(), [t('keys.everywhere'), everywhere]] : []
  return (
    <Modal opened={opened} onClose={onClose} title={t('keys.title')} size="lg" closeButtonProps={{ 'aria-label': t('shared:close') }}>
      <Stack gap="lg">
        {sections.map(([name, shortcuts]) => (
          <section key={name}>
            <Title order={3} size="h6" c="dimmed" mb={4}>
              {name}
            </Title>
            <Table verticalSpacing={6} horizontalSpacing={0}>
              <Table.Tbody>
                {shortcuts.map(({ keys, label }) => (
                  <Table.Tr key={label}>
                    <Table.Td>{label}</Table.Td>
                    <Table.Td ta="right">
                      {keys.map((key) => (
                        <kbd key={key} style={{ marginLeft: 4 }}>
                          {key}
                        </kbd>
                      ))}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </section>
        ))}
      </Stack>
    </Modal>
  )
}
