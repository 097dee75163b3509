import {
  areaWithParents,
  type BookingDenial,
  type BookingSource,
  type BookingStatus,
  denyBooking,
  denyNote,
  denyOfferAnswer,
  denyTiming,
  holdsPlaces,
  isBookedAsPending,
  placesLeft,
  type SignupDenial,
  type SlotFacts,
} from '@yunxuan/domain'
import { newCode, newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refuse.ts'
import type { BookingRow } from '../booking/booking.store.ts'
import { type BookWish, isForOwn, type PlaceAsk, type ShiftChoice } from '../booking/place-ask.ts'
import type { PersonRow } from '../member/person.store.ts'
import { personIdOf } from '../member/person.ts'
import type { NewChoice } from '../signup/signup.store.ts'
import type { SignupDesk } from '../signup/signup-desk.ts'
import { type Asked, hasAsked } from '../slot/asked.store.ts'
import type { EntryRow } from '../slot/held-place.store.ts'
import { type HeldBooking, type HeldWait, heldOfService } from '../slot/held-place.store.ts'
import type { SlotRow } from '../slot/slot.store.ts'
import { policyOf, toSlotFacts } from '../slot/slot-facts.ts'
import type { OfferedEntry } from './place.store.ts'

/** Everything a batch knows, loaded after its slots were locked. */
export interface BatchFacts {
  slots: ReadonlyMap<string, SlotRow>
  /** Members and dependants by their id. */
  persons: ReadonlyMap<string, PersonRow>
  bookings: ReadonlyMap<string, BookingRow>
  entries: ReadonlyMap<string, OfferedEntry>
  /** Active bookings of the accounts, for themselves and those they care for. */
  held: readonly HeldBooking[]
  /** Their entries that wait or are offered. */
  waits: readonly HeldWait[]
  areaParents: ReadonlyMap<string, string | null>
  /** Who comes first, where not everybody books yet. */
  asked: Asked
  /** Who may sign up for shifts; null where no slot of the batch is one. */
  signups: SignupDesk | null
}

/** A yes: the booking as it is now, and what has to be written for it. */
export interface Taken {
  booking: BookingRow
  slot: SlotRow
  isNew: boolean
  newMember: PersonRow | null
  entryId: string | null
  /** Own entries of the slot that end with it. */
  endedWaits: readonly EntryRow[]
  /** The stall that was chosen with a place of a shift. */
  stall: { id: string; name: string } | null
}

interface OpenSlot {
  row: SlotRow
  facts: SlotFacts
}

/**
 * Decides requests for places one after the other, in order of arrival, and counts as it goes:
 * the next request sees what the one before it took. Nothing here asks the database.
 */
export class PlaceBatch {
  readonly #facts: BatchFacts
  readonly #slots: Map<string, OpenSlot>
  readonly #held: HeldBooking[]
  #waits: readonly HeldWait[]
  readonly #changed = new Set<string>()

  constructor(facts: BatchFacts) {
    this.#facts = facts
    this.#slots = new Map([...facts.slots].map(([id, row]) => [id, { row, facts: toSlotFacts(row) }]))
    this.#held = [...facts.held]
    this.#waits = facts.waits
  }

  /** Returns what a request gets, or throws the Refusal it gets instead; a refused one leaves no trace. */
  decide(ask: PlaceAsk): Taken {
    const slot = this.#slots.get(ask.slotId)
    if (slot === undefined) throw new Refusal('not_found')
    const { wish } = ask
    if (wish.kind === 'book') return this.#book(slot, ask, wish)
    if (wish.kind === 'accept') return this.#accept(slot, ask, wish)
    return this.#reactivate(slot, ask, wish)
  }

  /** By how much the counts of slots changed. */
  counts(): { id: string; taken: number; held: number }[] {
    return [...this.#changed].flatMap(id => {
      const slot = this.#slots.get(id)
      if (slot === undefined) return []
      const { facts, row } = slot
      return [{ id, taken: facts.taken - row.taken, held: facts.held - row.held }]
    })
  }

  /** What volunteers chose with their places. */
  choices(): readonly NewChoice[] {
    return this.#facts.signups?.choices() ?? []
  }

  #book(slot: OpenSlot, ask: PlaceAsk, wish: BookWish): Taken {
    const { person, isNew } = this.#person(wish)
    // What is asked of a service never reaches an activity, nor the other way round.
    if ((wish.shift === null) !== (slot.row.kind === 'service')) throw new Refusal('not_found')
    if (wish.shift === null)
      refuseIf(this.#denyBook(slot, person, { ...wish, isForOwn: isForOwn(ask) }, ask.now))
    else this.#refuseSignup(slot, person, { source: wish.source, choice: wish.shift, now: ask.now })
    const unwanted = denyNote(slot.row.noteKind, wish.note)
    if (unwanted !== undefined) throw new Refusal(unwanted)
    const isWalkIn = wish.source === 'walk_in'
    if (isWalkIn) refuseEarly(slot.row, ask.now)
    const status: BookingStatus = isBookedAsPending(slot.facts, wish.source)
      ? 'pending'
      : isWalkIn
        ? 'attended'
        : 'booked'
    const booking: BookingRow = {
      ...newBooking(slot.row, person, ask.now),
      party: wish.party,
      status,
      source: wish.source,
      receivedAt: isWalkIn ? ask.now : null,
      hasNote: wish.note !== null,
    }
    this.#take(slot, booking)
    return {
      booking,
      slot: slot.row,
      isNew: true,
      newMember: isNew ? person : null,
      entryId: null,
      endedWaits: this.#endWaits(booking),
      stall: this.#choose(slot, person, wish.shift),
    }
  }

  #choose(slot: OpenSlot, person: PersonRow, choice: ShiftChoice | null): Taken['stall'] {
    const { signups } = this.#facts
    return choice === null || signups === null ? null : signups.choose(slot.row.id, person.id, choice)
  }

  #refuseSignup(
    slot: OpenSlot,
    person: PersonRow,
    by: { source: BookingSource; choice: ShiftChoice | null; now: Date },
  ): void {
    const { signups, areaParents } = this.#facts
    if (signups === null) throw new Error('a shift without its rules')
    const own = this.#held.filter(span => span.personId === person.id)
    const wish = {
      source: by.source,
      hasActiveBooking: own.some(span => span.slotId === slot.row.id),
      others: own.filter(span => span.slotId !== slot.row.id),
      homeAreaIds: areaWithParents(person.areaId, areaParents),
    }
    const { row, facts } = slot
    refuseIf(signups.deny({ slot: row, facts, person, choice: by.choice, wish }, by.now))
  }

  #denyBook(
    { row, facts: slot }: OpenSlot,
    person: PersonRow,
    wish: BookWish & { isForOwn: boolean },
    now: Date,
  ): BookingDenial | undefined {
    const own = this.#held.filter(span => span.personId === person.id)
    const place = {
      memberId: person.memberId,
      personId: person.id,
      serviceId: row.serviceId,
      slotId: row.id,
    }
    return denyBooking(
      slot,
      person,
      {
        party: wish.party,
        source: wish.source,
        hasActiveBooking: own.some(span => span.slotId === row.id),
        others: own,
        overlapAccepted: wish.overlapAccepted,
        homeAreaIds: areaWithParents(person.areaId, this.#facts.areaParents),
        heldOfService: wish.isForOwn
          ? heldOfService({ bookings: this.#held, waits: this.#waits }, place)
          : null,
        hasAsked: hasAsked(this.#facts.asked, row, person.memberId),
      },
      now,
    )
  }

  #accept(slot: OpenSlot, ask: PlaceAsk, wish: { entryId: string; memberId: string }): Taken {
    const entry = this.#facts.entries.get(wish.entryId)
    if (entry === undefined || entry.memberId !== wish.memberId || entry.slotId !== ask.slotId) {
      throw new Refusal('not_found')
    }
    const denial = denyOfferAnswer(entry, ask.now)
    if (denial !== undefined) throw new Refusal(denial)
    refuseIf(denyTiming(slot.facts, 'offer', ask.now))
    const person = this.#facts.persons.get(personIdOf(entry))
    if (person === undefined) throw new Refusal('not_found')
    const hasActiveBooking = this.#held.some(
      span => span.personId === person.id && span.slotId === slot.row.id,
    )
    if (hasActiveBooking) throw new Refusal('already_booked')
    if (slot.row.kind === 'activity') {
      this.#refuseSignup(slot, person, { source: 'offer', choice: null, now: ask.now })
    }
    const booking: BookingRow = {
      ...newBooking(slot.row, person, ask.now),
      party: entry.party,
      status: 'booked',
      source: 'offer',
      hasNote: entry.hasNote,
    }
    slot.facts.held -= entry.party
    this.#endWaits(booking)
    this.#take(slot, booking)
    const { row } = slot
    return {
      booking,
      slot: row,
      isNew: true,
      newMember: null,
      entryId: entry.id,
      endedWaits: [],
      stall: null,
    }
  }

  /** A pending booking that is approved, or an excused one that comes after all. */
  #reactivate(
    slot: OpenSlot,
    ask: PlaceAsk,
    wish: { kind: 'approve' | 'restore'; bookingId: string },
  ): Taken {
    const before = this.#facts.bookings.get(wish.bookingId)
    if (before === undefined || before.slotId !== ask.slotId) throw new Refusal('not_found')
    const isApproval = wish.kind === 'approve'
    if (before.status !== (isApproval ? 'pending' : 'excused')) {
      throw new Refusal(isApproval ? 'booking_not_active' : 'reception_not_possible')
    }
    // A dependant who was forgotten since is nobody who could come.
    if (before.dependantId !== null && !this.#facts.persons.has(before.dependantId)) {
      throw new Refusal('not_found')
    }
    refuseIf(denyTiming(slot.facts, 'desk', ask.now))
    if (placesLeft(slot.facts) < before.party) throw new Refusal('slot_full')
    const isTwice = this.#held.some(
      span => span.personId === before.personId && span.slotId === before.slotId,
    )
    if (!isApproval && isTwice) throw new Refusal('already_booked')
    const booking: BookingRow = { ...before, status: 'booked', receivedAt: null }
    this.#take(slot, booking)
    // Approved once: the same booking in this batch is not pending any more.
    Object.assign(before, { status: 'booked' })
    return {
      booking,
      slot: slot.row,
      isNew: false,
      newMember: null,
      entryId: null,
      endedWaits: this.#endWaits(booking),
      stall: null,
    }
  }

  /** Whoever has places waits for them no more: neither for others who ask after them, nor for what they may hold. */
  #endWaits({ personId, slotId }: BookingRow): readonly EntryRow[] {
    const isOwn = (entry: HeldWait) => entry.personId === personId && entry.slotId === slotId
    const ended = this.#waits.filter(isOwn)
    if (ended.length > 0) this.#waits = this.#waits.filter(entry => !isOwn(entry))
    return ended
  }

  #take({ row, facts }: OpenSlot, { memberId, personId, status, party }: BookingRow): void {
    if (holdsPlaces(status)) facts.taken += party
    this.#changed.add(row.id)
    // What is approved was held before.
    if (this.#held.some(one => one.personId === personId && one.slotId === row.id)) return
    const { id: slotId, serviceId, startsAt, endsAt } = row
    this.#held.push({ memberId, personId, slotId, serviceId, startsAt, endsAt, party })
  }

  #person(wish: BookWish): { person: PersonRow; isNew: boolean } {
    if ('name' in wish.person) {
      const id = newId()
      return { person: { ...wish.person, id, memberId: id, memberName: wish.person.name }, isNew: true }
    }
    const person = this.#facts.persons.get(personIdOf(wish.person))
    // A dependant is only booked for by its own member.
    if (person === undefined || person.memberId !== wish.person.memberId) {
      throw new Refusal(
        wish.source === 'self' && wish.shift === null && wish.person.dependantId === null
          ? 'member_missing'
          : 'not_found',
      )
    }
    return { person, isNew: false }
  }
}

function refuseIf(denial: SignupDenial | undefined): void {
  if (denial !== undefined) throw new Refusal(denial)
}

function refuseEarly(slot: SlotRow, now: Date): void {
  const opensAt = slot.startsAt.getTime() - policyOf(slot).checkInOpensMinutes * 60_000
  if (now.getTime() < opensAt) throw new Refusal('reception_not_open')
}

function newBooking(
  slot: SlotRow,
  person: PersonRow,
  now: Date,
): Omit<BookingRow, 'party' | 'status' | 'source'> {
  return {
    id: newId(),
    slotId: slot.id,
    memberId: person.memberId,
    memberName: person.memberName,
    dependantId: person.id === person.memberId ? null : person.id,
    personId: person.id,
    personName: person.name,
    phone: person.phone,
    code: newCode(),
    reason: '',
    createdAt: now,
    updatedAt: now,
    receivedAt: null,
    hasNote: false,
    rating: null,
  }
}
