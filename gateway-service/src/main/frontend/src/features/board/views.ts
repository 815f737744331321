import type { SavedView, Show } from './api/views'
import { type Asked, filtersOf, joined, NO_FILTERS, parts } from './filters'

/** All of the address that a view keeps. */
export interface Shown extends Asked {
  view?: 'list'
  sort?: string
  columns?: string
}

/** What the board shows now, to be kept as a view. */
export function showOf(shown: Shown): Show {
  const { pipelineId, tag, temperature, field, ...filters } = filtersOf(shown)
  return {
    pipelineId: pipelineId ?? null,
    layout: shown.view ?? 'board',
    filters: { ...filters, tag: parts(tag), temperature: parts(temperature), field: parts(field) },
    columns: parts(shown.columns),
    sort: shown.sort ?? null,
  }
}

/** The address that shows the view, without what is gone: a filter by somebody who is not there any more shows nothing. */
export function shownOf(view: SavedView): Shown {
  const gone = (field: string, value?: string) => view.gone.some((one) => one.field === field && (value === undefined || one.value === value))
  const { pipelineId, layout, filters, columns, sort } = view.show
  const there = (field: string, value: string | null | undefined) => (gone(field) ? undefined : (value ?? undefined))
  return {
    ...NO_FILTERS,
    pipeline: there('pipelineId', pipelineId),
    manager: there('managerId', filters.managerId),
    team: there('teamId', filters.teamId),
    source: there('sourceId', filters.sourceId),
    tag: joined((filters.tag ?? []).filter((tag) => !gone('tag', tag))),
    temperature: joined(filters.temperature ?? []),
    field: joined(filters.field ?? []),
    from: filters.createdFrom ?? undefined,
    to: filters.createdTo ?? undefined,
    waiting: filters.waiting ? '1' : undefined,
    min: number(filters.amountFrom),
    max: number(filters.amountTo),
    q: filters.q ?? undefined,
    view: layout === 'list' ? 'list' : undefined,
    columns: joined(columns),
    sort: sort ?? undefined,
  }
}

/** Whether the address shows just this view. */
export function isShown(view: SavedView, shown: Shown): boolean {
  const wanted = shownOf(view)
  return (Object.keys(wanted) as (keyof Shown)[]).every((name) => (wanted[name] ?? '') === (shown[name] ?? ''))
}

function number(value: string | number | null | undefined): string | undefined {
  return value === null || value === undefined ? undefined : String(value)
}
