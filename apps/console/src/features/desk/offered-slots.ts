import type { DeskSlot, ManagedService, ManagedSlot } from '@yunxuan/contract'
import { placesLeft, sayPlace } from '@yunxuan/domain'

/** A slot the desk may offer to somebody. */
export interface OfferedSlot {
  id: string
  serviceId: string
  title: string
  startsAt: string
  endsAt: string
  where: string
  left: number
}

/** Slots of a day that are not over and not cancelled. */
export function offeredOfDay(slots: readonly DeskSlot[], now: Date): OfferedSlot[] {
  return slots
    .filter(slot => isOffered(slot, now))
    .map(slot => ({
      id: slot.id,
      serviceId: slot.serviceId,
      title: slot.serviceTitle,
      startsAt: slot.startsAt,
      endsAt: slot.endsAt,
      where: sayPlace(slot.locationName, slot.room),
      left: placesLeft(slot),
    }))
}

/** Slots of one service that are not over and not cancelled. */
export function offeredOfService(
  service: ManagedService,
  slots: readonly ManagedSlot[],
  now: Date,
): OfferedSlot[] {
  return slots
    .filter(slot => isOffered(slot, now))
    .map(slot => ({
      id: slot.id,
      serviceId: service.id,
      title: service.edit.title,
      startsAt: slot.startsAt,
      endsAt: slot.endsAt,
      where: sayPlace(slot.locationName, slot.room),
      left: placesLeft(slot),
    }))
}

function isOffered(slot: { status: string; endsAt: string }, now: Date): boolean {
  return slot.status !== 'cancelled' && new Date(slot.endsAt) > now
}
