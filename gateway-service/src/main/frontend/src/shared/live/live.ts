/** One thing that changed somewhere, as the gateway's event stream tells it. */
export interface Change {
  leadId?: string
  orderId?: string
  version?: number
  type: string
  managerId?: string | null
  stageId?: string
  pipelineId?: string
  people?: PersonThere[]
}

/** Somebody who has a card open, and what they do. */
export interface PersonThere {
  id: string
  name: string
  doing: 'open' | 'writing'
}

/** How an answer fares: news for an open card's history, and for nothing else. */
export const MESSAGE_STATE = 'lead.message-state-changed.v1'

/** What one is told in the app is another now; comes to this one person only. */
export const NOTIFICATIONS = 'notification.changed.v1'

/** Who has a card open is told beside the changes: nothing has to be read again for it. */
const PRESENCE = 'lead.presence.v1'

export type LiveState = 'connecting' | 'live' | 'lost'

type ChangeListener = (change: Change) => void
type GapListener = () => void
type PresenceListener = (leadId: string, people: PersonThere[]) => void

const FIRST_RETRY = 1_000
const LONGEST_RETRY = 30_000

/**
 * One event stream for the whole app. It connects while somebody listens; the browser itself goes on where it stopped
 * (Last-Event-ID). Listeners are told of a gap when the gateway says `reset`, and when a stream was opened anew: the
 * first one too, since a page reads before it hears.
 */
class LiveUpdates {
  private source: EventSource | undefined
  private retry = FIRST_RETRY
  private timer: ReturnType<typeof setTimeout> | undefined
  /** Opened by us, not resumed by the browser: what changed since the page was read may have been missed. */
  private fromScratch = true
  private state: LiveState = 'connecting'
  private readonly changes = new Set<ChangeListener>()
  private readonly gaps = new Set<GapListener>()
  private readonly presences = new Set<PresenceListener>()
  private readonly states = new Set<() => void>()

  getState = () => this.state

  onState = (listener: () => void) => {
    this.states.add(listener)
    return () => {
      this.states.delete(listener)
    }
  }

  listen(change: ChangeListener, gap: GapListener) {
    this.changes.add(change)
    this.gaps.add(gap)
    if (!this.source) this.open()
    return () => {
      this.changes.delete(change)
      this.gaps.delete(gap)
      if (this.changes.size === 0) this.close()
    }
  }

  /** Hears who opens and closes cards while the stream is open for somebody; does not open it. */
  onPresence(listener: PresenceListener) {
    this.presences.add(listener)
    return () => {
      this.presences.delete(listener)
    }
  }

  /** What this browser itself has just changed: other screens follow before the event has come round. */
  announce(change: Change) {
    this.changes.forEach((listener) => listener(change))
  }

  private open() {
    if (typeof EventSource === 'undefined') return
    const source = new EventSource('/api/live')
    this.source = source
    source.addEventListener('ready', () => {
      this.retry = FIRST_RETRY
      if (this.fromScratch) this.missed()
      this.fromScratch = false
      this.become('live')
    })
    source.addEventListener('reset', () => this.missed())
    source.addEventListener('change', (event) => {
      const change = JSON.parse((event as MessageEvent<string>).data) as Change
      if (change.type === PRESENCE) this.presences.forEach((listener) => listener(change.leadId!, change.people ?? []))
      else this.changes.forEach((listener) => listener(change))
    })
    source.onerror = () => {
      this.become('lost')
      // the browser retries by itself unless it has given up (an error status, a proxy's page)
      if (source.readyState !== EventSource.CLOSED) return
      this.fromScratch = true
      this.timer = setTimeout(() => this.open(), this.retry)
      this.retry = Math.min(this.retry * 2, LONGEST_RETRY)
    }
  }

  private missed() {
    this.gaps.forEach((gap) => gap())
  }

  private become(state: LiveState) {
    if (this.state === state) return
    this.state = state
    this.states.forEach((listener) => listener())
  }

  private close() {
    clearTimeout(this.timer)
    this.source?.close()
    this.source = undefined
    this.fromScratch = true
    this.become('connecting')
  }
}

export const live = new LiveUpdates()
