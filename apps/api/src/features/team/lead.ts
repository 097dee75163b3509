import type { StaffRole } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Executor } from '../../platform/database.ts'
import { roleAt } from '../../platform/scope.ts'
import { listAreaPath } from '../street/area.store.ts'
import { leadsTeam, type TeamRow } from './team.store.ts'

/** Who keeps teams besides their leaders. */
export const keeping = ['coordinator', 'administrator'] as const satisfies readonly StaffRole[]

/**
 * Returns as what a caller may act for a team: as leader of it or of one above it, on a phone too, or as whoever
 * coordinates where it is at home. Refuses everybody else.
 */
export async function requireTeamLeader(
  db: Executor,
  streetId: string,
  caller: MemberCaller,
  team: Pick<TeamRow, 'id' | 'areaId'>,
  now: Date,
): Promise<string> {
  if (await leadsTeam(db, streetId, caller.member.id, team.id)) return 'leader'
  return requireKeeper(db, streetId, caller, team.areaId, now)
}

/** Returns the role in which a caller keeps the teams of an area; of the whole street when it is null. */
export async function requireKeeper(
  db: Executor,
  streetId: string,
  caller: MemberCaller,
  areaId: string | null,
  now: Date,
): Promise<StaffRole> {
  const place = { areaIds: await listAreaPath(db, streetId, areaId), organizationId: null }
  return roleAt(caller, keeping, place, now)
}
