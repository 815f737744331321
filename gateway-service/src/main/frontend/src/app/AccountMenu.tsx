import { Avatar, Popover, Skeleton, UnstyledButton } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '@/shared/session/session'

const AccountOptions = lazy(() => import('./AccountOptions').then((module) => ({ default: module.AccountOptions })))

/** Who is signed in; opens language, colours, the keys, and the way out. */
export function AccountMenu({ onHelp }: { onHelp: () => void }) {
  const { t } = useTranslation('app')
  const { staff } = useSession()
  const [opened, setOpened] = useState(false)
  return (
    <Popover opened={opened} onChange={setOpened} position="right-end" width={264} shadow="lg" radius="md">
      <Popover.Target>
        <UnstyledButton p={8} title={staff.name} onClick={() => setOpened(!opened)}>
          <span className="visually-hidden">{t('account', { name: staff.name })}</span>
          <Avatar name={staff.name} size={34} radius="xl" color="accent" aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown p={4} aria-label={t('account', { name: staff.name })}>
        <Suspense fallback={<Skeleton height={280} />}>
          <AccountOptions onHelp={onHelp} onClose={() => setOpened(false)} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}
