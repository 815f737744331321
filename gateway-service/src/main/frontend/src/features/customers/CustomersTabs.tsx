import { Tabs } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useCompanies } from '@/shared/session/session'

const PATHS = { customers: '/customers', segments: '/segments', companies: '/companies' } as const

/** People, segments of them, or companies; each is an address of its own. */
export function CustomersTabs({ value }: { value: keyof typeof PATHS }) {
  const { t } = useTranslation('customers')
  const navigate = useNavigate()
  const companies = useCompanies()
  return (
    <Tabs value={value} onChange={(to) => void navigate({ to: PATHS[to as keyof typeof PATHS] })} variant="pills">
      <Tabs.List>
        <Tabs.Tab value="customers">{t('tabs.customers')}</Tabs.Tab>
        <Tabs.Tab value="segments">{t('tabs.segments')}</Tabs.Tab>
        {companies && <Tabs.Tab value="companies">{t('tabs.companies')}</Tabs.Tab>}
      </Tabs.List>
    </Tabs>
  )
}
