import type { BookingWish } from '@yunxuan/contract'
import {
  cancellationStatus,
  denyCancellation,
  holdsPlaces,
  type ServiceKind,
  sayDateTime,
} from '@yunxuan/domain'
import { eachApart } from '../../platform/apart.ts'
import { type Db, inTransaction, type Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import type { StoredReply } from '../../platform/idempotency.ts'
import { Refusal } from '../../platform/refuse.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { type NewNotice, writeNotices } from '../notice/notice.store.ts'
import { lockSlots, type SlotRow } from '../slot/slot.store.ts'
import { cancelCutoffMinutes } from '../slot/slot-facts.ts'
import { offerFrom } from '../waitlist/waitlist.service.ts'
import { findEntry } from '../waitlist/waitlist.store.ts'
import {
  type BookingRow,
  changeBookings,
  findBooking,
  listBookingsById,
  listUnanswered,
} from './booking.store.ts'
import { wasMoved } from './booking-present.ts'
import type { PlaceAsk } from './place-ask.ts'

/** Books places of a slot for the member or a dependant: the whole party or nobody. */
export function bookSlot(
  deps: Deps,
  ask: {
    streetId: string
    slotId: string
    memberId: string
    wish: BookingWish
    now: Date
  } & Pick<PlaceAsk, 'claim' | 'present'>,
): Promise<StoredReply> {
  const { streetId, slotId, memberId, wish, now, claim, present } = ask
  const { note } = wish
  return deps.takePlaces({
    streetId,
    slotId,
    wish: {
      kind: 'book',
      source: 'self',
      person: { memberId, dependantId: wish.dependantId ?? null },
      party: wish.party ?? 1,
      overlapAccepted: wish.overlapAccepted ?? false,
      note: note === undefined ? null : { ...note, healthConsent: note.healthConsent ?? false },
      shift: null,
    },
    now,
    actor: { memberId, role: 'resident' },
    claim,
    present,
  })
}

/** Takes the places that an offer holds. */
export async function acceptOffer(
  deps: Deps,
  ask: { streetId: string; entryId: string; memberId: string; now: Date } & Pick<
    PlaceAsk,
    'claim' | 'present'
  >,
): Promise<StoredReply> {
  const { streetId, entryId, memberId, now, claim, present } = ask
  // Only to know which slot to lock; the batch reads the entry again under the lock.
  const entry = await findEntry(deps.db, streetId, entryId)
  if (entry === undefined || entry.memberId !== memberId) throw new Refusal('not_found')
  return deps.takePlaces({
    streetId,
    slotId: entry.slotId,
    wish: { kind: 'accept', entryId, memberId },
    now,
    actor: { memberId, role: 'resident' },
    claim,
    present,
  })
}

const cancelActions = { service: 'booking.cancel', activity: 'signup.withdraw' } as const

/**
 * Cancels an own booking or sign-up: freely until the cutoff, as a late cancellation after it.
 * Its places are offered to the waitlist in the same transaction.
 */
export async function cancelBooking(
  tx: Tx,
  ask: {
    streetId: string
    bookingId: string
    memberId: string
    kind: ServiceKind
    word: string
    now: Date
  },
): Promise<{ booking: BookingRow; slot: SlotRow }> {
  const { streetId, bookingId, memberId, kind, now } = ask
  const { booking, slot } = await lockBooking(tx, streetId, bookingId)
  if (booking.memberId !== memberId || slot.kind !== kind) throw new Refusal('not_found')
  const facts = {
    status: booking.status,
    startsAt: slot.startsAt,
    endsAt: slot.endsAt,
    cancelCutoffMinutes: cancelCutoffMinutes(slot),
    wasMoved: wasMoved(booking, slot),
  }
  const denial = denyCancellation(facts, now)
  if (denial !== undefined) throw new Refusal(denial)
  const status = cancellationStatus(facts, now)
  await changeBookings(tx, streetId, [{ id: bookingId, status, reason: ask.word }], now)
  await freePlaces(tx, streetId, { booking, slot }, now)
  await writeDeed(
    tx,
    { streetId, memberId, now },
    {
      role: 'resident',
      action: cancelActions[kind],
      subject: 'booking',
      id: bookingId,
      detail: { slotId: slot.id, party: booking.party, status },
    },
  )
  return { booking: { ...booking, status, reason: ask.word }, slot }
}

/** Locks the slot of a booking and reads the booking under that lock; every change of a booking begins here. */
export async function lockBooking(
  tx: Tx,
  streetId: string,
  bookingId: string,
): Promise<{ booking: BookingRow; slot: SlotRow }> {
  const before = await findBooking(tx, streetId, bookingId)
  if (before === undefined) throw new Refusal('not_found')
  const [slot] = await lockSlots(tx, streetId, [before.booking.slotId])
  const [booking] = await listBookingsById(tx, streetId, [bookingId])
  if (slot === undefined || booking === undefined) throw new Refusal('not_found')
  return { booking, slot }
}

/** Gives back the places a party held and offers them to the waitlist. */
export async function freePlaces(
  tx: Tx,
  streetId: string,
  { booking, slot }: { booking: BookingRow; slot: SlotRow },
  now: Date,
): Promise<void> {
  if (!holdsPlaces(booking.status)) return
  await offerFrom(tx, { streetId, slot, freed: { taken: booking.party, held: 0 }, now })
}

const unansweredReason = '这一场已经结束，申请没有来得及审核'

/** Ends applications nobody answered before their slot was over, and says so; returns how many. */
export async function closeApplications({ db }: { db: Db }, now: Date): Promise<number> {
  let closed = 0
  await eachApart(
    await listUnanswered(db, now),
    one => one.streetId,
    async ({ streetId, bookingId }) => {
      closed += await inTransaction(db, tx => closeApplication(tx, streetId, bookingId, now))
    },
  )
  return closed
}

async function closeApplication(tx: Tx, streetId: string, bookingId: string, now: Date): Promise<number> {
  const { booking, slot } = await lockBooking(tx, streetId, bookingId)
  // Answered, or moved to later, before the lock.
  if (booking.status !== 'pending' || slot.endsAt > now) return 0
  await changeBookings(tx, streetId, [{ id: bookingId, status: 'rejected', reason: unansweredReason }], now)
  const notice: NewNotice = {
    streetId,
    memberId: booking.memberId,
    kind: 'booking_rejected',
    title: '申请没有来得及处理',
    text: `${slot.title}，${sayDateTime(slot.startsAt)}。很抱歉，请打电话 ${slot.phone} 问问下一场。`,
    bookingId,
    waitlistId: null,
  }
  await writeNotices(tx, [notice], now)
  await writeDeed(
    tx,
    { streetId, memberId: null, now },
    { role: 'system', action: 'booking.close', id: bookingId, detail: { slotId: slot.id } },
  )
  return 1
}
