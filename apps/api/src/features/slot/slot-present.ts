import type { Booking } from '@yunxuan/contract'
import { presentLocation } from '../directory/location-present.ts'
import type { SlotRow } from './slot.store.ts'

/** Returns what a person needs to know of the slot they booked or wait for. */
export function presentBookedSlot(slot: SlotRow): Booking['slot'] {
  return {
    id: slot.id,
    serviceId: slot.serviceId,
    title: slot.title,
    startsAt: slot.startsAt.toISOString(),
    endsAt: slot.endsAt.toISOString(),
    status: slot.status,
    ...presentWhere(slot),
    organizationName: slot.organizationName,
    preparation: slot.preparation,
    bring: slot.bring,
    phone: slot.phone,
  }
}

/** Returns the one place at which a slot is had. */
export function presentWhere(slot: SlotRow): Pick<Booking['slot'], 'room' | 'location' | 'isElsewhere'> {
  return { room: slot.room, location: presentLocation(slot), isElsewhere: slot.isElsewhere }
}
