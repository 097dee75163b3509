import { isAllowed, type Place, type StaffRole } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import { Refusal } from '../../platform/refuse.ts'

/** What a member of staff may touch in one of the wanted roles, in the terms a list is filtered by. */
export interface Scope {
  isWholeStreet: boolean
  areaIds: string[]
  organizationIds: string[]
}

/** Refuses a caller whose roles do not reach this place: another area, or another organization. */
export function requireScope(
  caller: Pick<MemberCaller, 'grants'>,
  wanted: readonly StaffRole[],
  place: Place,
  now: Date,
): void {
  if (!isAllowed(caller.grants, wanted, place, now)) throw new Refusal('not_allowed')
}

/** Returns how far the caller's roles reach, so that a list shows only what requireScope would let through. */
export function scopeOf(caller: Pick<MemberCaller, 'grants'>, wanted: readonly StaffRole[]): Scope {
  const grants = caller.grants.filter(grant => wanted.includes(grant.role))
  const regional = grants.filter(grant => grant.role !== 'provider')
  return {
    isWholeStreet: regional.some(grant => grant.areaId === null),
    areaIds: regional.flatMap(grant => grant.areaId ?? []),
    organizationIds: grants.flatMap(grant =>
      grant.role === 'provider' && grant.organizationId !== null ? [grant.organizationId] : [],
    ),
  }
}
