import { Avatar } from '@mantine/core'
import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { memo, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { staffQuery } from '@/shared/api/reference'
import boardClasses from '@/shared/board/Board.module.css'
import { useFormats } from '@/shared/format/useFormats'
import type { Order } from '../api'
import { useCustomerName } from '../customerName'
import classes from './OrderBoard.module.css'

interface Props {
  order: Order
  /** The one card of the board that Tab reaches; arrows go on from there. */
  reachable: boolean
  lifted: boolean
}

/** An order in three lines: who; what; sum, payment and manager. Its height is always the same. */
export const OrderCard = memo(function OrderCard({ order, reachable, lifted }: Props) {
  const { t } = useTranslation('orders')
  const { money, when } = useFormats()
  const nameOf = useCustomerName()
  const manager = useQuery(staffQuery).data?.find((one) => one.id === order.manager?.id)
  const element = useRef<HTMLElement>(null)
  const [dragged, setDragged] = useState(false)
  const { id, nextStatuses } = order

  useEffect(() => {
    if (!element.current) return
    return draggable({
      element: element.current,
      getInitialData: () => ({ orderId: id, next: nextStatuses }),
      onDragStart: () => setDragged(true),
      onDrop: () => setDragged(false),
    })
  }, [id, nextStatuses])

  return (
    <article ref={element} className={boardClasses.card} data-card={id} data-dragged={dragged || undefined} data-lifted={lifted || undefined}>
      <div className={boardClasses.line}>
        <Link to="/orders/$orderId" params={{ orderId: id }} className={boardClasses.name} draggable={false} tabIndex={reachable ? 0 : -1} aria-describedby="order-card-help">
          {nameOf(order)}
        </Link>
        <span className={classes.quiet}>№{order.number}</span>
      </div>
      <p className={boardClasses.words}>{order.lines.map((line) => line.name).join(', ') || '–'}</p>
      <div className={boardClasses.line}>
        <span className={classes.sum}>{money(order.sum)}</span>
        <span className={classes.quiet}>{t(`payment.${order.paymentState}`)}</span>
        <span className={classes.rest}>
          <span className={classes.quiet}>{when(order.createdAt)}</span>
          {manager && <Avatar size={20} radius="xl" name={manager.name} color="initials" title={manager.name} alt={manager.name} />}
        </span>
      </div>
    </article>
  )
})
