import { isAllowed, kindSheets, type MatterPerson, type StaffRole } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Executor } from '../../platform/database.ts'
import { type Scope, scopeOf } from '../../platform/scope.ts'
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

/** Who keeps contact with enterprises, and what they need. */
const liaisons = ['liaison', 'administrator'] as const satisfies readonly StaffRole[]

/** What of the desk of matters is a caller's to know of. */
export interface DeskScope {
  /** Where what lies open is theirs to work on. */
  open: Scope
  /** Where what enterprises need is. */
  enterprises: Scope
  /** Whether what residents said in confidence is. */
  isConfidant: boolean
}

/** Returns what of the desk of matters is a caller's to know of; `roles` are those of what lies open. */
export function deskScopeOf(caller: MemberCaller, roles: readonly StaffRole[] = matterReviewers): DeskScope {
  return {
    open: scopeOf(caller, roles),
    enterprises: scopeOf(caller, liaisons),
    isConfidant: scopeOf(caller, matterKeepers).isWholeStreet,
  }
}

/**
 * Returns what a caller is to a matter by their roles: it lies in its area, what residents said in confidence is kept by
 * those of the whole street, and what an enterprise needs by whoever keeps contact with it.
 */
export async function personOf(
  db: Executor,
  of: { streetId: string; matter: MatterRow; caller: MemberCaller; now: Date },
): Promise<MatterPerson> {
  const { streetId, matter, caller, now } = of
  const { isSealed, keptBy } = kindSheets[matter.kind]
  const areaIds = keptBy === 'street' ? [] : await listAreaPath(db, streetId, matter.areaId)
  const place = { areaIds, organizationId: null }
  const { organizationId } = matter
  return {
    memberId: caller.member.id,
    isDelegate: await isDelegateOf(db, { streetId, organizationId, memberId: caller.member.id }, now),
    isKeeper: isAllowed(caller.grants, keptBy === 'liaison' ? liaisons : matterKeepers, place, now),
    // What was said in confidence is looked at by nobody a second time.
    isReviewer: !isSealed && isAllowed(caller.grants, matterReviewers, place, now),
  }
}
