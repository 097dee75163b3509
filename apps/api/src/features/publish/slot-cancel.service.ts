import type { ManagedSlot } from '@yunxuan/contract'
import type { Tx } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { lineOf, writeAudit } from '../audit/audit.store.ts'
import { type BookingRow, changeBookings, listSlotBookings } from '../booking/booking.store.ts'
import { freeSlots } from '../room/occupancy.store.ts'
import { endEntries, listQueues } from '../waitlist/waitlist.store.ts'
import { finishSlots, lockOwnSlots, type OwnSlot, tellAll } from './own-slot.service.ts'
import type { PublishAsk } from './publish.service.ts'
import { cancelSlotRows } from './schedule.store.ts'
import { sayCancelled } from './slot-words.ts'

/** Cancels a slot: its bookings and its waitlist end, its places are given back, and everyone is told why. */
export async function cancelSlot(
  tx: Tx,
  ask: PublishAsk & { slotId: string; reason: string },
): Promise<ManagedSlot> {
  const serviceIds = await cancelSlots(tx, ask, [ask.slotId])
  const [changed] = await finishSlots(tx, ask, [ask.slotId], serviceIds)
  if (changed === undefined) throw new Error('a slot vanished while it was cancelled')
  return changed
}

/** Cancels slots, all of them or none; returns the services they belong to. The catalogue is left to the caller. */
export async function cancelSlots(
  tx: Tx,
  ask: PublishAsk & { reason: string },
  slotIds: readonly string[],
): Promise<string[]> {
  const { streetId, now } = ask
  const reason = ask.reason.trim()
  const own = await lockOwnSlots(tx, ask, slotIds)
  const bookings = await listSlotBookings(tx, streetId, slotIds)
  for (const { slot } of own) refuseCancellation(slot, bookings, now)
  await tellAll(
    tx,
    ask,
    own.map(({ slot }) => ({ slot, say: sayCancelled(slot, reason) })),
  )
  const ended = bookings.filter(booking => booking.status === 'pending' || booking.status === 'booked')
  const queue = await listQueues(tx, streetId, slotIds)
  await changeBookings(
    tx,
    streetId,
    ended.map(({ id }) => ({ id, status: 'slot_cancelled' as const, reason })),
    now,
  )
  await endEntries(
    tx,
    streetId,
    queue.map(entry => entry.id),
    'closed',
    now,
  )
  const ofSlot = <T extends { slotId: string }>(rows: readonly T[], { id }: { id: string }) =>
    rows.filter(row => row.slotId === id)
  await cancelSlotRows(
    tx,
    streetId,
    own.map(({ slot }) => ({ id: slot.id, reason, taken: takenBy(ofSlot(ended, slot)), held: slot.held })),
  )
  await freeSlots(tx, streetId, slotIds)
  await writeAudit(
    tx,
    own.map(({ slot, role }) => {
      const [left, waited] = [ofSlot(ended, slot).length, ofSlot(queue, slot).length]
      const detail = { startsAt: slot.startsAt, bookings: left, waiting: waited }
      return lineOf(ask, { role, action: 'slot.cancel', id: slot.id, detail })
    }),
  )
  return own.map(({ slot }) => slot.serviceId)
}

/** Refuses to cancel a locked slot that is over, or where somebody serves. */
export function refuseCancellation(
  slot: OwnSlot['slot'],
  bookings: readonly Pick<BookingRow, 'slotId' | 'status'>[],
  now: Date,
): void {
  if (slot.status === 'cancelled') throw new Refusal('slot_cancelled')
  if (now >= slot.endsAt) throw new Refusal('slot_over')
  // Whoever has begun to serve checks out and has their hours; only a shift keeps scans.
  const isUnderWay =
    slot.kind === 'activity' &&
    bookings.some(booking => booking.slotId === slot.id && booking.status === 'attended')
  if (isUnderWay) throw new Refusal('shift_has_arrivals')
}

function takenBy(bookings: readonly BookingRow[]): number {
  return bookings.filter(booking => booking.status === 'booked').reduce((sum, { party }) => sum + party, 0)
}
