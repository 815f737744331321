import type { Card, ContactPoint, FieldType, Finding, Money, QualificationLevel, Question, Ref, TaskKind, Temperature } from '@/shared/api/model'

export interface Line {
  name: string
  quantity: string
  price: string
  sum?: string
}

export interface Attribution {
  utmSource?: string | null
  utmMedium?: string | null
  utmCampaign?: string | null
  utmContent?: string | null
  utmTerm?: string | null
  referrer?: string | null
  landingPage?: string | null
  ad?: unknown
}

/** How far a lead is qualified, and what is known of the four questions. */
export type Qualification = Record<Question, Finding> & { level: QualificationLevel }

export interface Lead extends Card {
  contactPoints: ContactPoint[]
  attribution: Attribution | null
  lines: Line[]
  company: { name: string; id?: string | null } | null
  fields: Record<string, unknown>
  qualification: Qualification
  order: { id: string; number: number | null } | null
  rejection: { reason: Ref; note: string | null; at: string } | null
  /** `undoableUntil`: until when it can be undone; left out when it cannot. */
  conversion: { state: 'none' | 'running' | 'done'; missing: string[]; since: string | null; undoableUntil?: string | null } | null
  firstResponseAt: string | null
  closedAt: string | null
  /** By which channel a message written here goes out; null when this person cannot be answered from here. */
  answerBy: { connectionId: string; channel: string; label: string } | null
  /** The lead that this one is part of, where everything goes on. */
  mergedInto?: { id: string; number: number } | null
  /** What it cost, where that is known; told to who sees every lead. Days are the workspace's. */
  cost?: { perLead: Money[]; basis: { from: string; to: string; spend: Money; leads: number }[] } | null
}

/** Another lead that may be the same request of the same person. */
export interface Duplicate {
  lead: Card
  reasons: { by: 'contactPoint' | 'customer' | 'nameAndCompany' | 'name'; contactPoint: ContactPoint | null }[]
  /** Only the name says so. */
  weak: boolean
  mergeable: boolean
}

/** Another lead, as it was called then. */
export interface OtherLead {
  id: string
  number: number
  title: string
}

export interface Attachment {
  kind?: string | null
  name?: string | null
  url?: string | null
}

/** A file that went with a message; also what attaching one answers. */
export interface SentFile {
  id: string
  name: string
  mediaType: string
  size: number
}

/** What can go out with one answer through a connection. */
export interface Takes {
  longestText: number
  files: number
  /** The first one that a file's media type matches counts. */
  kinds: { mediaType: string; largest: number }[]
}

interface Happened<Kind extends string, Data> {
  id: string
  at: string
  kind: Kind
  actor: { kind: string; id: string | null; name: string | null } | null
  data: Data
  /** To which lead it happened: to another one that was merged into this. */
  lead?: { id: string; number: number }
}

/** One field of the card; a field that the workspace made has the name and the type that it had then. */
export interface CardChange {
  field: string
  before: unknown
  after: unknown
  name?: string
  type?: FieldType
}

/** A task as it was then. */
export interface ToDo {
  id: string
  kind: TaskKind
  text: string
}

export type TimelineItem =
  | Happened<'created', { sourceName?: string | null; first?: boolean }>
  | Happened<'messageIn', { text?: string | null; attachments?: Attachment[]; kind?: string; form?: Record<string, string>; revisions?: { text: string | null; at: string }[]; state?: 'retracted' }>
  | Happened<'messageOut', { text: string; files?: SentFile[]; state?: 'queued' | 'sent' | 'delivered' | 'read' | 'failed'; reason?: string | null }>
  | Happened<'call', { direction?: string; answered?: boolean; durationSeconds?: number | null; note?: string | null }>
  | Happened<'note', { text: string }>
  | Happened<'stageChanged', { from?: Ref | null; to?: Ref | null }>
  | Happened<'edited', { changes?: CardChange[] }>
  | Happened<'assigned', { from?: Ref | null; to?: Ref | null }>
  | Happened<'converted', { customerId?: string | null; orderId?: string | null }>
  | Happened<'rejected', { reason?: Ref | null; note?: string | null; outcome?: string }>
  | Happened<'reopened', Record<string, never>>
  | Happened<'conversionUndone', { joinedOrder?: boolean }>
  | Happened<'taskPlanned', { task: ToDo; dueAt: string; assignee: Ref }>
  | Happened<'taskChanged', { task: ToDo; changes: { field: string; before: unknown; after: unknown }[] }>
  | Happened<'taskDone', { task: ToDo; result: string | null }>
  | Happened<'taskReopened' | 'taskRemoved', { task: ToDo }>
  | Happened<'fileAdded' | 'fileRemoved', { file: { id: string; name: string; size: number } }>
  | Happened<'merged', { other: OtherLead; filled?: CardChange[] }>
  | Happened<'mergedInto' | 'unmerged', { other: OtherLead }>
  | Happened<'linked', { customerId?: string | null; orderId?: string | null; customerName?: string | null }>

export type TimelineFilter = 'all' | 'messages' | 'notes' | 'changes'

const GROUPS: Record<Exclude<TimelineFilter, 'all'>, readonly string[]> = {
  messages: ['messageIn', 'messageOut'],
  notes: ['note', 'call'],
  changes: ['created', 'stageChanged', 'edited', 'assigned', 'converted', 'rejected', 'reopened', 'conversionUndone', 'linked', 'merged', 'mergedInto', 'unmerged', 'taskPlanned', 'taskChanged', 'taskDone', 'taskReopened', 'taskRemoved', 'fileAdded', 'fileRemoved'],
}

export function passes(item: TimelineItem, filter: TimelineFilter): boolean {
  return filter === 'all' || GROUPS[filter].includes(item.kind)
}

export interface KnownCustomer {
  id: string
  name: string | null
  lifecycle: 'prospect' | 'buyer'
  matchedBy: ContactPoint[]
}

/** What a conversion would do, and why. */
export interface ConversionPreview {
  first: boolean
  customer: KnownCustomer | null
  why: 'onCard' | 'contactPoints' | 'chosen' | 'nobody'
  candidates: KnownCustomer[]
  /** The contact points are of more than one customer. */
  severalMatched: boolean
  /** Whose each contact point of the card is. */
  contactPoints: (ContactPoint & { customer: { id: string; name: string | null } | null })[]
  company: { name: string; known: boolean } | null
  /** Of the customer; the lead may join one of them. */
  openOrders: OpenOrder[]
  creates: string[]
}

export interface OpenOrder {
  id: string
  number: number
  sum: Money
  createdAt: string
}

export interface Conversion {
  /** `id`: an open order that the lead joins instead of a new one. */
  order: { lines: Line[] } | { id: string } | null
  company: { name: string } | null
  /** Null: whom the service recognises, or else a new one. */
  customerId: string | null
  /** A new one, although somebody is recognised. */
  newCustomer?: boolean
}

/** As much of a customer as a choice needs. */
export interface FoundCustomer {
  id: string
  name: string | null
  lifecycle: 'prospect' | 'buyer'
  contactPoints: ContactPoint[]
}

export interface LeadPatch {
  title?: string
  amount?: Money | null
  lines?: Omit<Line, 'sum'>[]
  tags?: string[]
  /** Null: the stage's again. */
  temperature?: Temperature | null
  company?: { name: string } | null
  fields?: Record<string, unknown>
  qualification?: Partial<Qualification>
}
