import { noteErasedAt, sayDateTime, sayPlace } from '@yunxuan/domain'
import { writingInBatches } from '../../platform/batch-write.ts'
import type { Config } from '../../platform/config.ts'
import { type Db, type Tx, together } from '../../platform/database.ts'
import { type BatchReplies, loadReplies, type StoredReply, toStored } from '../../platform/idempotency.ts'
import { orRefusal, Refusal } from '../../platform/refuse.ts'
import { openNote, sealNote } from '../../platform/sealed-note.ts'
import { type AuditLine, writeAudit } from '../audit/audit.store.ts'
import { changeBookings, listBookingsById } from '../booking/booking.store.ts'
import { isForOwn, type PlaceAsk, type TakePlaces } from '../booking/place-ask.ts'
import { insertMembers, listMemberPersons, lockDependantPersons } from '../member/person.store.ts'
import { personIdOf } from '../member/person.ts'
import { type NewNotice, writeNotices } from '../notice/notice.store.ts'
import { writeChoices } from '../signup/signup.store.ts'
import { SignupDesk } from '../signup/signup-desk.ts'
import { loadSignupFacts } from '../signup/signup-facts.ts'
import { listAsked } from '../slot/asked.store.ts'
import { type EntryRow, listHeldBookings, listHeldWaits, lockHoldings } from '../slot/held-place.store.ts'
import { changeCounts, lockSlots, type SlotRow } from '../slot/slot.store.ts'
import { policyOf } from '../slot/slot-facts.ts'
import { listAreaParents } from '../street/area.store.ts'
import { lockVolunteers } from '../volunteer/volunteer.store.ts'
import { takeWaitingNotes } from '../waitlist/waiting-note.store.ts'
import { offerFrom } from '../waitlist/waitlist.service.ts'
import { endEntries } from '../waitlist/waitlist.store.ts'
import { acceptEntries, insertBookings, insertNotes, listEntries, type SealedNote } from './place.store.ts'
import { type BatchFacts, PlaceBatch, type Taken } from './place-batch.ts'

/** What seals a note and opens a birth date. */
type SealKeys = Pick<Config, 'sealKey'>

/** What came of one request of a batch. */
type Outcome = { ask: PlaceAsk; taken: Taken; stored: StoredReply } | { stored: StoredReply } | Refusal

/**
 * Returns the one way to take places: the slots of a batch are locked first, so several processes sell exactly
 * what there is.
 */
export function takingPlaces(db: Db, config: Config): TakePlaces {
  const take = writingInBatches<PlaceAsk>(db, {
    answer: (tx, streetId, asks) => answerBatch(tx, config, streetId, asks),
    rowOf: ask => ask.slotId,
  })
  return ask => take(ask.streetId, ask)
}

/** Takes places within a transaction that writes other things too; returns the reply or the refusal of each request. */
export async function takePlacesWithin(
  tx: Tx,
  config: SealKeys,
  streetId: string,
  asks: readonly PlaceAsk[],
): Promise<readonly (StoredReply | Error)[]> {
  const { result, last } = await answerBatch(tx, config, streetId, asks)
  await together(last)
  return result
}

async function answerBatch(
  tx: Tx,
  config: SealKeys,
  streetId: string,
  asks: readonly PlaceAsk[],
): Promise<{ result: readonly (StoredReply | Error)[]; last: readonly Promise<void>[] }> {
  const slotIds = [...new Set(asks.map(ask => ask.slotId))]
  // Asked in this order, under way together: whatever follows the lock is read under it.
  const [slots, replies, loaded] = await together([
    lockSlots(tx, streetId, slotIds),
    loadReplies(tx, streetId, asks),
    loadFacts(tx, config, streetId, asks),
  ])
  const asksForResidents = slots.some(slot => slot.residentsOf.length > 0)
  const shifts = slots.filter(slot => slot.kind === 'activity')
  const batch = new PlaceBatch({
    ...loaded,
    slots: new Map(slots.map(slot => [slot.id, slot])),
    areaParents: asksForResidents ? await listAreaParents(tx, streetId) : new Map(),
    asked: await listAsked(tx, streetId, { slots, memberIds: loaded.memberIds, now: loaded.earliest }),
    ...(shifts.length === 0 ? {} : await loadUnderPersons(tx, streetId, shifts, loaded)),
  })
  const outcomes = asks.map(ask =>
    orRefusal((): Outcome => {
      const before = replies.find(ask.claim)
      if (before !== undefined) return { stored: before }
      const taken = batch.decide(ask)
      const stored = toStored(ask.present(taken))
      replies.give(ask.claim, stored)
      return { ask, taken, stored }
    }),
  )
  return {
    result: outcomes.map(outcome => (outcome instanceof Refusal ? outcome : outcome.stored)),
    last: await writeAll(tx, config, { streetId, batch, replies, outcomes }),
  }
}

