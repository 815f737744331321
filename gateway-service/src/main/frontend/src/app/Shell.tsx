import { Outlet, useNavigate } from '@tanstack/react-router'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { lazy, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { isTyping } from '@/shared/ui/keys'
import { Navigation } from './Navigation'
import classes from './Shell.module.css'

const KeysHelp = lazy(() => import('./KeysHelp').then((module) => ({ default: module.KeysHelp })))

export function Shell() {
  const { t } = useTranslation('app')
  const navigate = useNavigate()
  const [helpOpened, help] = useDisclosure(false)

  useHotkeys([
    ['g+b', () => void navigate({ to: '/board' })],
  ])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === '?') {
        event.preventDefault()
        help.toggle()
      }
      if (event.key === '/') {
        const search = document.querySelector<HTMLInputElement>('input[data-search]')
        event.preventDefault()
        if (search) search.focus()
        else void navigate({ to: '/board' })
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [help, navigate])

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
