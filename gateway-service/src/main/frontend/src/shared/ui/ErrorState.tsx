import { Alert, Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle, IconPlugConnectedX } from '@tabler/icons-react'
import { useProblemText } from './problemText'

interface Props {
  error: unknown
  onRetry?: () => void
  /** What was kept, when something was being written. */
  kept?: string
}

/** What happened, what was kept and what to do: from the problem's title and detail. */
export function ErrorState({ error, onRetry, kept }: Props) {
  const { problem, title, detail } = useProblemText(error)
  const Icon = problem.unavailable ? IconPlugConnectedX : IconAlertTriangle
  return (
    <Alert icon={<Icon aria-hidden />} color={problem.unavailable ? 'yellow' : 'red'} title={title} role="alert" m="md">
      {detail && <Text size="sm">{detail}</Text>}
      {problem.errors.map((field) => (
        <Text size="sm" key={`${field.field} ${field.message}`}>
          {field.message}
        </Text>
      ))}
      {kept && <Text size="sm">{kept}</Text>}
      {onRetry && (
        <Group mt="sm">
          <RetryButton onRetry={onRetry} />
        </Group>
      )}
    </Alert>
  )
}

function RetryButton({ onRetry }: { onRetry: () => void }) {
  const { t } = useProblemText(undefined)
  return (
    <Button size="xs" variant="default" onClick={onRetry}>
      {t('tryAgain')}
    </Button>
  )
}