/** What is read before it is known which of the slots are shifts. */
interface Loaded extends Omit<BatchFacts, 'slots' | 'areaParents' | 'asked'> {
  memberIds: readonly string[]
  personIds: readonly string[]
  earliest: Date
}

async function loadFacts(
  tx: Tx,
  config: SealKeys,
  streetId: string,
  asks: readonly PlaceAsk[],
): Promise<Loaded> {
  const wishes = asks.map(ask => ask.wish)
  const entryIds = wishes.flatMap(wish => (wish.kind === 'accept' ? [wish.entryId] : []))
  const bookingIds = wishes.flatMap(wish => ('bookingId' in wish ? [wish.bookingId] : []))
  const known = wishes.flatMap(wish =>
    wish.kind === 'book' && 'memberId' in wish.person ? [wish.person] : [],
  )
  const isBookingOnly = entryIds.length + bookingIds.length === 0
  const [entries, bookings] = isBookingOnly
    ? [[], []]
    : await together([listEntries(tx, streetId, entryIds), listBookingsById(tx, streetId, bookingIds)])
  const comers = [...known, ...entries]
  const selves = comers.flatMap(who => (who.dependantId === null ? [who.memberId] : []))
  const memberIds = [...new Set([...comers, ...bookings].map(who => who.memberId))]
  const dependantIds = [...comers, ...bookings].flatMap(({ dependantId }) => dependantId ?? [])
  const personIds = [...comers.map(personIdOf), ...bookings.map(booking => booking.personId)]
  const earliest = new Date(Math.min(...asks.map(ask => ask.now.getTime())))
  const bookers = asks.filter(isForOwn).map(ask => ask.actor.memberId)
  // Dependants before what their members hold, as whoever joins a waitlist does.
  const [dependants, , members, held, waits] = await together([
    lockDependantPersons(tx, config, streetId, dependantIds),
    lockHoldings(tx, streetId, bookers),
    listMemberPersons(tx, streetId, selves),
    listHeldBookings(tx, streetId, memberIds, earliest),
    listHeldWaits(tx, streetId, memberIds, earliest),
  ])
  return {
    persons: new Map([...members, ...dependants].map(person => [person.id, person])),
    bookings: new Map(bookings.map(booking => [booking.id, booking])),
    entries: new Map(entries.map(entry => [entry.id, entry])),
    held,
    waits,
    signups: null,
    memberIds,
    personIds,
    earliest,
  }
}

interface Decided {
  streetId: string
  batch: PlaceBatch
  replies: BatchReplies
  outcomes: readonly Outcome[]
}

/** Writes what was decided; returns the writes that are still under way. */
async function writeAll(
  tx: Tx,
  config: SealKeys,
  { streetId, batch, replies, outcomes }: Decided,
): Promise<Promise<void>[]> {
  const done = outcomes.flatMap(outcome => ('taken' in outcome ? [outcome] : []))
  const now = done[0]?.ask.now
  if (now === undefined) return []
  const all = done.map(one => one.taken)
  const added = all.filter(taken => taken.isNew).map(taken => taken.booking)
  const changes = all
    .filter(taken => !taken.isNew)
    .map(({ booking }) => ({ id: booking.id, status: booking.status, receivedAt: null }))
  const newMembers = all.flatMap(taken => (taken.newMember === null ? [] : [taken.newMember]))
  const accepted = all.flatMap(({ entryId, booking }) =>
    entryId === null ? [] : [{ id: entryId, bookingId: booking.id }],
  )
  const notes = [
    ...done.flatMap(one => sealedNote(config, one.ask, one.taken)),
    ...(await carriedNotes(tx, config, streetId, all)),
  ]
  const lines = done.map(one => auditLine(one.ask, one.taken))
  const notices = done.flatMap(one => noticeOf(one.ask, one.taken))
  const writes = [
    insertMembers(tx, streetId, newMembers, now),
    insertBookings(tx, streetId, added),
    changeBookings(tx, streetId, changes, now),
    acceptEntries(tx, streetId, accepted, now),
    insertNotes(tx, streetId, notes),
    writeChoices(tx, streetId, batch.choices()),
    changeCounts(tx, streetId, batch.counts()),
    writeAudit(tx, lines),
    writeNotices(tx, notices, now),
    replies.store(tx, streetId, now),
  ]
  const ended = all.flatMap(taken => taken.endedWaits)
  if (ended.length === 0) return writes
  await together([...writes, endWaits(tx, streetId, ended, now)])
  return []
}

