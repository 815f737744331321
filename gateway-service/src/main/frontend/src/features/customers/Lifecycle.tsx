import { Badge, Tooltip } from '@mantine/core'
import { IconShoppingCartCheck, IconUserQuestion } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Lifecycle } from './api'

/** Prospect or buyer: an icon and a word, not the colour alone. */
export function LifecycleBadge({ value }: { value: Lifecycle }) {
  const { t } = useTranslation('customers')
  const Icon = value === 'buyer' ? IconShoppingCartCheck : IconUserQuestion
  return (
    <Tooltip label={t(`lifecycleHelp.${value}`)}>
      <Badge variant="light" color={value === 'buyer' ? 'green' : 'gray'} leftSection={<Icon size={12} aria-hidden />}>
        {t(`lifecycleOne.${value}`)}
      </Badge>
    </Tooltip>
  )
}
