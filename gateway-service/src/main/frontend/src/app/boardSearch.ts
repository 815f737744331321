/** What of the board stands in its address: so a link shows a colleague the same leads, as far as they may see them. */
export interface BoardSearch {
  pipeline?: string
  manager?: string
  team?: string
  source?: string
  /** Tags and temperatures, parted by commas; any of them. */
  tag?: string
  temperature?: string
  /** What stands in own fields: `key:value`, or `key:from..to` of what has an order, parted by commas. */
  field?: string
  /** Days on which the lead came in, both included: 2026-11-21. */
  from?: string
  to?: string
  /** Only people who wait for an answer. */
  waiting?: '1'
  /** Amounts in the workspace's currency. */
  min?: string
  max?: string
  q?: string
  view?: 'list'
  /** What the list is ordered by, with a minus for the greatest first; its columns, parted by commas. */
  sort?: string
  columns?: string
  /** The column that a phone shows. */
  stage?: string
}

export function readBoardSearch(search: Record<string, unknown>): BoardSearch {
  const text = (name: string) => {
    const value = search[name]
    // the router reads a bare number in an address as a number
    return typeof value === 'string' || typeof value === 'number' ? String(value) || undefined : undefined
  }
  return {
    pipeline: text('pipeline'),
    manager: text('manager'),
    team: text('team'),
    source: text('source'),
    tag: text('tag'),
    temperature: text('temperature'),
    field: text('field'),
    from: text('from'),
    to: text('to'),
    waiting: text('waiting') === '1' ? '1' : undefined,
    min: text('min'),
    max: text('max'),
    q: text('q'),
    view: search.view === 'list' ? 'list' : undefined,
    sort: text('sort'),
    columns: text('columns'),
    stage: text('stage'),
  }
}
