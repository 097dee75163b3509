import { ageInYears } from './age.ts'
import { denyBeforeAskers } from './askers-first.ts'
import { type Audience, isInAudience, type PersonFacts } from './audience.ts'
import type { ServiceStatus } from './service.ts'
import { overlaps } from './shanghai.ts'
import { type PlaceCount, placesLeft, type SlotStatus } from './slot.ts'

/** The life of a booking. Excused and no-show are different things, and neither is a punishment. */
export const bookingStatuses = [
  'pending',
  'booked',
  'attended',
  'no_show',
  'excused',
  'cancelled',
  'late_cancelled',
  'rejected',
  'slot_cancelled',
] as const
export type BookingStatus = (typeof bookingStatuses)[number]

/** Statuses whose party holds places of the slot. */
export const placeHolding = ['booked', 'attended', 'no_show'] as const satisfies readonly BookingStatus[]

/** Statuses that count as the one active booking of a person and slot. */
export const activeStatuses = [
  'pending',
  'booked',
  'attended',
  'no_show',
] as const satisfies readonly BookingStatus[]

/** Statuses that a booking never leaves: nobody will come, and what was confided for it has no purpose any more. */
export const endedStatuses = [
  'cancelled',
  'late_cancelled',
  'rejected',
  'slot_cancelled',
] as const satisfies readonly BookingStatus[]

/** Who made a booking: the member, the desk for somebody who phones (代约), or the desk for somebody who is there. */
export const bookingSources = ['self', 'desk', 'walk_in', 'offer'] as const
export type BookingSource = (typeof bookingSources)[number]

/** What each of them is called. */
export const bookingSourceWords: Readonly<Record<BookingSource, string>> = {
  self: '本人',
  desk: '电话代约',
  walk_in: '现场登记',
  offer: '候补',
}

/** Why a person may not have places of a slot. */
export const bookingDenials = [
  'slot_cancelled',
  'service_not_published',
  'booking_not_open',
  'booking_closed',
  'already_booked',
  'party_too_large',
  'birth_date_missing',
  'age_not_eligible',
  'area_not_eligible',
  'audience_not_eligible',
  'askers_first',
  'too_many_places',
  'overlapping_booking',
  'slot_full',
] as const
export type BookingDenial = (typeof bookingDenials)[number]

/** What the rule knows of a slot and the service it belongs to. */
export interface SlotFacts extends PlaceCount {
  startsAt: Date
  endsAt: Date
  opensAt: Date
  closesAt: Date
  status: SlotStatus
  serviceStatus: ServiceStatus
  partyMax: number
  /** How many places of the service an account holds at most. */
  placesPerService: number
  minimumAge: number | null
  maximumAge: number | null
  /** Areas whose residents may come; empty for everybody. */
  areaIds: readonly string[]
  /** Audiences that may come; empty for everybody. */
  audiences: readonly Audience[]
  needsApproval: boolean
  /** Until when those who asked for its service come first, as it was published; null where nobody asked. */
  askersFirstUntil: Date | null
}

/** A wish for places of a slot. */
export interface BookingWish {
  party: number
  source: BookingSource
  /** The person already has an active booking of this slot. */
  hasActiveBooking: boolean
  /** Spans of the person's other active bookings. */
  others: readonly { startsAt: Date; endsAt: Date }[]
  overlapAccepted: boolean
  /** Areas the person's home lies in, innermost first. */
  homeAreaIds: readonly string[]
  /** Places of the service the account has or waits for; null where others decide who comes: a desk, or a shift. */
  heldOfService: number | null
  /** Whether the member asked for the service, or needed it as well, before it was known to come. */
  hasAsked: boolean
}

/**
 * Decides why a person may not come to a slot at all, whatever places are left.
 * Age is counted in full years on the day of the slot (周岁); the desk is bound by the same rule.
 */
export function denyEligibility(
  slot: SlotFacts,
  person: PersonFacts,
  homeAreaIds: readonly string[],
): BookingDenial | undefined {
  const hasAgeRule = slot.minimumAge !== null || slot.maximumAge !== null
  if (hasAgeRule) {
    if (person.birthDate === null) return 'birth_date_missing'
    const age = ageInYears(person.birthDate, slot.startsAt)
    if (slot.minimumAge !== null && age < slot.minimumAge) return 'age_not_eligible'
    if (slot.maximumAge !== null && age > slot.maximumAge) return 'age_not_eligible'
  }
  const isFromHere = slot.areaIds.length === 0 || slot.areaIds.some(id => homeAreaIds.includes(id))
  if (!isFromHere) return 'area_not_eligible'
  if (!isInAudience(person, slot.audiences, slot.startsAt)) return 'audience_not_eligible'
  return undefined
}

/**
 * Decides why a slot takes no more bookings at an instant, whoever asks.
 * The desk may book until the end, since people stand before it; a member only while booking is open.
 */
export function denyTiming(slot: SlotFacts, source: BookingSource, now: Date): BookingDenial | undefined {
  if (slot.status === 'cancelled') return 'slot_cancelled'
  if (slot.serviceStatus !== 'published') return 'service_not_published'
  if (source === 'desk' || source === 'walk_in') return now >= slot.endsAt ? 'booking_closed' : undefined
  if (source === 'offer') return now >= slot.startsAt ? 'booking_closed' : undefined
  if (now < slot.opensAt) return 'booking_not_open'
  if (now >= slot.closesAt) return 'booking_closed'
  return undefined
}

