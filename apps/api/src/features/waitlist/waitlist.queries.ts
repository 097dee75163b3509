import type { Db } from '../../platform/database.ts'
import { listSlots, type SlotRow } from '../slot/slot.store.ts'
import { listOwnEntries, type OwnEntries, type WaitlistRow } from './waitlist.store.ts'

/** Returns a member's entries that wait or are offered, each with its slot. */
export async function listOwnWaitlist(
  db: Db,
  of: OwnEntries,
): Promise<{ entry: WaitlistRow; slot: SlotRow }[]> {
  const entries = await listOwnEntries(db, of)
  const slots = await listSlots(
    db,
    of.streetId,
    entries.map(entry => entry.slotId),
  )
  return entries.flatMap(entry => {
    const slot = slots.get(entry.slotId)
    return slot === undefined ? [] : [{ entry, slot }]
  })
}
