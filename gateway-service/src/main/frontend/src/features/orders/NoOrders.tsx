import { Button, Group } from '@mantine/core'
import { IconPackage, IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useAddress } from '@/shared/routing/useAddress'
import { useRole } from '@/shared/session/session'
import { EmptyState } from '@/shared/ui/EmptyState'
import { isFiltered, NO_FILTER } from './filter'
import { ImportButton } from './ImportButton'

/** What stands where orders would: none fits the filter, or there is none yet. */
export function NoOrders() {
  const { t } = useTranslation('orders')
  const [address, change] = useAddress()
  const mayWrite = !useRole('analyst')
  return isFiltered(address) ? (
    <EmptyState
      icon={IconSearch}
      title={t('emptyFilter.title')}
      hint={t('emptyFilter.text')}
      action={
        <Button variant="light" size="xs" onClick={() => change(NO_FILTER)}>
          {t('emptyFilter.action')}
        </Button>
      }
    />
  ) : (
    <EmptyState
      icon={IconPackage}
      title={t('empty.title')}
      hint={t('empty.text')}
      action={
        mayWrite && (
          <Group gap="xs" justify="center">
            <Button variant="light" size="xs" onClick={() => change({ new: 'order' }, { push: true })}>
              {t('empty.action')}
            </Button>
            <ImportButton />
          </Group>
        )
      }
    />
  )
}
