import { useEffect, useSyncExternalStore } from 'react'
import { api } from '@/shared/api/client'
import { useSession } from '@/shared/session/session'
import { live, type PersonThere } from './live'

/** The gateway forgets who is silent for 45 seconds. */
const SAY_EVERY = 20_000
const NOBODY: readonly PersonThere[] = []

type There = [leadId: string, people: readonly PersonThere[]]

/** Who has which card open, as far as this person may know. Told by the stream; read whole whenever a stream begins. */
class WhoIsThere {
  private leads = new Map<string, readonly PersonThere[]>()
  /** What the stream told while the whole is being read: newer than that. */
  private told = new Map<string, readonly PersonThere[]>()
  private reads = 0
  private readonly listeners = new Set<() => void>()
  private stop: (() => void) | undefined

  at = (leadId: string) => this.leads.get(leadId) ?? NOBODY

  subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    this.stop ??= this.start()
    return () => {
      this.listeners.delete(listener)
      if (this.listeners.size > 0) return
      this.stop?.()
      this.stop = undefined
      this.leads = new Map()
    }
  }

  private start() {
    const stopPresence = live.onPresence((leadId, people) => {
      this.told.set(leadId, people)
      this.show([...this.leads, [leadId, people]])
    })
    const stopListening = live.listen(
      () => undefined,
      () => void this.read(),
    )
    void this.read()
    return () => {
      stopPresence()
      stopListening()
    }
  }

  private async read() {
    const read = ++this.reads
    this.told = new Map()
    try {
      const { items } = await api.get<{ items: { leadId: string; people: PersonThere[] }[] }>('/api/live/presence')
      if (read === this.reads) this.show([...items.map(({ leadId, people }): There => [leadId, people]), ...this.told])
    } catch {
      // nobody is shown as there; the next stream asks again
    }
  }

  /** The later of two that are told of one lead counts. */
  private show(leads: There[]) {
    this.leads = new Map([...new Map(leads)].filter(([, people]) => people.length > 0))
    this.listeners.forEach((listener) => listener())
  }
}

const whoIsThere = new WhoIsThere()

/** Who else has the card open. */
export function useOthersAt(leadId: string): readonly PersonThere[] {
  const me = useSession().staff.id
  const people = useSyncExternalStore(whoIsThere.subscribe, () => whoIsThere.at(leadId))
  return people.length === 0 ? NOBODY : people.filter((one) => one.id !== me)
}

const say = (leadId: string, doing: PersonThere['doing'] | 'nothing') => {
  // others are not told for a while; nothing of one's own work depends on it
  api.put('/api/live/presence', { leadId, doing }, { keepalive: doing === 'nothing' }).catch(() => undefined)
}

/** Says that this person has the card open, or writes on it, as long as the page is looked at. */
export function useBeAt(leadId: string, doing: PersonThere['doing']) {
  useEffect(() => {
    const there = () => {
      if (!document.hidden) say(leadId, doing)
    }
    there()
    const timer = setInterval(there, SAY_EVERY)
    document.addEventListener('visibilitychange', there)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', there)
    }
  }, [leadId, doing])
  useEffect(() => {
    const leave = () => say(leadId, 'nothing')
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [leadId])
}
