import type { OwnWords } from '@/shared/i18n/terms'

/** What more than one feature speaks about. Names are the API's. */
export interface Ref {
  id: string
  name: string
}

export interface Money {
  /** Decimal as text, two decimals: never a number, so that nothing is rounded on the way. */
  amount: string
  currency: string
}

export interface Page<T> {
  items: T[]
  next: string | null
}

export type Role = 'owner' | 'teamLead' | 'manager' | 'analyst'
export type StageKind = 'open' | 'won' | 'lost'
export type Temperature = 'cold' | 'warm' | 'hot'
export type Outcome = 'open' | 'won' | 'kept' | 'declined' | 'merged'

export type ChannelName =
  | 'telegram'
  | 'viber'
  | 'whatsapp'
  | 'messenger'
  | 'instagram'
  | 'form'
  | 'email'
  | 'call'
  | 'shop'
  | 'manual'
  | 'import'

export interface ContactPoint {
  kind: string
  value: string
  raw?: string | null
}

export interface Stage {
  id: string
  name: string
  kind: StageKind
  rank: number
  temperature: Temperature
  color: string | null
  requiredFields: string[]
  /** How many cards are enough here; null for any number. */
  cardLimit?: number | null
  /** After how many quiet days a lead here is stale; null where the stage has no age of its own. */
  staleAfterDays?: number | null
  /** The stage to which its leads are on their way; after the last of them it is removed. Null for one that stays. */
  into?: string | null
}

export interface Pipeline {
  id: string
  name: string
  version: number
  default: boolean
  stages: Stage[]
}

export type FieldType = 'text' | 'number' | 'money' | 'date' | 'choice' | 'several' | 'yesNo' | 'link'

/** What can be chosen in a field; one that is switched off stays where it was chosen. */
export interface FieldOption {
  id: string
  name: string
  active: boolean
}

/** What has fields that a workspace makes itself. */
export type FieldOf = 'lead' | 'customer' | 'company' | 'order'

/** What stands in such fields, by key. */
export type FieldValues = Record<string, unknown>

/** A field that the workspace made itself; what a lead (or whatever it is of) has in it stands under its key. */
export interface Field {
  id: string
  version: number
  of: FieldOf
  key: string
  name: string
  type: FieldType
  options: FieldOption[]
  active: boolean
  rank: number
}

export type QualificationLevel = 'none' | 'mql' | 'sal' | 'sql'
export type Question = 'budget' | 'authority' | 'need' | 'timeline'

/** What is known of one of the four questions of a qualification. */
export interface Finding {
  answer: 'yes' | 'no' | 'unknown'
  text: string | null
}

export interface Reason {
  id: string
  name: string
  active: boolean
  noteRequired: boolean
}

export interface Source {
  id: string
  name: string
  channel: string
  connectionId: string | null
}

export interface StaffMember {
  id: string
  name: string
  email?: string
  role: Role
  team: Ref | null
  active: boolean
  version: number
}

export interface Session {
  staff: { id: string; name: string; email: string; role: Role; team: (Ref & { sharesLeads?: boolean }) | null }
  locale: string
  workspace: { name: string; region: string; timeZone: string; currency: string; languages: string[]; companies?: boolean; terms?: OwnWords }
}

/** A word that people put on leads; it stands there by its name. */
export interface Tag {
  id: string
  version: number
  name: string
  color: string | null
}

/** A lead as it stands on the board and in lists. */
export interface Card {
  id: string
  number: number
  version: number
  title: string | null
  pipelineId: string
  stageId: string
  outcome: Outcome
  first: boolean
  temperature: Temperature
  /** Whether somebody set it, instead of the stage. */
  temperatureByHand: boolean
  channel: string
  source: Ref | null
  customer: Ref | null
  manager: Ref | null
  amount: Money | null
  tags: string[]
  lastMessage: { text: string; at: string; direction: 'in' | 'out' } | null
  /** Since when a person waits for our answer. */
  waitingSince: string | null
  createdAt: string
  stageEnteredAt: string
  /** From when on it is stale if nothing happens; null where its stage has no age, or somebody waits, or something is planned. */
  staleAt?: string | null
  /** The open task that is due first. */
  nextStep?: NextStep | null
}

export interface NextStep {
  id: string
  kind: TaskKind
  text: string
  dueAt: string
  assignee: Ref
}

export type TaskKind = 'task' | 'call'

/** Something that somebody will do about a lead. */
export interface Task extends NextStep {
  lead: { id: string; number: number; title: string; channel: string; outcome: Outcome; manager: Ref | null }
  version: number
  /** How long before it is due its assignee is reminded. */
  remindMinutes: number | null
  result: string | null
  doneAt: string | null
  doneBy: Ref | null
  createdAt: string
  createdBy: Ref
}
