import type { Booking, RosterLine } from '@yunxuan/contract'
import {
  cancellationStatus,
  denyCancellation,
  denyRating,
  freelyCancelledUntil,
  maskName,
} from '@yunxuan/domain'
import type { Config } from '../../platform/config.ts'
import { signAddress } from '../../platform/seal.ts'
import type { SlotRow } from '../slot/slot.store.ts'
import { cancelCutoffMinutes } from '../slot/slot-facts.ts'
import { presentBookedSlot } from '../slot/slot-present.ts'
import type { BookingRow } from './booking.store.ts'

/** What presenting a booking needs besides its rows. */
export interface PresentContext {
  config: Config
  streetId: string
  now: Date
}

/** Returns a booking as its member sees it. */
export function presentBooking(booking: BookingRow, slot: SlotRow, context: PresentContext): Booking {
  const { config, streetId, now } = context
  const facts = {
    status: booking.status,
    startsAt: slot.startsAt,
    endsAt: slot.endsAt,
    cancelCutoffMinutes: cancelCutoffMinutes(slot),
    wasMoved: wasMoved(booking, slot),
  }
  const isCancellable = denyCancellation(facts, now) === undefined
  const signature = signBooking(config, streetId, booking.id)
  const address = `${config.publicUrl}/v1/streets/${streetId}/bookings/${booking.id}`
  return {
    id: booking.id,
    status: booking.status,
    source: booking.source,
    party: booking.party,
    personName: booking.personName,
    dependantId: booking.dependantId,
    code: booking.code,
    slot: presentBookedSlot(slot),
    freelyCancelledUntil: isCancellable ? freelyCancelledUntil(facts).toISOString() : null,
    isLateToCancel: isCancellable && cancellationStatus(facts, now) === 'late_cancelled',
    hasNote: booking.hasNote,
    // What the desk said of this booking comes before what it said of the whole slot.
    reason: booking.reason || (facts.wasMoved ? slot.reason : ''),
    createdAt: booking.createdAt.toISOString(),
    calendarUrl: `${address}/calendar.ics?sig=${signature}`,
    slipUrl: `${address}/slip?sig=${signature}`,
    canRate: denyRating({ ...booking, startsAt: slot.startsAt }, now) === undefined,
    rating: booking.rating,
  }
}

/** Returns a booking as the desk sees it; masked as it may hang on a wall. */
export function presentRosterLine(booking: BookingRow, slot: SlotRow, isMasked = false): RosterLine {
  const { phone } = booking
  const name = (text: string) => (isMasked ? maskName(text) : text)
  return {
    bookingId: booking.id,
    slotId: slot.id,
    serviceTitle: slot.title,
    startsAt: slot.startsAt.toISOString(),
    endsAt: slot.endsAt.toISOString(),
    personName: name(booking.personName),
    bookedBy: booking.dependantId === null ? null : name(booking.memberName),
    phone: isMasked ? null : phone,
    phoneTail: phone === null ? null : phone.slice(-4),
    party: booking.party,
    source: booking.source,
    status: booking.status,
    code: isMasked ? '' : booking.code,
    receivedAt: booking.receivedAt?.toISOString() ?? null,
    hasNote: booking.hasNote,
    reason: isMasked ? '' : booking.reason,
  }
}

/** Returns whether the slot was moved after it was booked: leaving is free then. */
export function wasMoved(booking: { createdAt: Date }, slot: SlotRow): boolean {
  return slot.movedAt !== null && slot.movedAt > booking.createdAt
}

/** Returns the signature that opens a booking's calendar entry and slip without signing in. */
export function signBooking(config: Config, streetId: string, bookingId: string): string {
  return signAddress(config.jwtSecret, `booking/${streetId}/${bookingId}`)
}
