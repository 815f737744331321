import { IconTableImport } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useRole } from '@/shared/session/session'
import { LinkButton } from '@/shared/ui/links'

/** The way to where tables of them are brought; for the owner, whom it is open to. */
export function ImportButton({ visibleFrom }: { visibleFrom?: 'sm' }) {
  const { t } = useTranslation('orders')
  if (!useRole('owner')) return null
  return (
    <LinkButton visibleFrom={visibleFrom} variant="default" size="xs" leftSection={<IconTableImport size={14} aria-hidden />} to="/settings/imports">
      {t('import')}
    </LinkButton>
  )
}
