import type { SignedShift, Signup, SignupWait } from '@yunxuan/contract'
import type { BookingRow } from '../booking/booking.store.ts'
import { type PresentContext, presentBooking } from '../booking/booking-present.ts'
import type { SlotRow } from '../slot/slot.store.ts'
import { presentBookedSlot } from '../slot/slot-present.ts'
import type { WaitlistRow } from '../waitlist/waitlist.store.ts'

/** Returns what a volunteer needs to know of a shift. */
export function presentSignedShift(slot: SlotRow): SignedShift {
  const { serviceId: activityId, ...shift } = presentBookedSlot(slot)
  return { ...shift, activityId }
}

/** Returns a sign-up as its volunteer sees it. */
export function presentSignup(
  row: BookingRow,
  slot: SlotRow,
  stall: { id: string; name: string } | null,
  context: PresentContext,
): Signup {
  const booking = presentBooking(row, slot, context)
  return {
    id: booking.id,
    status: booking.status,
    source: booking.source,
    personName: booking.personName,
    dependantId: booking.dependantId,
    code: booking.code,
    shift: presentSignedShift(slot),
    stall,
    freelyWithdrawnUntil: booking.freelyCancelledUntil,
    isLateToWithdraw: booking.isLateToCancel,
    reason: booking.reason,
    createdAt: booking.createdAt,
    calendarUrl: booking.calendarUrl,
  }
}

/** Returns what a volunteer waits for. */
export function presentSignupWait(entry: WaitlistRow, slot: SlotRow): SignupWait {
  return {
    id: entry.id,
    status: entry.status,
    personName: entry.personName,
    dependantId: entry.dependantId,
    shift: presentSignedShift(slot),
    position: entry.position,
    offerExpiresAt: entry.status === 'offered' ? (entry.offerExpiresAt?.toISOString() ?? null) : null,
    createdAt: entry.createdAt.toISOString(),
  }
}
