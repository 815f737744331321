import { Link } from '@tanstack/react-router'
import { createContext, type ReactNode, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import type { ReportName } from './api'
import { type Figure, type FigureNames, figureText, writeFigure } from './figure'
import { type ReportQuery, writeQuery } from './query'
import classes from './Reports.module.css'

/** What the report that is shown was asked: a figure's address repeats it. */
export const Asked = createContext<{ report: ReportName; query: ReportQuery } | null>(null)

/** Says what a figure counts: the name of its link and the title of its leads. */
export function useFigureTitle() {
  const { t } = useTranslation('reports')
  const { number } = useFormats()
  return (report: ReportName, figure: Figure, names: FigureNames, value: number) =>
    t(`behind.of.${figureText(report, figure, names)}`, { ...names, figure: number(value) })
}

interface Props {
  figure: Figure
  names?: FigureNames
  /** How much it is; behind nothing there is nothing to open. */
  value: number
  className?: string
  /** What is shown is not the number itself but a sum or a time: it is read first, what opens after it. */
  beside?: boolean
  children: ReactNode
}

/** A figure that opens the leads behind it. */
export function FigureLink({ figure, names = {}, value, className, beside, children }: Props) {
  const asked = useContext(Asked)
  const title = useFigureTitle()
  if (!asked || value === 0) return <>{children}</>
  const says = title(asked.report, figure, names, value)
  return (
    <Link
      to="/reports/$report"
      params={{ report: asked.report }}
      // the page's search is text of all reports; the router cannot know its type
      search={((before: object) => ({ ...before, ...writeQuery(asked.query), ...writeFigure(figure) })) as never}
      state={{ overReport: true } as never}
      className={className ?? classes.figureLink}
      aria-label={beside ? undefined : says}
    >
      {children}
      {beside && <span className="visually-hidden"> {says}</span>}
    </Link>
  )
}
