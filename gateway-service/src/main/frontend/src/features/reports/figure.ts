import { parameters, type ReportName } from './api'
import type { ReportQuery } from './query'

/** What no reason, nobody and no source are called in the address. */
export const NONE = 'none'

/** A figure of a report, by what it is of; it stands in the address, so the leads behind it can be sent to a colleague. */
export interface Figure {
  /** The word of the API: entered, rejected, won… */
  name: string
  stage?: string
  /** The reason's id, or {@link NONE}. */
  reason?: string
  /** The manager's id, or {@link NONE}. */
  who?: string
  /** The source's id, or {@link NONE}. */
  where?: string
}

export const figureNames = {
  funnel: ['leads', 'open', 'entered', 'visited', 'reached', 'strict', 'passed', 'advanced', 'movedBack', 'rejected', 'left', 'here'],
  rejections: ['rejected'],
  managers: ['processed', 'won', 'rejected', 'answered', 'waiting'],
  sources: ['leads', 'won'],
} as const satisfies Record<ReportName, readonly string[]>

/** The figure that the address names, or null when it names none that this report has. */
export function readFigure(report: ReportName, address: Record<string, string | undefined>): Figure | null {
  const names: readonly string[] = figureNames[report]
  const { figure: name, stage, reason, who, where } = address
  return name && names.includes(name) ? { name, stage, reason, who, where } : null
}

export function writeFigure(figure: Figure | null): Record<string, string | undefined> {
  return { figure: figure?.name, stage: figure?.stage, reason: figure?.reason, who: figure?.who, where: figure?.where }
}

/** What the service is asked for the leads behind a figure: what the report was asked, and the figure. */
export function leadsParameters(report: ReportName, query: ReportQuery, figure: Figure): Record<string, string | boolean | null | undefined> {
  const { name, stage, reason, who, where } = figure
  const asked = parameters(report, query)
  const named = (id: string | undefined) => (id === NONE ? undefined : id)
  switch (report) {
    case 'funnel':
      return { ...asked, figure: name, stageId: stage }
    case 'rejections':
      return { ...asked, stageId: stage, reasonId: named(reason), noReason: reason === NONE || undefined }
    case 'managers':
      return { ...asked, figure: name, managerId: named(who) ?? asked.managerId, nobody: who === NONE || undefined }
    case 'sources':
      return { ...asked, figure: name, sourceId: named(where) ?? asked.sourceId, unknown: where === NONE || undefined }
  }
}

/** The words of a figure: which text says it, and the names that stand in it. */
export interface FigureNames {
  stage?: string
  reason?: string
  who?: string
  where?: string
  /** A stage of the end, where "still here" is won or rejected. */
  kind?: 'open' | 'won' | 'lost'
}

export function figureText(report: ReportName, figure: Figure, names: FigureNames): string {
  if (report === 'funnel' && figure.name === 'here' && names.kind && names.kind !== 'open') return `funnel.${names.kind}`
  if (report === 'rejections') return `rejections.${figure.stage ? (figure.reason ? 'cell' : 'stage') : figure.reason ? 'reason' : 'all'}`
  return `${report}.${figure.name}`
}
