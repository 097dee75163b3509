import { isAllowed, kindSheets, type MatterPerson, type StaffRole } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Executor } from '../../platform/database.ts'
import { isDelegateOf } from '../delegate/delegate.store.ts'
import { listAreaPath } from '../street/area.store.ts'
import type { MatterRow } from './matter.store.ts'

/** Who looks after matters, and who may be the second person. */
export const matterKeepers = ['coordinator', 'administrator'] as const satisfies readonly StaffRole[]
export const matterReviewers = [
  'coordinator',
  'reviewer',
  'administrator',
] as const satisfies readonly StaffRole[]

/**
 * Returns what a caller is to a matter by their roles: it lies in its area, and what was said in confidence is kept by
 * those of the whole street.
 */
export async function personOf(
  db: Executor,
  of: { streetId: string; matter: MatterRow; caller: MemberCaller; now: Date },
): Promise<MatterPerson> {
  const { streetId, matter, caller, now } = of
  const { isSealed } = kindSheets[matter.kind]
  const areaIds = isSealed ? [] : await listAreaPath(db, streetId, matter.areaId)
  const place = { areaIds, organizationId: null }
  const { organizationId } = matter
  return {
    memberId: caller.member.id,
    isDelegate: await isDelegateOf(db, { streetId, organizationId, memberId: caller.member.id }, now),
    isKeeper: isAllowed(caller.grants, matterKeepers, place, now),
    // What was said in confidence is looked at by nobody a second time.
    isReviewer: !isSealed && isAllowed(caller.grants, matterReviewers, place, now),
  }
}
