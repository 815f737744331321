import { Group, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './PageHeader.module.css'
import { useTitle } from './useTitle'

interface Props {
  title: string
  /** A short line under the title: what is shown, on what basis. */
  note?: ReactNode
  /** Filters and switches, after the title. */
  children?: ReactNode
  /** The main action, at the end. */
  action?: ReactNode
}

/** The head of every page: title, filters, action; 56 px high, wraps on a phone. */
export function PageHeader({ title, note, children, action }: Props) {
  useTitle(title)
  return (
    <header className={classes.header}>
      <div className={classes.title}>
        <Title order={1} size="h3" lh={1.2}>
          {title}
        </Title>
        {note && (
          <Text size="xs" c="dimmed">
            {note}
          </Text>
        )}
      </div>
      <Group gap="xs" className={classes.tools}>
        {children}
      </Group>
      {action}
    </header>
  )
}
