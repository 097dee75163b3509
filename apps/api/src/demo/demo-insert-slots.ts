import { sql } from 'drizzle-orm'
import { slot as slotTable } from '../features/slot/slot.table.ts'
import type { Tx } from '../platform/database.ts'
import { demoId } from './demo-ids.ts'
import { locationIdOf } from './demo-rows.ts'
import type { DemoSlot } from './demo-slots.ts'

const slotsAtOnce = 1000

/** A slot or shift that is about to be written, with how many of its places are taken. */
export interface SlotToWrite {
  id: string
  slot: DemoSlot
  serviceId: string
  taken: number
}

/** Returns those of the slots from a day on that are not there yet. */
export async function newSlots(
  tx: Tx,
  streetId: string,
  from: Date,
  wanted: readonly DemoSlot[],
): Promise<DemoSlot[]> {
  const known = await tx
    .select({ id: slotTable.id })
    .from(slotTable)
    .where(
      sql`${slotTable.streetId} = ${streetId} and ${slotTable.startsAt} >= ${from}::timestamptz - interval '1 day'`,
    )
  const knownIds = new Set(known.map(({ id }) => id))
  return wanted.filter(slot => !knownIds.has(demoId(slot.key)))
}

/**
 * Writes slots and returns those that were written. A coordinator may already hold that time and room: then neither
 * the slot nor who comes to it is.
 */
export async function insertSlots<S extends SlotToWrite>(
  tx: Tx,
  streetId: string,
  slots: readonly S[],
): Promise<S[]> {
  const written = new Set<string>()
  for (let from = 0; from < slots.length; from += slotsAtOnce) {
    const rows = slots.slice(from, from + slotsAtOnce).map(one => slotRow(streetId, one))
    const inserted = await tx
      .insert(slotTable)
      .values(rows)
      .onConflictDoNothing()
      .returning({ id: slotTable.id })
    for (const { id } of inserted) written.add(id)
  }
  return slots.filter(({ id }) => written.has(id))
}

function slotRow(streetId: string, { id, slot, serviceId, taken }: SlotToWrite) {
  return {
    ...{ streetId, id, serviceId, taken, startsAt: slot.startsAt, endsAt: slot.endsAt, room: slot.room },
    locationId: slot.venue === null ? null : locationIdOf(streetId, slot.venue),
    ...{ status: 'open' as const, places: slot.places, isSample: true },
  }
}
