import type { StaffRole } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { roleAt } from '../../platform/scope.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { findCallPlace, markTold, markUntold } from './call.store.ts'

/** Roles that tell people by telephone, in the order in which they are said to have acted. */
export const calling = ['coordinator', 'provider', 'administrator'] as const satisfies readonly StaffRole[]

interface CallAsk {
  streetId: string
  noticeId: string
  caller: MemberCaller
  now: Date
}

/** Notes that somebody was told by telephone; of two colleagues at once only the first is in the log. */
export async function noteCalled(tx: Tx, ask: CallAsk): Promise<void> {
  const { role, slotId } = await standAt(tx, ask)
  if (!(await markTold(tx, ask.streetId, ask))) return
  await writeDeed(tx, ask, { role, action: 'notice.call', id: ask.noticeId, detail: { slotId } })
}

/** Takes that back: they have to be called again, unless they have read it by themselves. */
export async function noteUncalled(tx: Tx, ask: CallAsk): Promise<void> {
  const { role, slotId } = await standAt(tx, ask)
  if (!(await markUntold(tx, ask.streetId, ask.noticeId))) return
  await writeDeed(tx, ask, { role, action: 'notice.call_again', id: ask.noticeId, detail: { slotId } })
}

async function standAt(
  tx: Tx,
  { streetId, noticeId, caller, now }: CallAsk,
): Promise<{ role: StaffRole; slotId: string }> {
  const place = await findCallPlace(tx, streetId, noticeId)
  if (place === undefined) throw new Refusal('not_found')
  return { role: roleAt(caller, calling, place, now), slotId: place.slotId }
}
