import type { Role } from '@/shared/api/model'

/** Roles that see personal data: everybody but the analyst, who has reports only. */
export const WORKS_LEADS: Role[] = ['owner', 'teamLead', 'manager']
