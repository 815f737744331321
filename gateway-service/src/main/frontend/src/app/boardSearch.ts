/** What of the board stands in its address. */
export interface BoardSearch {
  pipeline?: string
  manager?: string
  source?: string
  q?: string
  view?: 'list'
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
    source: text('source'),
    q: text('q'),
    view: search.view === 'list' ? 'list' : undefined,
    stage: text('stage'),
  }
}
