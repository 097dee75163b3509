import type { ManagedSlot, SeriesChange } from '@yunxuan/contract'
import type { SeriesWish } from './publish.queries.ts'

/** Stands in the choice of places for the usual one of the service. */
export const usualPlace = 'usual'

/** What is filled in for several slots; what is left empty stays as it is. */
export interface SeriesValues {
  shiftDays?: number | null
  time?: string
  minutes?: number | null
  places?: number | null
  /** A place of the street, or `usual` for the service's own. */
  locationId?: string
  room?: string
  reason: string
}

/** Returns what several slots are to become; each keeps what was left empty. */
export function changeOf({ shiftDays, time, minutes, places, locationId, room }: SeriesValues): SeriesChange {
  return {
    ...(shiftDays ? { shiftDays } : {}),
    ...(time ? { time } : {}),
    ...(minutes ? { durationMinutes: minutes } : {}),
    ...(places ? { places } : {}),
    ...(locationId ? { locationId: locationId === usualPlace ? null : locationId } : {}),
    ...(room?.trim() ? { room: room.trim() } : {}),
  }
}

/** Returns what is asked for slots as they were read. */
export function wishOf(slots: readonly ManagedSlot[], change: SeriesChange | null): SeriesWish {
  return {
    slots: slots.map(({ id, startsAt, endsAt, places, locationId, room }) => ({
      id,
      seen: { startsAt, endsAt, places, locationId, room },
    })),
    change,
  }
}

/** Returns whether people have to be told why: other places are nobody's concern who has one. */
export function needsReason({ places: _places, ...moves }: SeriesChange): boolean {
  return Object.keys(moves).length > 0
}