/** What was written before waiting is sealed anew for the booking that came of it. */
async function carriedNotes(
  tx: Tx,
  config: SealKeys,
  streetId: string,
  all: readonly Taken[],
): Promise<SealedNote[]> {
  const byEntry = new Map(
    all.flatMap(taken => (taken.entryId === null ? [] : [[taken.entryId, taken] as const])),
  )
  const waiting = await takeWaitingNotes(tx, streetId, [...byEntry.keys()])
  return waiting.flatMap(({ entryId, sealed, ...note }) => {
    const taken = byEntry.get(entryId)
    if (taken === undefined) return []
    const { booking, slot } = taken
    const text = openNote(config, streetId, entryId, sealed)
    return [
      {
        ...note,
        bookingId: booking.id,
        sealed: sealNote(config, streetId, booking.id, text),
        eraseAt: noteErasedAt(slot.endsAt, policyOf(slot).noteKeptDays),
      },
    ]
  })
}

function sealedNote(config: SealKeys, ask: PlaceAsk, { booking, slot }: Taken): SealedNote[] {
  if (ask.wish.kind !== 'book' || ask.wish.note === null) return []
  const { note } = ask.wish
  return [
    {
      bookingId: booking.id,
      organizationId: null,
      kind: slot.noteKind ?? note.kind,
      sealed: sealNote(config, ask.streetId, booking.id, note.text),
      healthConsentAt: note.healthConsent ? ask.now : null,
      eraseAt: noteErasedAt(slot.endsAt, policyOf(slot).noteKeptDays),
    },
  ]
}

const actions = { book: 'book', approve: 'approve', accept: 'accept_offer', restore: 'undo' }

function auditLine(ask: PlaceAsk, { booking, slot }: Taken): AuditLine {
  const subject = slot.kind === 'activity' ? 'signup' : 'booking'
  return {
    streetId: ask.streetId,
    at: ask.now,
    actorId: ask.actor.memberId,
    actorRole: ask.actor.role,
    action: `${subject}.${actions[ask.wish.kind]}`,
    subject,
    subjectId: booking.id,
    detail: { slotId: booking.slotId, party: booking.party, source: booking.source, status: booking.status },
  }
}

/** Somebody is told of what others did for them. */
function noticeOf(ask: PlaceAsk, { booking, slot }: Taken): NewNotice[] {
  const isApproval = ask.wish.kind === 'approve'
  const isForThem = ask.wish.kind === 'book' && ask.wish.source === 'desk'
  if (!isApproval && !isForThem) return []
  const when = sayDateTime(slot.startsAt)
  return [
    {
      streetId: ask.streetId,
      memberId: booking.memberId,
      kind: isApproval ? 'booking_approved' : 'booked_by_desk',
      title: isApproval ? '预约通过了' : '服务台帮您约好了',
      text: `${slot.title}，${when}，${sayPlace(slot.locationName, slot.room)}。预约码 ${booking.code}。`,
      bookingId: booking.id,
      waitlistId: null,
    },
  ]
}

/**
 * Returns who may sign up for the shifts of a batch, and where they are expected, read again under a lock of the
 * volunteers: nobody serves at two places, and the other shift may be in another batch. A batch of services asks
 * nothing more.
 */
async function loadUnderPersons(
  tx: Tx,
  streetId: string,
  shifts: readonly SlotRow[],
  { memberIds, personIds, earliest }: Loaded,
): Promise<Pick<BatchFacts, 'signups' | 'held'>> {
  const [, facts, held] = await together([
    lockVolunteers(tx, streetId, personIds),
    loadSignupFacts(tx, streetId, shifts, personIds),
    listHeldBookings(tx, streetId, memberIds, earliest),
  ])
  return { signups: new SignupDesk(facts), held }
}

/** Whoever has places does not wait any more; what was held for them goes to the next. */
async function endWaits(tx: Tx, streetId: string, ended: readonly EntryRow[], now: Date): Promise<void> {
  await endEntries(
    tx,
    streetId,
    ended.map(entry => entry.id),
    'left',
    now,
  )
  const slotIds = [...new Set(ended.map(entry => entry.slotId))]
  for (const slot of await lockSlots(tx, streetId, slotIds)) {
    const offered = ended.filter(entry => entry.slotId === slot.id && entry.status === 'offered')
    const held = offered.reduce((sum, entry) => sum + entry.party, 0)
    await offerFrom(tx, { streetId, slot, freed: { taken: 0, held }, now })
  }
}
