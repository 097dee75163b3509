import { denyBeforeAskers } from './askers-first.ts'
import type { PersonFacts } from './audience.ts'
import { type BookingDenial, denyEligibility, denyTiming, isHoarding, type SlotFacts } from './booking.ts'
import type { Policy } from './policy.ts'
import { addDays, shanghaiDate, shanghaiInstant } from './shanghai.ts'
import { placesLeft } from './slot.ts'

/** The life of a party on a waitlist. */
export const waitlistStatuses = [
  'waiting',
  'offered',
  'accepted',
  'declined',
  'expired',
  'left',
  'closed',
] as const
export type WaitlistStatus = (typeof waitlistStatuses)[number]

/** Why a party may not join a waitlist. */
export const waitlistDenials = ['slot_not_full', 'already_waiting'] as const
export type WaitlistDenial = (typeof waitlistDenials)[number] | BookingDenial

/** A wish to wait for places of a slot. */
export interface WaitlistWish {
  party: number
  hasActiveBooking: boolean
  isWaiting: boolean
  homeAreaIds: readonly string[]
  heldOfService: number | null
  /** Whether the member asked for the service, or needed it as well, before it was known to come. */
  hasAsked: boolean
}

/**
 * Decides why a party may not wait for a slot.
 * Nobody waits for places they could book now, or for more places than the slot has.
 * Where a service approves its bookings one applies instead: the applications are its queue.
 */
export function denyWaitlist(
  slot: SlotFacts,
  person: PersonFacts,
  wish: WaitlistWish,
  now: Date,
): WaitlistDenial | undefined {
  const timing = denyTiming(slot, 'self', now)
  if (timing !== undefined) return timing
  if (wish.hasActiveBooking) return 'already_booked'
  if (wish.isWaiting) return 'already_waiting'
  if (wish.party > Math.min(slot.partyMax, slot.places)) return 'party_too_large'
  const eligibility = denyEligibility(slot, person, wish.homeAreaIds)
  if (eligibility !== undefined) return eligibility
  const turn = denyBeforeAskers(slot, wish, now)
  if (turn !== undefined) return turn
  if (isHoarding(slot, wish)) return 'too_many_places'
  if (slot.needsApproval) return 'slot_not_full'
  return placesLeft(slot) >= wish.party ? 'slot_not_full' : undefined
}

/**
 * Returns which waiting parties are offered the places that are free, in order of arrival.
 * A party too large for what is left is passed over and keeps its place in the queue.
 */
export function partiesToOffer<P extends { party: number }>(waiting: readonly P[], left: number): P[] {
  const offered: P[] = []
  let free = left
  for (const party of waiting) {
    if (party.party > free) continue
    offered.push(party)
    free -= party.party
  }
  return offered
}

// In between nobody is expected to look at a phone.
const wakes = '08:00'
const sleeps = '22:00'

/** Returns when so many minutes have passed since an instant, of which those of the night are not counted. */
function afterAwake(now: Date, minutes: number): Date {
  let at = now.getTime()
  let left = minutes * 60_000
  for (let day = shanghaiDate(now); ; day = addDays(day, 1)) {
    at = Math.max(at, shanghaiInstant(day, wakes).getTime())
    const awake = Math.max(0, shanghaiInstant(day, sleeps).getTime() - at)
    if (left <= awake) return new Date(at + left)
    left -= awake
  }
}

/**
 * Returns until when an offer is held: a set time, shorter when the start is near, which stands still at night, and never
 * past the start.
 * Undefined when the slot has begun and nothing can be offered any more.
 */
export function offerExpiresAt(startsAt: Date, policy: Policy, now: Date): Date | undefined {
  if (now >= startsAt) return undefined
  const isNear = startsAt.getTime() - now.getTime() <= policy.offerNearHours * 3_600_000
  const holdMinutes = isNear ? policy.offerHoldNearMinutes : policy.offerHoldMinutes
  return new Date(Math.min(afterAwake(now, holdMinutes).getTime(), startsAt.getTime()))
}

/** Why an offer may not be answered. */
export const offerDenials = ['offer_expired', 'no_offer'] as const
export type OfferDenial = (typeof offerDenials)[number]

/** Decides why an offer may not be accepted or declined. */
export function denyOfferAnswer(
  entry: { status: WaitlistStatus; offerExpiresAt: Date | null },
  now: Date,
): OfferDenial | undefined {
  if (entry.status === 'expired') return 'offer_expired'
  if (entry.status !== 'offered' || entry.offerExpiresAt === null) return 'no_offer'
  return now >= entry.offerExpiresAt ? 'offer_expired' : undefined
}
