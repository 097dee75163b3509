import {
  areaWithParents,
  denyOfferAnswer,
  denyWaitlist,
  offerExpiresAt,
  partiesToOffer,
  placesLeft,
  sayDateTime,
  sayTime,
} from '@yunxuan/domain'
import { type Db, inTransaction, type Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refuse.ts'
import { type AuditLine, writeAudit } from '../audit/audit.store.ts'
import { listActiveSpans } from '../booking/booking.store.ts'
import { type NewNotice, writeNotices } from '../notice/notice.store.ts'
import { listDependantPersons, listMemberPersons } from '../place/place.store.ts'
import { personIdOf } from '../place/place.ts'
import { changeCounts, lockSlots, type SlotRow } from '../slot/slot.store.ts'
import { policyOf, toSlotFacts } from '../slot/slot-facts.ts'
import { listAreaParents } from '../street/area.store.ts'
import {
  endEntries,
  findEntry,
  insertEntry,
  isWaiting,
  listQueue,
  listSlotsWithExpiredOffers,
  offerEntries,
  type WaitlistRow,
} from './waitlist.store.ts'

type Queued = Pick<WaitlistRow, 'id' | 'memberId'>

/** A member's wish concerning a waitlist. */
export interface WaitlistAsk {
  streetId: string
  memberId: string
  now: Date
}

/** Puts a party onto the waitlist of a full slot; refuses whoever could book, or may not come. */
export async function joinWaitlist(
  tx: Tx,
  ask: WaitlistAsk & { slotId: string; dependantId: string | null; party: number },
): Promise<{ entry: WaitlistRow; slot: SlotRow }> {
  const { streetId, now, party } = ask
  const slot = await lockSlot(tx, streetId, ask.slotId)
  const personId = personIdOf(ask)
  const found =
    ask.dependantId === null
      ? await listMemberPersons(tx, streetId, [ask.memberId])
      : await listDependantPersons(tx, streetId, [ask.dependantId])
  const person = found.find(one => one.memberId === ask.memberId)
  if (person === undefined) throw new Refusal('not_found')
  const spans = await listActiveSpans(tx, streetId, [personId], now)
  const parents = await listAreaParents(tx, streetId)
  const denial = denyWaitlist(
    toSlotFacts(slot),
    person,
    {
      party,
      hasActiveBooking: spans.some(span => span.slotId === slot.id),
      isWaiting: await isWaiting(tx, streetId, slot.id, personId),
      homeAreaIds: areaWithParents(person.areaId, parents),
    },
    now,
  )
  if (denial !== undefined) throw new Refusal(denial)
  const id = newId()
  const { memberId, dependantId } = ask
  await insertEntry(tx, streetId, { id, slotId: slot.id, memberId, dependantId, personId, party }, now)
  await writeAudit(tx, [auditLine(ask, 'waitlist.join', id, { slotId: slot.id, party })])
  const entry = await findEntry(tx, streetId, id)
  if (entry === undefined) throw new Error('a waitlist entry vanished while it was made')
  return { entry, slot }
}

/** Ends an own entry: a declined offer goes to the next party at once; who only waits leaves the queue. */
export async function endOwnEntry(
  tx: Tx,
  ask: WaitlistAsk & { entryId: string; as: 'declined' | 'left' },
): Promise<{ entry: WaitlistRow; slot: SlotRow }> {
  const { streetId, entryId, now } = ask
  const before = await findEntry(tx, streetId, entryId)
  if (before === undefined || before.memberId !== ask.memberId) throw new Refusal('not_found')
  const slot = await lockSlot(tx, streetId, before.slotId)
  // Read again: somebody may have answered, or the time may have run out, before the lock.
  const locked = await findEntry(tx, streetId, entryId)
  if (locked === undefined) throw new Refusal('not_found')
  const isOffered = locked.status === 'offered'
  if (ask.as === 'declined') {
    const denial = denyOfferAnswer(locked, now)
    if (denial !== undefined) throw new Refusal(denial)
  } else if (!isOffered && locked.status !== 'waiting') {
    throw new Refusal('no_offer')
  }
  await endEntries(tx, streetId, [entryId], ask.as, now)
  await writeAudit(tx, [auditLine(ask, `waitlist.${ask.as}`, entryId, { slotId: slot.id })])
  if (isOffered) {
    await offerFrom(tx, { streetId, slot, freed: { taken: 0, held: locked.party }, now })
  }
  const entry = await findEntry(tx, streetId, entryId)
  if (entry === undefined) throw new Error('a waitlist entry vanished while it was ended')
  return { entry, slot }
}

/** Offers whatever is free in a slot to the parties that fit, in turn; locks the slot. */
export async function offerFreePlaces(tx: Tx, streetId: string, slotId: string, now: Date): Promise<void> {
  const [slot] = await lockSlots(tx, streetId, [slotId])
  if (slot !== undefined) await offerFrom(tx, { streetId, slot, freed: { taken: 0, held: 0 }, now })
}

/** Places of a locked slot that come free, by booking or by offer. */
export interface Freed {
  streetId: string
  slot: SlotRow
  freed: { taken: number; held: number }
  now: Date
}

/**
 * Gives back places of a locked slot and offers all that is free to the parties that fit, in turn.
 * What is offered is held, so that nobody else can take it until it is answered or its time is over.
 */
export async function offerFrom(tx: Tx, { streetId, slot, freed, now }: Freed): Promise<void> {
  // Nobody is offered what they could not accept.
  const isOffered = slot.status === 'open' && slot.serviceStatus === 'published' && !slot.needsApproval
  const expiresAt = isOffered ? offerExpiresAt(slot.startsAt, policyOf(slot), now) : undefined
  const queue = expiresAt === undefined ? [] : await listQueue(tx, streetId, slot.id)
  const waiting = queue.filter(entry => entry.status === 'waiting')
  const { places } = slot
  const left = placesLeft({ places, taken: slot.taken - freed.taken, held: slot.held - freed.held })
  const offered = partiesToOffer(waiting, left)
  const held = offered.reduce((sum, entry) => sum + entry.party, 0)
  await changeCounts(tx, streetId, [{ id: slot.id, taken: -freed.taken, held: held - freed.held }])
  if (expiresAt === undefined || offered.length === 0) return
  const ids = offered.map(entry => entry.id)
  await offerEntries(tx, streetId, ids, { now, expiresAt })
  await writeNotices(
    tx,
    offered.map(entry => offerNotice(streetId, entry, slot, expiresAt)),
    now,
  )
  const lines = ids.map(id =>
    auditLine({ streetId, memberId: null, now }, 'waitlist.offer', id, { slotId: slot.id }),
  )
  await writeAudit(tx, lines)
}

/** Ends offers whose time is over and offers their places to the next; returns how many ended. Safe to run anywhere at any time. */
export async function expireOffers(deps: { db: Db }, now: Date): Promise<number> {
  const slots = await listSlotsWithExpiredOffers(deps.db, now)
  let ended = 0
  for (const { streetId, slotId } of slots) {
    ended += await inTransaction(deps.db, tx => expireInSlot(tx, streetId, slotId, now))
  }
  return ended
}

async function expireInSlot(tx: Tx, streetId: string, slotId: string, now: Date): Promise<number> {
  const slot = await lockSlot(tx, streetId, slotId)
  const queue = await listQueue(tx, streetId, slotId)
  const over = queue.filter(
    entry => entry.status === 'offered' && entry.offerExpiresAt !== null && entry.offerExpiresAt <= now,
  )
  await endEntries(
    tx,
    streetId,
    over.map(entry => entry.id),
    'expired',
    now,
  )
  await writeNotices(
    tx,
    over.map(entry => expiredNotice(streetId, entry, slot)),
    now,
  )
  await writeAudit(
    tx,
    over.map(entry => auditLine({ streetId, memberId: null, now }, 'waitlist.expire', entry.id, { slotId })),
  )
  const held = over.reduce((sum, entry) => sum + entry.party, 0)
  await offerFrom(tx, { streetId, slot, freed: { taken: 0, held }, now })
  return over.length
}

async function lockSlot(tx: Tx, streetId: string, slotId: string): Promise<SlotRow> {
  const [slot] = await lockSlots(tx, streetId, [slotId])
  if (slot === undefined) throw new Refusal('not_found')
  return slot
}

function auditLine(
  ask: { streetId: string; memberId: string | null; now: Date },
  action: string,
  subjectId: string,
  detail: Record<string, unknown>,
): AuditLine {
  const { streetId, memberId, now } = ask
  const actorRole = memberId === null ? 'system' : 'resident'
  return { streetId, at: now, actorId: memberId, actorRole, action, subject: 'waitlist', subjectId, detail }
}

function offerNotice(streetId: string, entry: Queued, slot: SlotRow, expiresAt: Date): NewNotice {
  return {
    streetId,
    memberId: entry.memberId,
    kind: 'offer',
    title: '候补有名额了',
    text: `${slot.title}，${sayDateTime(slot.startsAt)}。名额为您留到${sayTime(expiresAt)}，请尽快确认。`,
    bookingId: null,
    waitlistId: entry.id,
  }
}

function expiredNotice(streetId: string, entry: Queued, slot: SlotRow): NewNotice {
  return {
    streetId,
    memberId: entry.memberId,
    kind: 'offer_expired',
    title: '候补名额没有保留住',
    text: `${slot.title}，${sayDateTime(slot.startsAt)}。保留时间已过，名额给了下一位。您可以看看别的场次，或给服务台打电话。`,
    bookingId: null,
    waitlistId: entry.id,
  }
}
