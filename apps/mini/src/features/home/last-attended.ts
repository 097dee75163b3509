import type { Booking } from '@yunxuan/contract'
import { isHeld } from './next-things.ts'

/** Returns the last attended booking of each service that one does not hold now, newest first. */
export function lastAttended(bookings: readonly Booking[], family: readonly string[]): Booking[] {
  const seen = new Set(bookings.filter(isHeld).map(({ slot }) => slot.serviceId))
  return bookings.filter(({ status, slot, dependantId }) => {
    // Somebody of the family who was taken off the list is not booked for any more.
    const isKept = dependantId === null || family.includes(dependantId)
    if (status !== 'attended' || !isKept || seen.has(slot.serviceId)) return false
    seen.add(slot.serviceId)
    return true
  })
}
