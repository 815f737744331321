import { Alert } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

/** Says who may change what is shown here. */
export function ReadOnly({ ownerOnly }: { ownerOnly?: boolean }) {
  const { t } = useTranslation('settings')
  return (
    <Alert variant="light" color="gray" icon={<IconLock aria-hidden />}>
      {ownerOnly ? t('readOnlyOwner') : t('readOnly')}
    </Alert>
  )
}
