import { Button, Drawer, Stack, Text, UnstyledButton } from '@mantine/core'
import { IconMailForward } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorState } from '@/shared/ui/ErrorState'
import { RowsSkeleton } from '@/shared/ui/Skeletons'
import { mailingsQuery } from './api'

/** What was sent to segments, the newest first. */
export function MailingsList({ onOpen, onClose }: { onOpen: (id: string) => void; onClose: () => void }) {
  const { t } = useTranslation('customers')
  const { dateTime } = useFormats()
  const query = useInfiniteQuery(mailingsQuery)
  const mailings = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Drawer opened onClose={onClose} position="right" size="md" title={t('mailings.all')} closeButtonProps={{ 'aria-label': t('shared:close') }}>
      {query.isError && mailings.length === 0 ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.isPending ? (
        <RowsSkeleton rows={6} />
      ) : mailings.length === 0 ? (
        <EmptyState icon={IconMailForward} title={t('mailings.all')} hint={t('mailings.none')} />
      ) : (
        <Stack gap="sm">
          {mailings.map(({ id, segment, text, state, askedAt }) => (
            <UnstyledButton key={id} onClick={() => onOpen(id)}>
              <Text fw={600}>{segment}</Text>
              <Text size="sm" truncate>
                {text}
              </Text>
              <Text size="xs" c="dimmed">
                {t(`mailings.state.${state}`)} · {dateTime(askedAt)}
              </Text>
            </UnstyledButton>
          ))}
        </Stack>
      )}
      {query.hasNextPage && (
        <Button size="xs" variant="subtle" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('shared:loadMore')}
        </Button>
      )}
    </Drawer>
  )
}
