import { Avatar, Menu, Skeleton, UnstyledButton } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/shared/session/session'

const AccountOptions = lazy(() => import('./AccountOptions').then((module) => ({ default: module.AccountOptions })))

/** Who is signed in; opens language, colours, the keys, and the way out. */
export function AccountMenu({ onHelp }: { onHelp: () => void }) {
  const { t } = useTranslation('app')
  const { staff } = useSession()
  return (
    <Menu position="right-end" width={256} shadow="lg" radius="md">
      <Menu.Target>
        <UnstyledButton aria-label={t('account', { name: staff.name })} p={8}>
          <Avatar name={staff.name} size={34} radius="xl" color="accent" aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Suspense fallback={<Skeleton height={240} />}>
          <AccountOptions onHelp={onHelp} />
        </Suspense>
      </Menu.Dropdown>
    </Menu>
  )
}
