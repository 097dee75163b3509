/** The life of a slot (HSDS schedule instance; RFC 5545 STATUS CONFIRMED or CANCELLED). */
export const slotStatuses = ['open', 'cancelled'] as const
export type SlotStatus = (typeof slotStatuses)[number]

/** How many places of a slot are spoken for: by bookings, and by offers to parties on the waitlist. */
export interface PlaceCount {
  places: number
  taken: number
  held: number
}

/** Returns how many places of a slot are free for anybody; never below zero. */
export function placesLeft(count: PlaceCount): number {
  return Math.max(0, count.places - count.taken - count.held)
}
