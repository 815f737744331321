import { Menu, Skeleton, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { IconBookmark, IconBookmarkPlus, IconCheck, IconChevronDown, IconSettings, IconUsers } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '@/shared/ui/ErrorState'
import { isTyping } from '@/shared/ui/keys'
import { notify } from '@/shared/ui/notify'
import { type SavedView, viewsQuery } from './api/views'
import classes from './BoardExtras.module.css'
import { isShown, shownOf, type Shown } from './views'

const SaveViewDialog = lazy(() => import('./ViewDialogs').then((module) => ({ default: module.SaveViewDialog })))
const ViewsDialog = lazy(() => import('./ViewDialogs').then((module) => ({ default: module.ViewsDialog })))

/** Views that are kept under a name; `v` opens them, arrows and Enter choose. */
export function ViewsMenu() {
  const { t } = useTranslation('board')
  const shown: Shown = useSearch({ from: '/shell/boardLayout' })
  const navigate = useNavigate({ from: '/board' })
  const [opened, setOpened] = useState(false)
  const [dialog, setDialog] = useState<'save' | 'manage' | null>(null)
  const views = useQuery(viewsQuery)
  const current = views.data?.find((view) => isShown(view, shown))

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.code !== 'KeyV' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      event.preventDefault()
      setOpened(true)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])

  const open = (view: SavedView) => {
    void navigate({ to: '/board', search: (before) => ({ ...before, ...shownOf(view) }) })
    if (view.gone.length) {
      // a removed tag is known by its name; of the others only the id is left
      const gone = [...new Set(view.gone.map((one) => (one.field === 'tag' ? `“${one.value}”` : t(`views.gone.${one.field as 'managerId'}`))))]
      notify({ color: 'yellow', title: t('views.goneTitle', { name: view.name }), message: t('views.goneText', { what: gone.join(', ') }), autoClose: 8000 })
    }
  }
  const [mine, theirs] = [views.data?.filter((view) => !view.shared) ?? [], views.data?.filter((view) => view.shared) ?? []]
  const item = (view: SavedView) => (
    <Menu.Item
      key={view.id}
      leftSection={view.shared ? <IconUsers size={15} aria-hidden /> : <IconBookmark size={15} aria-hidden />}
      rightSection={view === current && <IconCheck size={15} aria-hidden />}
      aria-current={view === current || undefined}
      onClick={() => open(view)}
    >
      {view.name}
    </Menu.Item>
  )
  return (
    <>
      <Menu opened={opened} onChange={setOpened} position="bottom-start" shadow="lg" radius="md" width={260}>
        <Menu.Target>
          <UnstyledButton className={classes.views} data-active={current ? true : undefined} title={current?.name} aria-label={current ? t('views.now', { name: current.name }) : t('views.title')}>
            <IconBookmark size={15} aria-hidden />
            <span className={classes.chipText}>{current?.name ?? t('views.title')}</span>
            <IconChevronDown size={14} aria-hidden />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {views.isPending && <Skeleton height={28} m={6} />}
          {views.error && <ErrorState error={views.error} onRetry={() => void views.refetch()} />}
          <div className={classes.options}>
            {mine.length > 0 && <Menu.Label>{t('views.mine')}</Menu.Label>}
            {mine.map(item)}
            {theirs.length > 0 && <Menu.Label>{t('views.shared')}</Menu.Label>}
            {theirs.map(item)}
          </div>
          {views.data?.length === 0 && (
            <Menu.Label>{t('views.none')}</Menu.Label>
          )}
          <Menu.Divider />
          <Menu.Item leftSection={<IconBookmarkPlus size={15} aria-hidden />} onClick={() => setDialog('save')}>
            {t('views.save')}
          </Menu.Item>
          {views.data?.some((view) => view.changeable) && (
            <Menu.Item leftSection={<IconSettings size={15} aria-hidden />} onClick={() => setDialog('manage')}>
              {t('views.manage')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Suspense fallback={null}>
        {dialog === 'save' && <SaveViewDialog shown={shown} onClose={() => setDialog(null)} />}
        {dialog === 'manage' && <ViewsDialog views={views.data ?? []} shown={shown} onClose={() => setDialog(null)} />}
      </Suspense>
    </>
  )
}
