import type { PlaceAsk } from '../features/booking/place-ask.ts'
import { takePlacesWithin } from '../features/place/place.service.ts'
import type { Config } from '../platform/config.ts'
import type { Tx } from '../platform/database.ts'
import { accountIdOf, dependantIdOf, memberIdOf } from './demo-people.ts'

/** Where the demo writes, and by whom it is written. */
export interface DemoWrite {
  tx: Tx
  config: Pick<Config, 'sealKey'>
  streetId: string
}

/** Who comes: a resident or neighbour by their key, or one of their family. */
export interface DemoClaim {
  memberKey: string
  dependantKey: string | null
  /** Who books where it is not themselves: the desk. */
  by: string | null
}

/** A booking that the demo made. */
export interface DemoBooking extends DemoClaim {
  id: string
  slotId: string
}

/** A wish for a place at one of some slots, the likeliest first. */
export interface DemoWish extends DemoClaim {
  slotIds: readonly string[]
}

const tries = 8

/**
 * Books by the product's own way of taking places: what its rules refuse is tried at the next slot of the wish.
 * Returns the bookings in the order of the wishes; undefined where nothing could be had.
 */
export async function bookWishes(
  write: DemoWrite,
  wishes: readonly DemoWish[],
  at: Date,
): Promise<(DemoBooking | undefined)[]> {
  const made = new Map<DemoWish, DemoBooking>()
  for (let round = 0; round < tries; round++) {
    const open = wishes.flatMap(wish => {
      const slotId = wish.slotIds[round]
      return made.has(wish) || slotId === undefined ? [] : [{ wish, slotId }]
    })
    const bookings = await bookAll(
      write,
      open.map(({ wish, slotId }) => ({ ...wish, slotId })),
      at,
    )
    for (const [index, { wish }] of open.entries()) {
      const booking = bookings[index]
      if (booking !== undefined) made.set(wish, booking)
    }
  }
  return wishes.map(wish => made.get(wish))
}

/** Books for all of them together; undefined for whoever the rules refuse. */
export async function bookAll(
  { tx, config, streetId }: DemoWrite,
  claims: readonly (DemoClaim & { slotId: string })[],
  at: Date,
): Promise<(DemoBooking | undefined)[]> {
  if (claims.length === 0) return []
  const made = new Map<number, DemoBooking>()
  const asks = claims.map(({ memberKey, dependantKey, by, slotId }, index): PlaceAsk => {
    const memberId = memberIdOf(streetId, memberKey)
    const dependantId = dependantKey === null ? null : dependantIdOf(streetId, dependantKey)
    const source = by === null ? ('self' as const) : ('desk' as const)
    const actor =
      by === null
        ? { memberId, role: 'resident' }
        : { memberId: memberIdOf(streetId, by), role: 'coordinator' }
    return {
      ...{ streetId, slotId, now: at, actor, claim: null },
      wish: {
        ...{ kind: 'book', source, person: { memberId, dependantId }, party: 1 },
        ...{ overlapAccepted: false, note: null, shift: null },
      },
      present: ({ booking: { id } }) => {
        made.set(index, { id, slotId, memberKey, dependantKey, by })
        return null
      },
    }
  })
  await takePlacesWithin(tx, config, streetId, asks)
  return claims.map((_, index) => made.get(index))
}

/** Returns a sample resident as the one who calls. */
export function residentOf(streetId: string, { key, name }: { key: string; name: string }) {
  return {
    ...{ accountId: accountIdOf(streetId, key), sessionId: memberIdOf(streetId, key), kind: 'demo' as const },
    ...{ member: { id: memberIdOf(streetId, key), name, areaId: null }, grants: [] },
  }
}
