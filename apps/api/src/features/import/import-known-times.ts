import type { KnownSlot } from './import-plan.ts'

/** What a row says of a slot besides its place. */
export interface Timed {
  serviceId: string
  startsAt: Date
  room: string
}

/** A row of a file: at a place that it names (null for the service's usual one), or at none in particular. */
type Named = Timed & { locationId: string | null | undefined }

/** The slots that are there, found by what a file says of them. */
export class KnownTimes {
  readonly #byTime = new Map<string, KnownSlot[]>()

  constructor(slots: readonly KnownSlot[]) {
    for (const slot of slots) {
      const key = timeKey(slot)
      this.#byTime.set(key, [...(this.#byTime.get(key) ?? []), slot])
    }
  }

  /**
   * Returns which slot each row means. One service may be had at two places at a time, so a slot at the very place
   * comes first; a row that names no place means the slot at the usual one, or else the only other; and one that names
   * another place moves the only slot that no row means.
   */
  match<Row extends Named>(rows: readonly Row[]): Map<Row, KnownSlot> {
    const found = new Map<Row, KnownSlot>()
    const meant = new Set<KnownSlot>()
    const take = (row: Row, slot: KnownSlot | undefined) => {
      if (slot === undefined) return
      found.set(row, slot)
      meant.add(slot)
    }
    for (const row of rows) {
      const there = this.#byTime.get(timeKey(row)) ?? []
      take(
        row,
        there.find(slot => slot.locationId === (row.locationId ?? null)),
      )
    }
    for (const row of rows) {
      if (found.has(row)) continue
      const [only, ...more] = (this.#byTime.get(timeKey(row)) ?? []).filter(slot => !meant.has(slot))
      take(row, more.length === 0 ? only : undefined)
    }
    return found
  }
}

/** Returns what slots of a service share that are had at one time in rooms of one name. */
export function timeKey({ serviceId, startsAt, room }: Timed): string {
  return `${serviceId} ${startsAt.getTime()} ${room}`
}
