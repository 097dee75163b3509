import { type StaffRole, sayDateTime } from '@yunxuan/domain'
import type { Tx } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { writeAudit } from '../audit/audit.store.ts'
import { type NewNotice, writeNotices } from '../notice/notice.store.ts'
import { lockSlots, type SlotRow } from '../slot/slot.store.ts'
import { listClaims, listComingIds, markMoved, type SlotClaim } from './relocation.store.ts'

/** A service whose slots are to be looked after, locked by this transaction. */
interface OfService {
  streetId: string
  serviceId: string
  now: Date
}

/**
 * Treats the coming slots of a service as moved once it is had at another place: everyone who counts on one
 * is told where to go now, and may leave freely. The new place has been written before.
 */
export async function relocateSlots(
  tx: Tx,
  ask: OfService & { actorId: string; role: StaffRole; from: string },
): Promise<void> {
  const { streetId, now } = ask
  const slots = await lockComing(tx, ask)
  const [first] = slots
  if (first === undefined) return
  const ids = slots.map(slot => slot.id)
  await markMoved(tx, streetId, ids, { now, reason: `地点改到${first.locationName}` })
  const bySlot = new Map(slots.map(slot => [slot.id, slot]))
  const claims = await listClaims(tx, streetId, ids)
  const notices = claims.flatMap(claim => {
    const slot = bySlot.get(claim.slotId)
    return slot === undefined ? [] : [noticeOf(streetId, claim, slot)]
  })
  await writeNotices(tx, notices, now)
  await writeAudit(
    tx,
    slots.map(slot => ({
      streetId,
      at: now,
      actorId: ask.actorId,
      actorRole: ask.role,
      action: 'slot.move',
      subject: 'slot',
      subjectId: slot.id,
      detail: { locationId: [ask.from, slot.locationId] },
    })),
  )
}

/** Refuses to end a service somebody still counts on: each slot is cancelled first, with a reason they are told. */
export async function refuseWithClaims(tx: Tx, ask: OfService): Promise<void> {
  const slots = await lockComing(tx, ask)
  const claims = await listClaims(
    tx,
    ask.streetId,
    slots.map(slot => slot.id),
  )
  if (claims.length === 0) return
  const claimed = new Set(claims.map(claim => claim.slotId)).size
  const detail = `还有 ${claimed} 个没开始的场次有人预约或候补，请先取消这些场次并写明原因`
  throw new Refusal('slot_has_bookings', { detail })
}

/** Bookings may be arriving: nothing is asked of a slot before it is locked. */
async function lockComing(tx: Tx, { streetId, serviceId, now }: OfService): Promise<SlotRow[]> {
  const ids = await listComingIds(tx, streetId, serviceId, now)
  const slots = await lockSlots(tx, streetId, ids)
  return slots.filter(slot => slot.status === 'open' && slot.startsAt > now)
}

function noticeOf(streetId: string, claim: SlotClaim, slot: SlotRow): NewNotice {
  const address = slot.address === '' ? '' : `（${slot.address}）`
  return {
    streetId,
    memberId: claim.memberId,
    kind: 'slot_moved',
    title: '您预约的场次换了地点',
    text: `${slot.title}：${sayDateTime(slot.startsAt)}那一场时间不变，地点改到${slot.locationName}${address}。不方便来可以随时取消，不算临时取消。`,
    bookingId: claim.bookingId,
    waitlistId: claim.waitlistId,
  }
}