/**
 * Decides why a wish for places of a slot is refused, or returns undefined when it may be booked.
 * A party is taken whole or not at all. Whether places are free is asked last,
 * so that a full slot is only ever the answer for somebody who could have come.
 */
export function denyBooking(
  slot: SlotFacts,
  person: PersonFacts,
  wish: BookingWish,
  now: Date,
): BookingDenial | undefined {
  const timing = denyTiming(slot, wish.source, now)
  if (timing !== undefined) return timing
  if (wish.hasActiveBooking) return 'already_booked'
  if (wish.party > slot.partyMax) return 'party_too_large'
  const eligibility = denyEligibility(slot, person, wish.homeAreaIds)
  if (eligibility !== undefined) return eligibility
  const turn = denyBeforeAskers(slot, wish, now)
  if (turn !== undefined) return turn
  if (isHoarding(slot, wish)) return 'too_many_places'
  const hasOverlap = wish.others.some(other => overlaps(other, slot))
  if (hasOverlap && !wish.overlapAccepted) return 'overlapping_booking'
  // An application waits for a yes and takes its places then, so it may also be made while none are free.
  if (isBookedAsPending(slot, wish.source)) return undefined
  return placesLeft(slot) < wish.party ? 'slot_full' : undefined
}

/** Returns whether a wish would leave one account with more places of a service than a street lets it have. */
export function isHoarding(slot: SlotFacts, wish: { party: number; heldOfService: number | null }): boolean {
  return wish.heldOfService !== null && wish.heldOfService + wish.party > slot.placesPerService
}

/** Returns whether a booking of this slot waits for a yes first; what the desk books is approved by being booked. */
export function isBookedAsPending(slot: { needsApproval: boolean }, source: BookingSource): boolean {
  return slot.needsApproval && source === 'self'
}

/** Why a booking may not be cancelled. */
export const cancellationDenials = ['booking_not_active', 'slot_over'] as const
export type CancellationDenial = (typeof cancellationDenials)[number]

/** Decides why a member may not cancel a booking any more. */
export function denyCancellation(
  booking: { status: BookingStatus; endsAt: Date },
  now: Date,
): CancellationDenial | undefined {
  if (booking.status !== 'booked' && booking.status !== 'pending') return 'booking_not_active'
  return now >= booking.endsAt ? 'slot_over' : undefined
}

/**
 * Returns what a cancellation is called: free until the cutoff, late after it.
 * When the slot was moved after it was booked, leaving is free whenever it happens.
 */
export function cancellationStatus(
  booking: { status: BookingStatus; startsAt: Date; cancelCutoffMinutes: number; wasMoved: boolean },
  now: Date,
): 'cancelled' | 'late_cancelled' {
  if (booking.status === 'pending' || booking.wasMoved) return 'cancelled'
  return now <= freelyCancelledUntil(booking) ? 'cancelled' : 'late_cancelled'
}

/** Returns the last instant at which a booking is cancelled freely. */
export function freelyCancelledUntil(booking: { startsAt: Date; cancelCutoffMinutes: number }): Date {
  return new Date(booking.startsAt.getTime() - booking.cancelCutoffMinutes * 60_000)
}

/** What the desk may do with a booking. */
export const receptions = ['check_in', 'excuse', 'no_show', 'undo'] as const
export type Reception = (typeof receptions)[number]

/** Why the desk may not do it. */
export const receptionDenials = [
  'slot_cancelled',
  'reception_not_open',
  'reception_not_possible',
  'slot_not_begun',
] as const
export type ReceptionDenial = (typeof receptionDenials)[number]

const receivedAs: Readonly<Record<Exclude<Reception, 'undo'>, BookingStatus>> = {
  check_in: 'attended',
  excuse: 'excused',
  no_show: 'no_show',
}
const undoable: readonly BookingStatus[] = ['attended', 'excused', 'no_show']

/**
 * Decides what a reception makes of a booking, or why it may not be.
 * Somebody is only called absent once the slot has begun; what the desk did can be undone, as long as there is
 * something to come to. Of two who note the same the second hears what the first did: it is so already.
 */
export function receive(
  booking: { status: BookingStatus; slotStatus: SlotStatus; startsAt: Date; checkInOpensMinutes: number },
  wish: Reception,
  now: Date,
): { status: BookingStatus } | { denial: ReceptionDenial } {
  if (booking.slotStatus === 'cancelled') return { denial: 'slot_cancelled' }
  const isSo = booking.status === (wish === 'undo' ? 'booked' : receivedAs[wish])
  if (isSo) return { status: booking.status }
  if (wish === 'undo') {
    return undoable.includes(booking.status) ? { status: 'booked' } : { denial: 'reception_not_possible' }
  }
  if (booking.status !== 'booked') return { denial: 'reception_not_possible' }
  const opensAt = booking.startsAt.getTime() - booking.checkInOpensMinutes * 60_000
  if (wish === 'check_in' && now.getTime() < opensAt) return { denial: 'reception_not_open' }
  if (wish === 'no_show' && now < booking.startsAt) return { denial: 'slot_not_begun' }
  return { status: receivedAs[wish] }
}

/** Returns whether a party in this status holds places of its slot. */
export function holdsPlaces(status: BookingStatus): boolean {
  return (placeHolding as readonly BookingStatus[]).includes(status)
}
