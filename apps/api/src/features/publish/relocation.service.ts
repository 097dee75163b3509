import { type StaffRole, sayDateTime } from '@yunxuan/domain'
import type { Tx } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { writeAudit } from '../audit/audit.store.ts'
import { type NewNotice, writeNotices } from '../notice/notice.store.ts'
import { freeSlots } from '../room/occupancy.store.ts'
import { lockSlots, type SlotRow } from '../slot/slot.store.ts'
import { listClaims, listComingIds, listUnendedIds, markMoved, type SlotClaim } from './relocation.store.ts'
import { sayLocation, slotWords } from './slot-words.ts'

/** Who gave services another place, and of which street. */
interface Relocation {
  streetId: string
  now: Date
  actorId: string
  role: StaffRole
}

/**
 * Treats the coming slots of services as moved once these are had at another place: everyone who counts on one
 * is told where to go now, and may leave freely. The new places have been written before; `from` says which
 * place each of the services was had at. A slot with a place of its own stays there.
 */
export async function relocateSlots(
  tx: Tx,
  ask: Relocation,
  from: ReadonlyMap<string, string>,
): Promise<void> {
  const { streetId, now } = ask
  const slots = await lockComing(tx, { streetId, serviceIds: [...from.keys()], now })
  if (slots.length === 0) return
  await markMoved(
    tx,
    streetId,
    slots.map(slot => ({ id: slot.id, reason: `地点改到${slot.locationName}` })),
    now,
  )
  await freeSlots(
    tx,
    streetId,
    slots.map(slot => slot.id),
  )
  const bySlot = new Map(slots.map(slot => [slot.id, slot]))
  const claims = await listClaims(tx, streetId, [...bySlot.keys()])
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
      detail: { locationId: [from.get(slot.serviceId), slot.locationId] },
    })),
  )
}

/** Refuses to end a service somebody still counts on: each slot is cancelled first, with a reason they are told. */
export async function refuseWithClaims(
  tx: Tx,
  { streetId, serviceId, now }: { streetId: string; serviceId: string; now: Date },
): Promise<void> {
  const ids = await listUnendedIds(tx, streetId, serviceId, now)
  const slots = await lockSlots(tx, streetId, ids)
  const unended = slots.filter(slot => slot.status === 'open' && slot.endsAt > now)
  const claims = await listClaims(
    tx,
    streetId,
    unended.map(slot => slot.id),
  )
  if (claims.length === 0) return
  const claimed = new Set(claims.map(claim => claim.slotId)).size
  const detail = `还有 ${claimed} 个没结束的场次有人预约或候补，请等场次结束，或先取消这些场次并写明原因`
  throw new Refusal('slot_has_bookings', { detail })
}

/** Bookings may be arriving: nothing is asked of a slot before it is locked. */
async function lockComing(
  tx: Tx,
  { streetId, serviceIds, now }: { streetId: string; serviceIds: readonly string[]; now: Date },
): Promise<SlotRow[]> {
  const ids = await listComingIds(tx, streetId, serviceIds, now)
  const slots = await lockSlots(tx, streetId, ids)
  return slots.filter(slot => slot.status === 'open' && slot.startsAt > now && slot.ownLocationId === null)
}

function noticeOf(streetId: string, claim: SlotClaim, slot: SlotRow): NewNotice {
  const place = { id: slot.locationId, name: slot.locationName, address: slot.address }
  const { yours, leave } = slotWords(slot, claim.waitlistId !== null)
  return {
    streetId,
    memberId: claim.memberId,
    kind: 'slot_moved',
    title: `${yours}换了地点`,
    text: `${slot.title}：${sayDateTime(slot.startsAt)}那一场时间不变，地点改到${sayLocation(place, '')}。${leave}`,
    bookingId: claim.bookingId,
    waitlistId: claim.waitlistId,
  }
}
