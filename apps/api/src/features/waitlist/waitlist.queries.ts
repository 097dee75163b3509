import type { Db } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import type { Claim, StoredReply } from '../../platform/idempotency.ts'
import { Refusal } from '../../platform/refuse.ts'
import { listSlots, type SlotRow } from '../slot/slot.store.ts'
import { findEntry, listOwnEntries, type OwnEntries, type WaitlistRow } from './waitlist.store.ts'

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

/** Takes the places that an offer holds. */
export async function acceptOffer(
  deps: Deps,
  ask: { streetId: string; entryId: string; memberId: string; now: Date; claim: Claim | null },
): Promise<StoredReply> {
  const { streetId, entryId, memberId, now, claim } = ask
  // Only to know which slot to lock; the batch reads the entry again under the lock.
  const entry = await findEntry(deps.db, streetId, entryId)
  if (entry === undefined || entry.memberId !== memberId) throw new Refusal('not_found')
  return deps.takePlaces({
    streetId,
    slotId: entry.slotId,
    wish: { kind: 'accept', entryId, memberId },
    now,
    actor: { memberId, role: 'resident' },
    claim,
    reply: 'booking',
  })
}
