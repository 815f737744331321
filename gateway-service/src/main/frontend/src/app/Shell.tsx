import { Outlet } from '@tanstack/react-router'
import { useDisclosure } from '@mantine/hooks'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigation } from './Navigation'
import classes from './Shell.module.css'
import { useGoKeys } from './useGoKeys'

const KeysHelp = lazy(() => import('./KeysHelp').then((module) => ({ default: module.KeysHelp })))

export function Shell() {
  const { t } = useTranslation('app')
  const [helpOpened, help] = useDisclosure(false)

  useGoKeys(help.toggle)

  return (
    <div className={classes.shell}>
      <a href="#main" className={classes.skip}>
        {t('skip')}
      </a>
      <Navigation onHelp={help.open} />
      <main id="main" className={classes.main} tabIndex={-1}>
        <Outlet />
      </main>
      {helpOpened && (
        <Suspense fallback={null}>
          <KeysHelp opened onClose={help.close} />
        </Suspense>
      )}
    </div>
  )
}
