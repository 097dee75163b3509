/** The life of a slot (HSDS schedule instance; RFC 5545 STATUS CONFIRMED or CANCELLED). */
export const slotStatuses = ['open', 'cancelled'] as const
export type SlotStatus = (typeof slotStatuses)[number]

/** Returns how it is said where something is had: the place, and the room inside it. */
export function sayPlace(locationName: string, room: string): string {
  return [locationName, room].filter(word => word !== '').join(' ')
}

/** Returns what is said of coming prepared, what to do and what to bring, each in a line; nothing where nothing is asked. */
export function sayBefore({
  preparation,
  bring,
}: {
  preparation: readonly string[]
  bring: readonly string[]
}): string[] {
  return [preparation.join('、'), bring.length === 0 ? '' : `请带 ${bring.join('、')}`].filter(
    line => line !== '',
  )
}

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
