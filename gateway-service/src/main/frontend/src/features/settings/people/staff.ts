import type { Role, StaffMember } from '@/shared/api/model'
import type { StaffBody } from '../api'

export interface StaffDraft {
  name: string
  email: string
  role: Role
  teamId: string | null
  password: string
}

export type StaffFault = 'noName' | 'badEmail'

export function staffFaults(draft: StaffDraft): StaffFault[] {
  const found: StaffFault[] = []
  if (!draft.name.trim()) found.push('noName')
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(draft.email.trim())) found.push('badEmail')
  return found
}

export function draftOf(person: StaffMember | null): StaffDraft {
  return { name: person?.name ?? '', email: person?.email ?? '', role: person?.role ?? 'manager', teamId: person?.team?.id ?? null, password: '' }
}

export type StaffChange = { what: 'role'; role: Role } | { what: 'team'; teamId: string | null } | { what: 'password' }

/** What saving will change for this person, so that it can be said before. */
export function staffChanges(person: StaffMember, draft: StaffDraft): StaffChange[] {
  const found: StaffChange[] = []
  if (person.role !== draft.role) found.push({ what: 'role', role: draft.role })
  if ((person.team?.id ?? null) !== draft.teamId) found.push({ what: 'team', teamId: draft.teamId })
  if (draft.password) found.push({ what: 'password' })
  return found
}

/** Only what was changed goes to the service; a new person goes whole. */
export function staffBody(person: StaffMember | null, draft: StaffDraft): StaffBody {
  const password = draft.password ? { password: draft.password } : {}
  if (!person) return { name: draft.name.trim(), email: draft.email.trim(), role: draft.role, teamId: draft.teamId, ...password }
  return {
    ...(draft.name.trim() === person.name ? {} : { name: draft.name.trim() }),
    ...(draft.role === person.role ? {} : { role: draft.role }),
    ...((person.team?.id ?? null) === draft.teamId ? {} : { teamId: draft.teamId }),
    ...password,
    version: person.version,
  }
}
