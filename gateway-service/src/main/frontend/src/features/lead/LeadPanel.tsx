import { ActionIcon, SegmentedControl, Skeleton, Stack } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { IconX } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { pipelinesQuery } from '@/shared/api/reference'
import { useBeAt } from '@/shared/live/presence'
import { ErrorState } from '@/shared/ui/ErrorState'
import { isTyping } from '@/shared/ui/keys'
import { useTitle } from '@/shared/ui/useTitle'
import { Composer } from './Composer'
import { FileDrop } from './FileDrop'
import { LeadFacts } from './LeadFacts'
import { LeadHeader } from './LeadHeader'
import classes from './LeadPanel.module.css'
import { MergedInto } from './MergedInto'
import type { Lead } from './model'
import { NextStep } from './NextStep'
import { PossiblyTheSame } from './PossiblyTheSame'
import { Timeline } from './Timeline'
import { useLead } from './useLead'

const ConversionSheet = lazy(() => import('./ConversionSheet').then((module) => ({ default: module.ConversionSheet })))

/** One lead: over the board, or a page of its own on a phone; at its own address either way. */
export function LeadPanel() {
  const { t } = useTranslation('lead')
  const { leadId } = useParams({ from: '/shell/boardLayout/leads/$leadId' })
  const { sheet, pipeline } = useSearch({ from: '/shell/boardLayout/leads/$leadId' })
  const navigate = useNavigate({ from: '/leads/$leadId' })
  const panel = useRef<HTMLDivElement>(null)
  const query = useLead(leadId)
  useTitle(query.data && `${query.data.number} ${query.data.title ?? ''}`)
  const close = () => void navigate({ to: '/board', search: (before) => ({ ...before, sheet: undefined }) })
  const showSheet = (shown: boolean) =>
    void navigate({ to: '/leads/$leadId', params: { leadId }, search: (before) => ({ ...before, sheet: shown ? ('convert' as const) : undefined }), replace: !shown })

  // the address of a card says nothing of pipelines: the board behind it is that of the card
  const cards = query.data?.pipelineId
  const { data: pipelines = [] } = useQuery(pipelinesQuery)
  const standard = (pipelines.find((one) => one.default) ?? pipelines[0])?.id
  useEffect(() => {
    if (!pipeline && cards && standard && cards !== standard) void navigate({ to: '/leads/$leadId', params: { leadId }, search: (before) => ({ ...before, pipeline: cards }), replace: true })
  }, [pipeline, cards, standard, navigate, leadId])

  const closing = useRef(close)
  useEffect(() => {
    closing.current = close
  })
  useEffect(() => {
    panel.current?.focus()
    const onKey = (event: KeyboardEvent) => {
      // a menu, a question or a sheet that is open takes Esc first
      if (event.key !== 'Escape' || event.defaultPrevented || isTyping(event.target)) return
      if (document.querySelector('[role="dialog"]:not([data-lead-panel]), [role="menu"], [role="listbox"], .mantine-Popover-dropdown')) return
      closing.current()
    }
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('keydown', onKey)
      // back to the card from which it was opened
      setTimeout(() => {
        if (document.activeElement === document.body) document.querySelector<HTMLElement>(`[data-card="${CSS.escape(leadId)}"] a`)?.focus({ preventScroll: true })
      }, 50)
    }
  }, [leadId])

  return (
    <div ref={panel} className={classes.panel} role="dialog" aria-modal="false" data-lead-panel aria-label={query.data?.title || t('lead')} tabIndex={-1}>
      {query.data ? (
        <LeadContent key={leadId} lead={query.data} onClose={close} onConvert={() => showSheet(true)} />
      ) : (
        <>
          <ActionIcon className={classes.closeAlone} onClick={close} aria-label={t('shared:close')}>
            <IconX size={18} aria-hidden />
          </ActionIcon>
          {query.error ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : <PanelSkeleton />}
        </>
      )}
      {sheet === 'convert' && query.data?.outcome === 'open' && (
        <Suspense fallback={null}>
          <ConversionSheet lead={query.data} onClose={() => showSheet(false)} />
        </Suspense>
      )}
    </div>
  )
}

function LeadContent({ lead, onClose, onConvert }: { lead: Lead; onClose: () => void; onConvert: () => void }) {
  const { t } = useTranslation('lead')
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const [side, setSide] = useState<'talk' | 'facts'>('talk')
  const [writing, setWriting] = useState(false)
  useBeAt(lead.id, writing ? 'writing' : 'open')
  return (
    <>
      <LeadHeader lead={lead} onClose={onClose} onConvert={onConvert} />
      {lead.mergedInto ? (
        <MergedInto into={lead.mergedInto} />
      ) : (
        <>
          <NextStep lead={lead} />
          <PossiblyTheSame lead={lead} />
        </>
      )}
      {narrow && (
        <SegmentedControl
          className={classes.sides}
          fullWidth
          size="xs"
          aria-label={t('sides')}
          value={side}
          onChange={(value) => setSide(value)}
          data={[
            { value: 'talk', label: t('talk') },
            { value: 'facts', label: t('facts') },
          ]}
        />
      )}
      <FileDrop lead={lead} className={classes.body}>
        {(!narrow || side === 'talk') && (
          <div className={classes.talk}>
            <Timeline lead={lead} />
            {!lead.mergedInto && <Composer lead={lead} onWriting={setWriting} />}
          </div>
        )}
        {(!narrow || side === 'facts') && <LeadFacts lead={lead} />}
      </FileDrop>
    </>
  )
}

function PanelSkeleton() {
  return (
    <Stack p="lg" gap="md" aria-hidden>
      <Skeleton height={24} width="45%" />
      <Skeleton height={14} width="60%" />
      <Skeleton height={32} />
      <div className={classes.body}>
        <Stack style={{ flex: 1 }}>
          <Skeleton height={64} width="70%" />
          <Skeleton height={48} width="60%" ml="auto" />
          <Skeleton height={80} width="75%" />
        </Stack>
      </div>
    </Stack>
  )
}
