import {
  areaWithParents,
  denyNote,
  denyOfferAnswer,
  denyWaitlist,
  type NoteWish,
  offerExpiresAt,
  partiesToOffer,
  placesLeft,
  sayDateTime,
  sayTime,
} from '@yunxuan/domain'
import { eachApart } from '../../platform/apart.ts'
import type { Config } from '../../platform/config.ts'
import { type Db, inTransaction, type Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refuse.ts'
import { sealNote } from '../../platform/sealed-note.ts'
import { type AuditLine, lineOf, writeAudit } from '../audit/audit.store.ts'
import { listMemberPersons, lockDependantPersons } from '../member/person.store.ts'
import { personIdOf } from '../member/person.ts'
import { type NewNotice, writeNotices } from '../notice/notice.store.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import { hasAsked, listAsked } from '../slot/asked.store.ts'
import { heldOfService, listHeldBookings, listHeldWaits, lockHoldings } from '../slot/held-place.store.ts'
import { changeCounts, lockSlots, type SlotRow } from '../slot/slot.store.ts'
import { policyOf, toSlotFacts } from '../slot/slot-facts.ts'
import { listAreaParents } from '../street/area.store.ts'
import { insertWaitingNote } from './waiting-note.store.ts'
import {
  countWaits,
  endEntries,
  findEntry,
  insertEntry,
  isWaiting,
  listQueues,
  listSlotsWithExpiredOffers,
  offerEntries,
  type QueuedRow,
  requeueEntries,
  type WaitlistRow,
} from './waitlist.store.ts'

// More would keep the bookings of too many slots waiting while one of them is held by somebody else.
const slotsAtOnce = 100

/** A member's wish concerning a waitlist. */
export interface WaitlistAsk {
  streetId: string
  memberId: string
  now: Date
}

/** Puts a party onto the waitlist of a full slot; refuses whoever could book, or may not come. */
export async function joinWaitlist(
  tx: Tx,
  ask: WaitlistAsk & {
    config: Pick<Config, 'sealKey'>
    slotId: string
    dependantId: string | null
    party: number
    note: NoteWish | null
  },
): Promise<{ entry: WaitlistRow; slot: SlotRow }> {
  const { streetId, now, party } = ask
  const slot = await lockSlot(tx, streetId, ask.slotId)
  if (slot.kind !== 'service') throw new Refusal('not_found')
  const personId = personIdOf(ask)
  const found =
    ask.dependantId === null
      ? await listMemberPersons(tx, streetId, [ask.memberId])
      : await lockDependantPersons(tx, ask.config, streetId, [ask.dependantId])
  const person = found.find(one => one.memberId === ask.memberId)
  if (person === undefined) throw new Refusal('not_found')
  // Locked after the slot, as where places are taken: another slot of the service may be asked for at the same time.
  await lockHoldings(tx, streetId, [ask.memberId])
  const bookings = await listHeldBookings(tx, streetId, [ask.memberId], now)
  const waits = await listHeldWaits(tx, streetId, [ask.memberId], now)
  const place = { memberId: ask.memberId, personId, serviceId: slot.serviceId, slotId: slot.id }
  const parents = await listAreaParents(tx, streetId)
  const asked = await listAsked(tx, streetId, { slots: [slot], memberIds: [ask.memberId], now })
  const denial = denyWaitlist(
    toSlotFacts(slot),
    person,
    {
      party,
      hasActiveBooking: bookings.some(one => one.personId === personId && one.slotId === slot.id),
      isWaiting: await isWaiting(tx, streetId, slot.id, personId),
      homeAreaIds: areaWithParents(person.areaId, parents),
      heldOfService: heldOfService({ bookings, waits }, place),
      hasAsked: hasAsked(asked, slot, ask.memberId),
    },
    now,
  )
  const refused = denial ?? denyNote(slot.noteKind, ask.note)
  if (refused !== undefined) throw new Refusal(refused)
  const entry = await enterWaitlist(tx, ask)
  if (ask.note === null) return { entry, slot }
  await keepNote(tx, ask, { entryId: entry.id, slot, note: ask.note })
  return { entry: { ...entry, hasNote: true }, slot }
}

/** Nobody reads it before it is the note of a booking. */
async function keepNote(
  tx: Tx,
  ask: WaitlistAsk & { config: Pick<Config, 'sealKey'> },
  { entryId, slot, note }: { entryId: string; slot: SlotRow; note: NoteWish },
): Promise<void> {
  await insertWaitingNote(tx, ask.streetId, {
    entryId,
    organizationId: slot.organizationId,
    kind: slot.noteKind ?? note.kind,
    sealed: sealNote(ask.config, ask.streetId, entryId, note.text),
    healthConsentAt: note.healthConsent ? ask.now : null,
    eraseAt: slot.endsAt,
  })
}

/** Puts a party that may wait at the end of the queue of a locked slot; refuses an account that waits often enough. */
export async function enterWaitlist(
  tx: Tx,
  ask: WaitlistAsk & { slotId: string; dependantId: string | null; party: number },
): Promise<WaitlistRow> {
  const { streetId, slotId, memberId, dependantId, party, now } = ask
  await lockHoldings(tx, streetId, [memberId])
  const { waitsMax } = await loadPolicy(tx, streetId)
  if ((await countWaits(tx, streetId, memberId, now)) >= waitsMax) throw new Refusal('too_many_waits')
  const id = newId()
  const personId = personIdOf(ask)
  await insertEntry(tx, streetId, { id, slotId, memberId, dependantId, personId, party }, now)
  await writeAudit(tx, [auditLine(ask, 'waitlist.join', id, { slotId, party })])
  const entry = await findEntry(tx, streetId, id)
  if (entry === undefined) throw new Error('a waitlist entry vanished while it was made')
  return entry
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

/** Offers whatever is free in slots to the parties that fit, in turn; locks them. */
export async function offerFreePlaces(
  tx: Tx,
  streetId: string,
  slotIds: readonly string[],
  now: Date,
): Promise<void> {
  const slots = await lockSlots(tx, streetId, slotIds)
  const nothing = { taken: 0, held: 0 }
  await offerFromAll(
    tx,
    { streetId, now },
    slots.map(slot => ({ slot, freed: nothing })),
  )
}

/** Places of a locked slot that come free, by booking or by offer. */
export interface Freed {
  slot: SlotRow
  freed: { taken: number; held: number }
}

/** Gives back places of one locked slot and offers all that is free. */
export async function offerFrom(
  tx: Tx,
  { streetId, now, slot, freed }: Freed & { streetId: string; now: Date },
): Promise<void> {
  await offerFromAll(tx, { streetId, now }, [{ slot, freed }])
}

/**
 * Gives back places of locked slots and offers all that is free to the parties that fit, in turn.
 * What is offered is held, so that nobody else can take it until it is answered or its time is over.
 * However many slots there are, it asks and writes five times.
 */
async function offerFromAll(
  tx: Tx,
  { streetId, now }: { streetId: string; now: Date },
  all: readonly Freed[],
): Promise<void> {
  const awaited = all.filter(({ slot }) => offeredUntil(slot, now) !== undefined)
  const queues = await listQueues(
    tx,
    streetId,
    awaited.map(({ slot }) => slot.id),
  )
  const waiting = bySlot(queues.filter(entry => entry.status === 'waiting'))
  const planned = all.map(freed => ({
    ...freed,
    offers: offersOf(freed, waiting.get(freed.slot.id) ?? [], now),
  }))
  const changes = planned.map(({ slot, freed, offers }) => {
    const held = sumParties(offers.map(offer => offer.entry))
    return { id: slot.id, taken: -freed.taken, held: held - freed.held }
  })
  const offers = planned.flatMap(one => one.offers)
  await changeCounts(tx, streetId, changes)
  await offerEntries(
    tx,
    streetId,
    offers.map(({ entry, expiresAt }) => ({ id: entry.id, expiresAt })),
    now,
  )
  await writeNotices(
    tx,
    offers.map(offer => offerNotice(streetId, offer)),
    now,
  )
  const lines = offers.map(({ entry, slot }) =>
    auditLine({ streetId, memberId: null, now }, 'waitlist.offer', entry.id, { slotId: slot.id }),
  )
  await writeAudit(tx, lines)
}

/** Places of a slot that are held for a party until an instant. */
interface Offer {
  slot: SlotRow
  entry: QueuedRow
  expiresAt: Date
}

function offersOf({ slot, freed }: Freed, waiting: readonly QueuedRow[], now: Date): Offer[] {
  const expiresAt = offeredUntil(slot, now)
  if (expiresAt === undefined) return []
  const { places } = slot
  const left = placesLeft({ places, taken: slot.taken - freed.taken, held: slot.held - freed.held })
  return partiesToOffer(waiting, left).map(entry => ({ slot, entry, expiresAt }))
}

/** Undefined where nobody is offered anything, since they could not accept it. */
function offeredUntil(slot: SlotRow, now: Date): Date | undefined {
  const isOffered = slot.status === 'open' && slot.serviceStatus === 'published' && !slot.needsApproval
  return isOffered ? offerExpiresAt(slot.startsAt, policyOf(slot), now) : undefined
}

function bySlot(entries: readonly QueuedRow[]): Map<string, QueuedRow[]> {
  const found = new Map<string, QueuedRow[]>()
  for (const entry of entries) {
    const before = found.get(entry.slotId)
    if (before === undefined) found.set(entry.slotId, [entry])
    else before.push(entry)
  }
  return found
}

/**
 * Ends offers whose time is over and offers their places to the next; returns how many were over. Where the service
 * is not up nobody could accept: there a party keeps its turn. Safe to run anywhere at any time.
 */
export async function expireOffers(deps: { db: Db }, now: Date): Promise<number> {
  const slots = await listSlotsWithExpiredOffers(deps.db, now)
  const parts = [...new Set(slots.map(slot => slot.streetId))].flatMap(streetId => {
    const own = slots.flatMap(slot => (slot.streetId === streetId ? [slot.slotId] : []))
    return chunksOf(own, slotsAtOnce).map(slotIds => ({ streetId, slotIds }))
  })
  let over = 0
  await eachApart(
    parts,
    part => part.streetId,
    async ({ streetId, slotIds }) => {
      over += await inTransaction(deps.db, tx => expireInSlots(tx, streetId, slotIds, now))
    },
  )
  return over
}

function chunksOf<T>(all: readonly T[], most: number): T[][] {
  const count = Math.ceil(all.length / most)
  return Array.from({ length: count }, (_, index) => all.slice(index * most, (index + 1) * most))
}

async function expireInSlots(
  tx: Tx,
  streetId: string,
  slotIds: readonly string[],
  now: Date,
): Promise<number> {
  const slots = await lockSlots(tx, streetId, slotIds)
  const over = bySlot((await listQueues(tx, streetId, slotIds)).filter(entry => isOver(entry, now)))
  const offers = slots.flatMap(slot => (over.get(slot.id) ?? []).map(entry => ({ slot, entry })))
  const ended = offers.filter(({ slot }) => slot.serviceStatus === 'published')
  const kept = offers.filter(({ slot }) => slot.serviceStatus !== 'published')
  await endEntries(tx, streetId, idsOf(ended), 'expired', now)
  await requeueEntries(tx, streetId, idsOf(kept), now)
  await writeNotices(
    tx,
    ended.map(({ slot, entry }) => expiredNotice(streetId, entry, slot)),
    now,
  )
  const ask = { streetId, memberId: null, now }
  await writeAudit(tx, [
    ...ended.map(({ slot, entry }) => auditLine(ask, 'waitlist.expire', entry.id, { slotId: slot.id })),
    ...kept.map(({ slot, entry }) => auditLine(ask, 'waitlist.restore', entry.id, { slotId: slot.id })),
  ])
  const all = slots.map(slot => ({ slot, freed: { taken: 0, held: sumParties(over.get(slot.id) ?? []) } }))
  await offerFromAll(tx, { streetId, now }, all)
  return offers.length
}

function idsOf(offers: readonly { entry: QueuedRow }[]): string[] {
  return offers.map(({ entry }) => entry.id)
}

function isOver(entry: QueuedRow, now: Date): boolean {
  return entry.status === 'offered' && entry.offerExpiresAt !== null && entry.offerExpiresAt <= now
}

function sumParties(parties: readonly { party: number }[]): number {
  return parties.reduce((sum, { party }) => sum + party, 0)
}

async function lockSlot(tx: Tx, streetId: string, slotId: string): Promise<SlotRow> {
  const [slot] = await lockSlots(tx, streetId, [slotId])
  if (slot === undefined) throw new Refusal('not_found')
  return slot
}

function auditLine(
  ask: { streetId: string; memberId: string | null; now: Date },
  action: string,
  id: string,
  detail: Record<string, unknown>,
): AuditLine {
  return lineOf(ask, { role: ask.memberId === null ? 'system' : 'resident', action, id, detail })
}

function offerNotice(streetId: string, { slot, entry, expiresAt }: Offer): NewNotice {
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

function expiredNotice(streetId: string, entry: QueuedRow, slot: SlotRow): NewNotice {
  return {
    streetId,
    memberId: entry.memberId,
    kind: 'offer_expired',
    title: '候补名额没有保留住',
    text: `${slot.title}，${sayDateTime(slot.startsAt)}。保留时间已过。您可以看看别的场次，或给服务台打电话。`,
    bookingId: null,
    waitlistId: entry.id,
  }
}
