import { Button } from '@mantine/core'
import { IconMapQuestion } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '@/shared/ui/EmptyState'

export function NotFound() {
  const { t } = useTranslation('app')
  return (
    <EmptyState
      icon={IconMapQuestion}
      title={t('notFound.title')}
      hint={t('notFound.hint')}
      action={
        <Button component="a" href="/board" variant="light" mt="xs">
          {t('notFound.toBoard')}
        </Button>
      }
    />
  )
}
