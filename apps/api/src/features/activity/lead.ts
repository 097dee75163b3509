import type { StaffRole } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Executor } from '../../platform/database.ts'
import { roleAt } from '../../platform/scope.ts'
import { findServicePlace } from '../service/scope.store.ts'
import { leadsTeam } from '../team/team.store.ts'
import type { ShiftRow } from './shift.store.ts'

/** Roles that lead the shifts of their places. */
export const leading = ['coordinator', 'administrator', 'provider'] as const satisfies readonly StaffRole[]

/**
 * Returns who acts as a leader of a shift, and as what: a member in charge of it or a leader of its team, on a phone
 * too, or whoever keeps activities at its place. Refuses everybody else.
 */
export async function requireLeader(
  db: Executor,
  caller: MemberCaller,
  shift: ShiftRow,
  now: Date,
): Promise<{ memberId: string; role: string }> {
  const memberId = caller.member.id
  if (shift.leaderIds.includes(memberId)) return { memberId, role: 'leader' }
  const { streetId, teamId } = shift
  if (teamId !== null && (await leadsTeam(db, streetId, memberId, teamId)))
    return { memberId, role: 'leader' }
  const place = await findServicePlace(db, streetId, shift.activityId)
  if (place === undefined) throw new Error('a shift without its activity')
  return { memberId, role: roleAt(caller, leading, place, now) }
}
