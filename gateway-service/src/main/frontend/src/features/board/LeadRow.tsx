import { Checkbox, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Fragment, type MouseEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Card, Stage } from '@/shared/api/model'
import { useFormats } from '@/shared/format/useFormats'
import { ChannelIcon } from '@/shared/ui/Channel'
import { Stale, useIsStale } from '@/shared/ui/Stale'
import { TagDot } from '@/shared/ui/TagDot'
import { TemperatureBadge } from '@/shared/ui/Temperature'
import { Waiting } from '@/shared/ui/Waiting'
import { type ColumnKey, COLUMNS } from './listColumns'
import classes from './LeadList.module.css'
import { useSelected, useSelection } from './selection'

interface Props {
  lead: Card
  stage: Stage | undefined
  columns: ColumnKey[]
  tracks: string
  index: number
  start: number
  opened: boolean
  /** Picks all rows from the one that was picked last to this one. */
  onExtend: () => void
}

/** A lead in one line. */
export function LeadRow({ lead, stage, columns, tracks, index, start, opened, onExtend }: Props) {
  const { t } = useTranslation('board')
  const selection = useSelection()
  const picked = useSelected(lead.id)
  const name = lead.title || t('shared:noName')
  const pick = (event: MouseEvent) => {
    if (event.shiftKey) onExtend()
    else selection.toggle(lead)
  }
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={picked}
      className={classes.row}
      data-lead={lead.id}
      data-opened={opened || undefined}
      data-picked={picked || undefined}
      style={{ position: 'absolute', top: 0, transform: `translateY(${start}px)`, gridTemplateColumns: tracks }}
    >
      <span role="cell" className={classes.pick}>
        <Checkbox size="xs" aria-label={t('many.pick', { name })} checked={picked} readOnly onClick={pick} />
      </span>
      {COLUMNS.filter(({ key }) => columns.includes(key)).map(({ key }) => (
        <span key={key} role="cell" className={classes[key]}>
          {key === 'who' ? (
            <>
              <ChannelIcon channel={lead.channel} />
              <Link
                to="/leads/$leadId"
                params={{ leadId: lead.id }}
                search={(before) => before}
                className={classes.link}
                title={lead.title ?? undefined}
                onClick={(event) => {
                  if (!event.shiftKey && !event.ctrlKey && !event.metaKey) return
                  event.preventDefault()
                  pick(event)
                }}
              >
                {name}
              </Link>
            </>
          ) : (
            <Value column={key} lead={lead} stage={stage} />
          )}
        </span>
      ))}
    </div>
  )
}

/** What presses most: who waits, what is stale, or how long it has been here. */
function Age({ lead }: { lead: Card }) {
  const formats = useFormats()
  const stale = useIsStale(lead.staleAt)
  if (lead.waitingSince && lead.outcome === 'open') return <Waiting since={lead.waitingSince} />
  return stale ? <Stale since={lead.staleAt!} /> : formats.duration(Date.now() - Date.parse(lead.stageEnteredAt))
}

function Value({ column, lead, stage }: { column: Exclude<ColumnKey, 'who'>; lead: Card; stage: Stage | undefined }): ReactNode {
  const { t } = useTranslation('board')
  const formats = useFormats()
  switch (column) {
    case 'number':
      return lead.number
    case 'stage':
      return (
        <>
          <span className={classes.dot} style={{ background: stage?.color ?? 'var(--line-strong)' }} />
          {stage?.name ?? '…'}
        </>
      )
    case 'temperature':
      return <TemperatureBadge value={lead.temperature} />
    case 'said':
      return <span title={lead.lastMessage?.text}>{lead.lastMessage?.text}</span>
    case 'amount':
      return lead.amount && formats.money(lead.amount)
    case 'tags':
      return (
        <span title={lead.tags.join(', ')}>
          {lead.tags.map((tag, index) => (
            <Fragment key={tag}>
              {index > 0 && ', '}
              <TagDot name={tag} />
              {tag}
            </Fragment>
          ))}
        </span>
      )
    case 'age':
      return <Age lead={lead} />
    case 'manager':
      return (
        lead.manager?.name ?? (
          <Text span size="sm" c="dimmed">
            {t('shared:unassigned')}
          </Text>
        )
      )
    case 'source':
      return lead.source?.name
    case 'created':
      return <span title={formats.dateTime(lead.createdAt)}>{formats.when(lead.createdAt)}</span>
  }
}
