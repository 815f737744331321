import { Stack, Text, ThemeIcon } from '@mantine/core'
import type { TablerIcon } from '@tabler/icons-react'
import type { ReactNode } from 'react'

interface Props {
  icon: TablerIcon
  title: string
  /** What to do next, in one sentence. */
  hint?: ReactNode
  action?: ReactNode
  compact?: boolean
}

/** What a list shows when there is nothing in it: what this is, and what to do next. */
export function EmptyState({ icon: Icon, title, hint, action, compact }: Props) {
  return (
    <Stack align="center" gap="xs" py={compact ? 'md' : 56} px="md" ta="center">
      <ThemeIcon variant="light" color="gray" size={compact ? 32 : 44} radius="xl">
        <Icon size={compact ? 18 : 24} stroke={1.6} aria-hidden />
      </ThemeIcon>
      <Text fw={600}>{title}</Text>
      {hint && (
        <Text size="sm" c="dimmed" maw={420}>
          {hint}
        </Text>
      )}
      {action}
    </Stack>
  )
}
