import { areaWithParents, isAllowed, type StaffRole } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Executor } from '../../platform/database.ts'
import { listAreaParents } from '../street/area.store.ts'

/**
 * Returns which rows already read are a caller's to decide: by the area they were served in and the organization
 * they were served for. What was served in no area is for whoever keeps the whole street.
 */
export async function recordScopeOf(
  db: Executor,
  ask: { streetId: string; caller: MemberCaller; wanted: readonly StaffRole[]; now: Date },
): Promise<(row: { areaId: string | null; organizationId: string }) => boolean> {
  const parents = await listAreaParents(db, ask.streetId)
  return ({ areaId, organizationId }) => {
    const place = { areaIds: areaWithParents(areaId, parents), organizationId }
    return isAllowed(ask.caller.grants, ask.wanted, place, ask.now)
  }
}
