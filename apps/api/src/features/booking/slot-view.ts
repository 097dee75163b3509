import type { Slot } from '@yunxuan/contract'
import {
  addDays,
  areaWithParents,
  askersFirstUntil,
  dayMs,
  denyBeforeAskers,
  denyBooking,
  denyTiming,
  denyWaitlist,
  placesLeft,
  type SlotFacts,
  shanghaiInstant,
} from '@yunxuan/domain'
import type { CallerMember } from '../../platform/caller.ts'
import type { Config } from '../../platform/config.ts'
import type { Executor } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { listDependantPersons, listMemberPersons, type PersonRow } from '../member/person.store.ts'
import { isPublished } from '../service/service.store.ts'
import { type Asked, hasAsked, listAsked } from '../slot/asked.store.ts'
import {
  type HeldBooking,
  type HeldWait,
  heldOfService,
  listHeldBookings,
  listHeldWaits,
} from '../slot/held-place.store.ts'
import { listServiceSlots, type SlotRow } from '../slot/slot.store.ts'
import { listOwnClaims } from '../slot/slot-claim.store.ts'
import { toSlotFacts } from '../slot/slot-facts.ts'
import { presentWhere } from '../slot/slot-present.ts'
import { listAreaParents } from '../street/area.store.ts'
import { countWaiting } from '../waitlist/waitlist.store.ts'

/** Whose view of a service's slots is asked for. */
export interface SlotsAsk {
  config: Config
  streetId: string
  serviceId: string
  /** Null for a guest. */
  member: CallerMember | null
  dependantId: string | undefined
  from: string | undefined
  to: string | undefined
  now: Date
}

/** What the rules need to know of one person across slots. */
interface Visitor {
  person: PersonRow
  homeAreaIds: string[]
  claims: Map<string, { bookingId: string | null; waitlistId: string | null }>
  /** Of the whole account. */
  bookings: readonly HeldBooking[]
  waits: readonly HeldWait[]
  /** Who comes first, where not everybody books yet. */
  asked: Asked
}

type View = Pick<Slot, 'denial' | 'waitlistDenial' | 'bookingId' | 'waitlistId'>

const daysAhead = 366

/** Returns the slots of a published service that are not over, each with what this person may do with it. */
export async function listSlotViews(db: Executor, ask: SlotsAsk): Promise<Slot[]> {
  const { streetId, serviceId, now } = ask
  if (!(await isPublished(db, streetId, serviceId))) throw new Refusal('not_found')
  const begins = ask.from === undefined ? now : shanghaiInstant(ask.from)
  const from = new Date(Math.max(begins.getTime(), now.getTime()))
  const to =
    ask.to === undefined ? new Date(from.getTime() + daysAhead * dayMs) : shanghaiInstant(addDays(ask.to, 1))
  const slots = await listServiceSlots(db, streetId, serviceId, { from, to })
  const slotIds = slots.map(slot => slot.id)
  const [waiting, visitor] = await Promise.all([
    countWaiting(db, streetId, slotIds),
    ask.member === null ? undefined : loadVisitor(db, ask, ask.member.id, slots),
  ])
  return slots.map(slot => ({
    ...presentSlot(slot, now),
    waiting: waiting.get(slot.id) ?? 0,
    ...(visitor === undefined ? viewOfGuest(slot, now) : viewOf(slot, visitor, now)),
  }))
}

async function loadVisitor(
  db: Executor,
  ask: SlotsAsk,
  memberId: string,
  slots: readonly SlotRow[],
): Promise<Visitor> {
  const { streetId, dependantId, now } = ask
  const personId = dependantId ?? memberId
  const slotIds = slots.map(slot => slot.id)
  const [persons, claims, parents, bookings, waits, asked] = await Promise.all([
    dependantId === undefined
      ? listMemberPersons(db, streetId, [memberId])
      : listDependantPersons(db, ask.config, streetId, [dependantId]),
    listOwnClaims(db, streetId, personId, slotIds),
    listAreaParents(db, streetId),
    listHeldBookings(db, streetId, [memberId], now),
    listHeldWaits(db, streetId, [memberId], now),
    listAsked(db, streetId, { slots, memberIds: [memberId], now }),
  ])
  const person = persons.find(one => one.memberId === memberId)
  if (person === undefined) throw new Refusal('not_found')
  return { person, bookings, waits, claims, asked, homeAreaIds: areaWithParents(person.areaId, parents) }
}

function viewOf(slot: SlotRow, visitor: Visitor, now: Date): View {
  const facts = toSlotFacts(slot)
  const { person, homeAreaIds } = visitor
  const spans = visitor.bookings.filter(one => one.personId === person.id)
  const hasActiveBooking = spans.some(span => span.slotId === slot.id)
  const claim = visitor.claims.get(slot.id)
  const held = heldOfService(visitor, {
    memberId: person.memberId,
    personId: person.id,
    serviceId: slot.serviceId,
    slotId: slot.id,
  })
  const wish = {
    party: 1,
    source: 'self' as const,
    hasActiveBooking,
    others: spans.filter(span => span.slotId !== slot.id),
    overlapAccepted: false,
    homeAreaIds,
    heldOfService: held,
    hasAsked: hasAsked(visitor.asked, slot, person.memberId),
  }
  const isWaiting = claim !== undefined && claim.waitlistId !== null
  const wait = { ...wish, isWaiting }
  return {
    denial: denyBooking(facts, person, wish, now) ?? null,
    waitlistDenial: denyWaitlist(facts, person, wait, now) ?? null,
    bookingId: claim?.bookingId ?? null,
    waitlistId: claim?.waitlistId ?? null,
  }
}

/** A guest is told what holds for everybody: whether it is open, and whether places are left. */
function viewOfGuest(slot: SlotRow, now: Date): View {
  const facts = toSlotFacts(slot)
  const timing = denyTiming(facts, 'self', now)
  const isFull = !facts.needsApproval && placesLeft(facts) === 0
  // Whoever asked may be among them: the screen says so, and to say who they are comes first anyway.
  const early = timing ?? denyBeforeAskers(facts, { hasAsked: false }, now)
  return {
    denial: early ?? (isFull ? 'slot_full' : null),
    waitlistDenial: early ?? (isFull ? null : 'slot_not_full'),
    bookingId: null,
    waitlistId: null,
  }
}

function presentSlot(slot: SlotRow, now: Date) {
  return {
    id: slot.id,
    serviceId: slot.serviceId,
    startsAt: slot.startsAt.toISOString(),
    endsAt: slot.endsAt.toISOString(),
    status: slot.status,
    places: slot.places,
    placesLeft: placesLeft(slot satisfies Pick<SlotFacts, 'places' | 'taken' | 'held'>),
    askersFirstUntil: askersFirstUntil(slot, now)?.toISOString() ?? null,
    ...presentWhere(slot),
  }
}
