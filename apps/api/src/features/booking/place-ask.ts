import type { BookingSource, NoteWish, PersonFacts } from '@yunxuan/domain'
import type { Claim, StoredReply } from '../../platform/idempotency.ts'
import type { SlotRow } from '../slot/slot.store.ts'
import type { BookingRow } from './booking.store.ts'

/** A person the desk writes down now; becomes a member with the booking, or not at all. */
export interface NewPerson extends PersonFacts {
  name: string
  phone: string | null
}

/** What a volunteer chooses with a place of a shift. */
export interface ShiftChoice {
  stallId: string | null
  /** When the guardian of a child under 14 agreed to this activity. */
  guardianConsentedAt: Date | null
}

/** Places for a party that has none yet. */
export interface BookWish {
  kind: 'book'
  source: Exclude<BookingSource, 'offer'>
  person: { memberId: string; dependantId: string | null } | NewPerson
  party: number
  overlapAccepted: boolean
  note: NoteWish | null
  /** Null where a service is booked; a shift is never had without. */
  shift: ShiftChoice | null
}

/** Every path that takes places of a slot. */
export type PlaceWish =
  | BookWish
  /** A yes to a booking that waits for one. */
  | { kind: 'approve'; bookingId: string }
  /** The places held for a party of the waitlist. */
  | { kind: 'accept'; entryId: string; memberId: string }
  /** An excused party that comes after all. */
  | { kind: 'restore'; bookingId: string }

/** Returns what is told of places that were had; the stall is one that was chosen with a place of a shift. */
export type PresentPlace = (had: {
  booking: BookingRow
  slot: SlotRow
  stall: { id: string; name: string } | null
}) => unknown

/** One request for places. */
export interface PlaceAsk {
  streetId: string
  slotId: string
  wish: PlaceWish
  now: Date
  actor: { memberId: string; role: string }
  claim: Claim | null
  present: PresentPlace
}

/** Whether somebody books for themselves or those they care for; what a desk books for others is the desk's to judge. */
export function isForOwn({ wish, actor }: PlaceAsk): boolean {
  return wish.kind === 'book' && 'memberId' in wish.person && wish.person.memberId === actor.memberId
}

/** Takes places of a slot: all that the party asks for, or a Refusal. */
export type TakePlaces = (ask: PlaceAsk) => Promise<StoredReply>
