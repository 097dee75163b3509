import { areaWithParents, isAllowed, type StaffRole } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Executor } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import type { SlotRow } from '../slot/slot.store.ts'
import { listAreaParents } from '../street/area.store.ts'

/** A slot as far as it decides whose it is. A desk receives who comes to a service; activities have their leaders. */
export type Standing = Pick<SlotRow, 'kind' | 'serviceAreaId' | 'organizationId'>

/** Decides for one caller and street what is theirs to act on; the areas are read once. */
export interface DeskScope {
  has(standing: Standing): boolean
  /** Refuses whatever is not theirs. */
  require(standing: Standing): void
  /** The role under which the caller acts there, for the log. */
  roleFor(standing: Standing): StaffRole
}

/** Reads the scope of a caller who wants to act in one of the roles. */
export async function deskScopeOf(
  db: Executor,
  streetId: string,
  caller: MemberCaller,
  wanted: readonly StaffRole[],
  now: Date,
): Promise<DeskScope> {
  const parents = await listAreaParents(db, streetId)
  const roleIn = (standing: Standing) => {
    const { kind, organizationId } = standing
    if (kind !== 'service') return undefined
    const areaIds = areaWithParents(standing.serviceAreaId, parents)
    return wanted.find(role => isAllowed(caller.grants, [role], { areaIds, organizationId }, now))
  }
  return {
    has: standing => roleIn(standing) !== undefined,
    require(standing) {
      if (roleIn(standing) === undefined) throw new Refusal('not_allowed')
    },
    roleFor(standing) {
      const role = roleIn(standing)
      if (role === undefined) throw new Refusal('not_allowed')
      return role
    },
  }
}
