import { Outlet, useMatch, useSearch } from '@tanstack/react-router'
import { useMediaQuery } from '@mantine/hooks'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RowsSkeleton } from '@/shared/ui/Skeletons'
import { useKeysHelp } from '@/shared/ui/keys'
import { useTitle } from '@/shared/ui/useTitle'
import classes from './BoardPage.module.css'
import { BoardColumns } from './BoardColumns'
import { BoardTools } from './BoardTools'
import { Selection, SelectionContext, useSelectedCount } from './selection'
import { useFilters } from './filters'

const LeadList = lazy(() => import('./LeadList').then((module) => ({ default: module.LeadList })))
const ManyBar = lazy(() => import('./ManyBar').then((module) => ({ default: module.ManyBar })))
const NewLeadDialog = lazy(() => import('./NewLeadDialog').then((module) => ({ default: module.NewLeadDialog })))

export function BoardPage() {
  const { t } = useTranslation('board')
  useTitle(t('title'))
  const search = useSearch({ from: '/shell/boardLayout' })
  const openedId = useMatch({ from: '/shell/boardLayout/leads/$leadId', shouldThrow: false })?.params.leadId
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const [adding, setAdding] = useState(false)
  const filters = useFilters(search)
  const [selection] = useState(() => new Selection())
  useKeysHelp(
    t('keys.title'),
    useMemo(
      () => [
        { keys: ['←', '↑', '↓', '→'], label: t('keys.walk') },
        { keys: ['Enter'], label: t('keys.open') },
        { keys: ['Space'], label: t('keys.lift') },
        { keys: ['←', '→', 'Space'], label: t('keys.carry') },
        { keys: ['Esc'], label: t('keys.putBack') },
        { keys: ['x'], label: t('keys.select') },
        { keys: ['Shift', 'x'], label: t('keys.selectRange') },
        { keys: ['v'], label: t('keys.views') },
      ],
      [t],
    ),
  )

  // on a phone the card is a page of its own
  if (phone && openedId) return <Outlet />
  return (
    <SelectionContext value={selection}>
      <div className={classes.page}>
        <BoardTools filters={filters} list={search.view === 'list'} onNewLead={() => setAdding(true)} />
        {search.view === 'list' ? (
          <Suspense fallback={<RowsSkeleton rows={14} />}>
            <LeadList filters={filters} openedId={openedId} />
          </Suspense>
        ) : (
          <BoardColumns filters={filters} openedId={openedId} onNewLead={() => setAdding(true)} />
        )}
        <SelectedBar pipelineId={filters.pipelineId} />
        <Outlet />
        {adding && (
          <Suspense fallback={null}>
            <NewLeadDialog pipelineId={filters.pipelineId} onClose={() => setAdding(false)} />
          </Suspense>
        )}
      </div>
    </SelectionContext>
  )
}

/** The bar over many cards comes with the first that is selected. */
function SelectedBar({ pipelineId }: { pipelineId: string | undefined }) {
  const any = useSelectedCount() > 0
  const [needed, setNeeded] = useState(any)
  if (any && !needed) setNeeded(true)
  if (!needed) return null
  return (
    <Suspense fallback={null}>
      <ManyBar pipelineId={pipelineId} />
    </Suspense>
  )
}
