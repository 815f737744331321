import { Badge, Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '@/shared/api/client'
import type { Page } from '@/shared/api/model'
import type { Receipt } from './api'

/** Ledger, deliveries, quarantine: three addresses; quarantine says how much waits. */
export function ReceiptsTabs({ value }: { value: 'ledger' | 'receipts' | 'quarantine' }) {
  const { t } = useTranslation('receipts')
  const navigate = useNavigate()
  const waiting = useQuery({
    queryKey: ['receipts', 'quarantineCount'],
    queryFn: ({ signal }) => api.get<Page<Receipt>>('/api/receipts', { outcome: 'quarantined', limit: 100 }, signal),
    refetchInterval: 30_000,
  }).data
  const go = (to: string | null) => {
    if (to === 'ledger') void navigate({ to: '/receipts/ledger' })
    if (to === 'receipts') void navigate({ to: '/receipts' })
    if (to === 'quarantine') void navigate({ to: '/receipts/quarantine' })
  }
  return (
    <Tabs value={value} onChange={go} variant="pills">
      <Tabs.List style={{ flexWrap: 'nowrap', overflowX: 'auto' }}>
        <Tabs.Tab value="ledger">{t('tabs.ledger')}</Tabs.Tab>
        <Tabs.Tab value="receipts">{t('tabs.receipts')}</Tabs.Tab>
        <Tabs.Tab
          value="quarantine"
          rightSection={
            waiting && waiting.items.length > 0 ? (
              <Badge size="sm" color="red" variant="light" circle={waiting.items.length < 10}>
                {waiting.items.length}
                {waiting.next && '+'}
              </Badge>
            ) : undefined
          }
        >
          {t('tabs.quarantine')}
        </Tabs.Tab>
      </Tabs.List>
    </Tabs>
  )
}
