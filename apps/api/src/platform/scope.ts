import { isAllowed, type Place, type StaffRole } from '@yunxuan/domain'
import type { Caller } from './caller.ts'
import { Refusal } from './refuse.ts'

/** What a caller may act on, as a list is filtered by: the whole street, areas with all below them, organizations. */
export interface Scope {
  isWholeStreet: boolean
  areaIds: string[]
  organizationIds: string[]
}

/** Returns the scope of a caller who wants to act in one of the roles. */
export function scopeOf(caller: Caller, wanted: readonly StaffRole[]): Scope {
  const grants = caller.grants.filter(grant => wanted.includes(grant.role))
  const ofStreet = grants.filter(grant => grant.role !== 'provider')
  const present = (ids: (string | null)[]) => ids.flatMap(id => (id === null ? [] : [id]))
  return {
    isWholeStreet: ofStreet.some(grant => grant.areaId === null),
    areaIds: present(ofStreet.map(grant => grant.areaId)),
    organizationIds: present(
      grants.filter(grant => grant.role === 'provider').map(grant => grant.organizationId),
    ),
  }
}

/** Refuses a caller who may not act in one of the roles at a place. */
export function requireScope(caller: Caller, wanted: readonly StaffRole[], place: Place, now: Date): void {
  if (!isAllowed(caller.grants, wanted, place, now)) throw new Refusal('not_allowed')
}

/** Returns the first of the wanted roles that reaches a place, as the log names it; refuses when none does. */
export function roleAt(caller: Caller, wanted: readonly StaffRole[], place: Place, now: Date): StaffRole {
  const role = wanted.find(one => isAllowed(caller.grants, [one], place, now))
  if (role === undefined) throw new Refusal('not_allowed')
  return role
}
