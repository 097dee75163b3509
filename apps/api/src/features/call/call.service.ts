import type { StaffRole } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { roleAt } from '../../platform/scope.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { findCallPlace, markTold } from './call.store.ts'

/** Roles that tell people by telephone, in the order in which they are said to have acted. */
export const calling = ['coordinator', 'provider', 'administrator'] as const satisfies readonly StaffRole[]

/** Notes that somebody was told by telephone; of two colleagues at once only the first is in the log. */
export async function noteCalled(
  tx: Tx,
  ask: { streetId: string; noticeId: string; caller: MemberCaller; now: Date },
): Promise<void> {
  const { streetId, noticeId, caller, now } = ask
  const place = await findCallPlace(tx, streetId, noticeId)
  if (place === undefined) throw new Refusal('not_found')
  const role = roleAt(caller, calling, place, now)
  if (!(await markTold(tx, streetId, { noticeId, now }))) return
  await writeDeed(
    tx,
    { streetId, caller, now },
    { role, action: 'notice.call', id: noticeId, detail: { slotId: place.slotId } },
  )
}
