import type { Booking } from '@yunxuan/contract'
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
    room: slot.room,
    location: {
      id: slot.locationId,
      name: slot.locationName,
      address: slot.address,
      areaId: slot.areaId,
      areaName: slot.areaName,
      latitude: slot.latitude,
      longitude: slot.longitude,
    },
    organizationName: slot.organizationName,
    bring: slot.bring,
    phone: slot.phone,
  }
}
