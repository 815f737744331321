import { Avatar, Tooltip } from '@mantine/core'
import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { Link } from '@tanstack/react-router'
import { IconArrowBackUp, IconSquareCheckFilled, IconUserCheck, IconUserQuestion } from '@tabler/icons-react'
import { memo, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Card } from '@/shared/api/model'
import boardClasses from '@/shared/board/Board.module.css'
import { useFormats } from '@/shared/format/useFormats'
import { OthersThere } from '@/shared/live/OthersThere'
import { DueAt } from '@/shared/tasks/DueAt'
import { ChannelIcon } from '@/shared/ui/Channel'
import { Stale, useIsStale } from '@/shared/ui/Stale'
import { TagDot } from '@/shared/ui/TagDot'
import { TemperatureBadge } from '@/shared/ui/Temperature'
import { useNow } from '@/shared/ui/useNow'
import { Waiting } from '@/shared/ui/Waiting'
import classes from './BoardCard.module.css'
import { useSelected } from './selection'

interface Props {
  card: Card
  /** The one card of the board that Tab reaches; arrows go on from there. */
  reachable: boolean
  lifted: boolean
  /** Moved, but the service has still to agree or the stage has still to be answered. */
  pending: boolean
  opened: boolean
  /** Ctrl or Shift and a click: this card, or all of its column up to it. */
  onPick: (card: Card, range: boolean) => void
}

/** A lead in three lines: who; what they last said; amount, tags, waiting and manager. Its height is always the same. */
export const BoardCard = memo(function BoardCard({ card, reachable, lifted, pending, opened, onPick }: Props) {
  const { t } = useTranslation('board')
  const picked = useSelected(card.id)
  const element = useRef<HTMLElement>(null)
  const [dragged, setDragged] = useState(false)
  const { id, stageId } = card

  useEffect(() => {
    if (!element.current) return
    return draggable({
      element: element.current,
      getInitialData: () => ({ leadId: id, stageId }),
      onDragStart: () => setDragged(true),
      onDrop: () => setDragged(false),
    })
  }, [id, stageId])

  const name = card.title || t('shared:noName')
  return (
    <article
      ref={element}
      className={boardClasses.card}
      data-card={id}
      data-dragged={dragged || undefined}
      data-lifted={lifted || undefined}
      data-pending={pending || undefined}
      data-opened={opened || undefined}
      data-picked={picked || undefined}
    >
      <div className={boardClasses.line}>
        <ChannelIcon channel={card.channel} />
        <Link
          to="/leads/$leadId"
          params={{ leadId: id }}
          search={(before) => before}
          className={boardClasses.name}
          draggable={false}
          tabIndex={reachable ? 0 : -1}
          aria-describedby="board-card-help"
          title={name}
          onClick={(event) => {
            if (!event.shiftKey && !event.ctrlKey && !event.metaKey) return
            event.preventDefault()
            onPick(card, event.shiftKey)
          }}
        >
          {name}
          {picked && <span className="visually-hidden">, {t('many.picked')}</span>}
        </Link>
        {picked && <IconSquareCheckFilled size={16} className={classes.picked} aria-hidden />}
        <OthersThere leadId={id} short />
        {!card.first && <Buyer card={card} />}
      </div>
      <Said card={card} />
      <Figures card={card} />
    </article>
  )
})

function Buyer({ card }: { card: Card }) {
  const { t } = useTranslation('board')
  const label = card.customer ? t('repeatOf', { name: card.customer.name || t('shared:noName') }) : t('repeat')
  return (
    <span className={classes.buyer} title={label}>
      <IconUserCheck size={13} stroke={1.8} aria-hidden />
      <span className={classes.buyerWord}>{t('repeat')}</span>
    </span>
  )
}

function Said({ card }: { card: Card }) {
  const { t } = useTranslation('board')
  if (!card.lastMessage)
    return <p className={boardClasses.words}>{card.source ? t('from', { source: card.source.name }) : t('nothingSaid')}</p>
  const out = card.lastMessage.direction === 'out'
  return (
    <p className={boardClasses.words}>
      {out && (
        <span role="img" aria-label={t('weAnswered')} className={classes.out}>
          <IconArrowBackUp size={13} aria-hidden />
        </span>
      )}
      {card.lastMessage.text || t('attachment')}
    </p>
  )
}

function Figures({ card }: { card: Card }) {
  const { t } = useTranslation('board')
  const formats = useFormats()
  const now = useNow()
  const stale = useIsStale(card.staleAt)
  const [firstTag, ...otherTags] = card.tags
  return (
    <div className={boardClasses.line}>
      {card.temperatureByHand && (
        <span className={classes.temperature} data-temperature={card.temperature} title={t('byHand')}>
          <TemperatureBadge value={card.temperature} iconOnly />
          <span aria-hidden className={classes.temperatureWord}>
            {t(`shared:temperature.${card.temperature}`)}
          </span>
        </span>
      )}
      {card.amount && <strong className={classes.amount}>{formats.money(card.amount)}</strong>}
      <span className={classes.tags}>
        {firstTag && (
          <span className={classes.tag}>
            <TagDot name={firstTag} />
            {firstTag}
          </span>
        )}
        {otherTags.length > 0 && (
          <span className={`${classes.tag} ${classes.moreTags}`} title={formats.list(otherTags)}>
            +{otherTags.length}
          </span>
        )}
      </span>
      {card.waitingSince && card.outcome === 'open' ? (
        <Waiting since={card.waitingSince} />
      ) : card.nextStep ? (
        <DueAt kind={card.nextStep.kind} dueAt={card.nextStep.dueAt} title={card.nextStep.text} short />
      ) : stale ? (
        <Stale since={card.staleAt!} />
      ) : (
        <span className={classes.age} title={t('enteredAt', { time: formats.dateTime(card.stageEnteredAt) })}>
          {formats.duration(now - Date.parse(card.stageEnteredAt))}
        </span>
      )}
      {card.manager ? (
        <Tooltip label={card.manager.name}>
          <Avatar name={card.manager.name} size={22} radius="xl" color="gray" alt={card.manager.name} role="img" aria-label={t('managedBy', { name: card.manager.name })} />
        </Tooltip>
      ) : (
        <Tooltip label={t('shared:unassigned')}>
          <span role="img" aria-label={t('shared:unassigned')} className={classes.nobody}>
            <IconUserQuestion size={13} stroke={1.8} aria-hidden />
          </span>
        </Tooltip>
      )}
    </div>
  )
}
