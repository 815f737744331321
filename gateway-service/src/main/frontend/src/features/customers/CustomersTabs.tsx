import { Tabs } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

/** People or companies; both are addresses of their own. */
export function CustomersTabs({ value }: { value: 'customers' | 'companies' }) {
  const { t } = useTranslation('customers')
  const navigate = useNavigate()
  return (
    <Tabs value={value} onChange={(to) => void navigate({ to: to === 'companies' ? '/companies' : '/customers' })} variant="pills">
      <Tabs.List>
        <Tabs.Tab value="customers">{t('tabs.customers')}</Tabs.Tab>
        <Tabs.Tab value="companies">{t('tabs.companies')}</Tabs.Tab>
      </Tabs.List>
    </Tabs>
  )
}
