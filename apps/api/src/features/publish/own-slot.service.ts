import type { ManagedSlot } from '@yunxuan/contract'
import type { StaffRole } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { roleAt } from '../../platform/scope.ts'
import { listSlotBookings } from '../booking/booking.store.ts'
import { writeNotices } from '../notice/notice.store.ts'
import { refreshListing } from '../service/listing.store.ts'
import { listSlots, lockSlots, type SlotRow } from '../slot/slot.store.ts'
import { raiseCatalogue } from '../street/catalogue-version.store.ts'
import { listQueues } from '../waitlist/waitlist.store.ts'
import { type PublishAsk, publishers } from './publish.service.ts'
import { listManagedById, listServicePlaces } from './schedule.store.ts'
import { type Say, sayOnce } from './slot-words.ts'

/** A slot that is the caller's to change, and the role in which they do. */
export interface OwnSlot {
  slot: SlotRow
  role: StaffRole
}

/** Slots are locked before anything is asked of them: bookings may be arriving. */
export async function lockOwnSlots(tx: Tx, ask: PublishAsk, slotIds: readonly string[]): Promise<OwnSlot[]> {
  return ownedBy(tx, ask, slotIds, await lockSlots(tx, ask.streetId, slotIds))
}

/** The same to look at them only. */
export async function listOwnSlots(
  db: Executor,
  ask: PublishAsk,
  slotIds: readonly string[],
): Promise<OwnSlot[]> {
  return ownedBy(db, ask, slotIds, [...(await listSlots(db, ask.streetId, slotIds)).values()])
}

async function ownedBy(
  db: Executor,
  { streetId, caller, now }: PublishAsk,
  slotIds: readonly string[],
  slots: readonly SlotRow[],
): Promise<OwnSlot[]> {
  if (slots.length < slotIds.length) throw new Refusal('not_found')
  const places = await listServicePlaces(
    db,
    streetId,
    slots.map(slot => slot.serviceId),
  )
  return slots.map(slot => {
    const place = places.get(slot.serviceId)
    if (place === undefined) throw new Refusal('not_found')
    return { slot, role: roleAt(caller, publishers, place, now) }
  })
}

/** An active booking of a slot, or a turn on its waitlist. */
export interface Claim {
  slotId: string
  memberId: string
  bookingId: string | null
  waitlistId: string | null
}

/** Returns everybody's claims on slots. */
export async function listSlotClaims(
  db: Executor,
  streetId: string,
  slotIds: readonly string[],
): Promise<Claim[]> {
  const bookings = await listSlotBookings(db, streetId, slotIds)
  const queue = await listQueues(db, streetId, slotIds)
  const active = bookings.filter(({ status }) => status === 'pending' || status === 'booked')
  return [
    ...active.map(({ id, slotId, memberId }) => ({ slotId, memberId, bookingId: id, waitlistId: null })),
    ...queue.map(({ id, slotId, memberId }) => ({ slotId, memberId, bookingId: null, waitlistId: id })),
  ]
}

/**
 * Tells everyone who counts on slots, or waits for them, what became of these. Whoever counts on several reads one
 * notice of all of them; it stands beside each of their claims.
 */
export async function tellAll(
  tx: Tx,
  { streetId, now }: PublishAsk,
  told: readonly { slot: SlotRow; say: Say }[],
): Promise<void> {
  if (told.length === 0) return
  const claims = await listSlotClaims(
    tx,
    streetId,
    told.map(({ slot }) => slot.id),
  )
  const notices = [...claimsByMember(told, claims).values()].flatMap(own => {
    const [first, ...more] = said(own)
    if (first === undefined) return []
    const words = sayOnce([first, ...more])
    // The last of them stands for all in the inbox: it opens the soonest.
    return own.reverse().map(({ claim: { slotId: _slotId, ...claim } }) => ({ streetId, ...claim, ...words }))
  })
  await writeNotices(tx, notices, now)
}

interface Concerned {
  slot: SlotRow
  say: Say
  claim: Claim
}

/** The claims of each member on the slots of each service, the soonest slot first. */
function claimsByMember(
  told: readonly { slot: SlotRow; say: Say }[],
  claims: readonly Claim[],
): Map<string, Concerned[]> {
  const bySlot = new Map(told.map(one => [one.slot.id, one]))
  const concerned = claims.flatMap(claim => {
    const one = bySlot.get(claim.slotId)
    return one === undefined ? [] : [{ ...one, claim }]
  })
  concerned.sort((a, b) => +a.slot.startsAt - +b.slot.startsAt)
  const grouped = new Map<string, Concerned[]>()
  for (const one of concerned) {
    const key = `${one.claim.memberId} ${one.slot.serviceId}`
    grouped.set(key, [...(grouped.get(key) ?? []), one])
  }
  return grouped
}

/** A slot is spoken of once, also to who has booked it for several people. */
function said(own: readonly Concerned[]): ReturnType<Say>[] {
  const bySlot = new Map(own.map(one => [one.slot.id, one]))
  return [...bySlot.values()].map(({ say, claim }) => say(claim.waitlistId !== null))
}

/** Brings the catalogue up to date, last in the transaction, and returns the slots as they are now. */
export async function finishSlots(
  tx: Tx,
  { streetId, now }: PublishAsk,
  slotIds: readonly string[],
  serviceIds: readonly string[],
): Promise<ManagedSlot[]> {
  const changed = await listManagedById(tx, streetId, slotIds)
  if (changed.length < slotIds.length) throw new Error('a slot vanished while it was changed')
  await refreshListing(tx, streetId, serviceIds, now)
  await raiseCatalogue(tx, streetId)
  return changed
}
