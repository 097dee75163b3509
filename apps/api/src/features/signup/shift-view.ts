import type { Shift, Stall } from '@yunxuan/contract'
import {
  areaWithParents,
  dayMs,
  denySignup,
  denySignupWait,
  denyTiming,
  mustGuardianRegister,
  placesLeft,
  type ShiftGate,
  type SignupPerson,
} from '@yunxuan/domain'
import type { CallerMember } from '../../platform/caller.ts'
import type { Config } from '../../platform/config.ts'
import type { Executor } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { listActiveSpans } from '../booking/booking.store.ts'
import { listDependantPersons, listMemberPersons } from '../member/person.store.ts'
import { listServiceSlots, type SlotRow } from '../slot/slot.store.ts'
import { listOwnClaims } from '../slot/slot-claim.store.ts'
import { toSlotFacts } from '../slot/slot-facts.ts'
import { presentWhere } from '../slot/slot-present.ts'
import { listAreaParents } from '../street/area.store.ts'
import { countWaiting } from '../waitlist/waitlist.store.ts'
import { listShiftStalls, type ShiftStall } from './signup.store.ts'
import { loadSignupFacts } from './signup-facts.ts'

/** Whose view of an activity's shifts is asked for. */
export interface ShiftsAsk {
  config: Config
  streetId: string
  activityId: string
  /** Null for a guest. */
  member: CallerMember | null
  dependantId: string | undefined
  now: Date
}

type View = Pick<Shift, 'denial' | 'waitlistDenial' | 'needsGuardianConsent' | 'signupId' | 'waitlistId'>

/** What the rules need to know of one person across shifts. */
interface Visitor {
  person: SignupPerson
  homeAreaIds: string[]
  gate: ShiftGate
  spans: Awaited<ReturnType<typeof listActiveSpans>>
  claims: Awaited<ReturnType<typeof listOwnClaims>>
}

const daysAhead = 366

/** Returns the shifts of an activity that are not over, each with what this person may do with it. */
export async function listShiftViews(db: Executor, ask: ShiftsAsk): Promise<Shift[]> {
  const { streetId, activityId, now } = ask
  const to = new Date(now.getTime() + daysAhead * dayMs)
  const slots = await listServiceSlots(db, streetId, activityId, { from: now, to })
  const slotIds = slots.map(slot => slot.id)
  const [waiting, stalls, visitor] = await Promise.all([
    countWaiting(db, streetId, slotIds),
    listShiftStalls(db, streetId, slotIds),
    ask.member === null ? undefined : loadVisitor(db, ask, ask.member.id, slots),
  ])
  return slots.map(slot => ({
    id: slot.id,
    activityId,
    startsAt: slot.startsAt.toISOString(),
    endsAt: slot.endsAt.toISOString(),
    status: slot.status,
    places: slot.places,
    placesLeft: placesLeft(slot),
    waiting: waiting.get(slot.id) ?? 0,
    ...presentWhere(slot),
    stalls: stalls.filter(stall => stall.slotId === slot.id).map(presentStall),
    ...(visitor === undefined ? viewOfGuest(slot, now) : viewOf(slot, visitor, now)),
  }))
}

async function loadVisitor(
  db: Executor,
  ask: ShiftsAsk,
  memberId: string,
  slots: readonly SlotRow[],
): Promise<Visitor | undefined> {
  const { streetId, activityId, dependantId, now } = ask
  const personId = dependantId ?? memberId
  const slotIds = slots.map(slot => slot.id)
  const [persons, spans, claims, parents, facts] = await Promise.all([
    dependantId === undefined
      ? listMemberPersons(db, streetId, [memberId])
      : listDependantPersons(db, ask.config, streetId, [dependantId]),
    listActiveSpans(db, streetId, [personId], now),
    listOwnClaims(db, streetId, personId, slotIds),
    listAreaParents(db, streetId),
    loadSignupFacts(db, streetId, slots, [personId]),
  ])
  const person = persons.find(one => one.memberId === memberId)
  if (person === undefined) throw new Refusal('not_found')
  const gate = facts.gates.get(activityId)
  if (gate === undefined) return undefined
  return {
    person: { facts: person, volunteer: facts.volunteers.get(personId) },
    homeAreaIds: areaWithParents(person.areaId, parents),
    gate,
    spans,
    claims,
  }
}

function viewOf(slot: SlotRow, { person, homeAreaIds, gate, spans, claims }: Visitor, now: Date): View {
  const facts = toSlotFacts(slot)
  const claim = claims.get(slot.id)
  const wish = {
    source: 'self' as const,
    // Asked in the sign-up itself.
    guardianConsents: true,
    hasActiveBooking: spans.some(span => span.slotId === slot.id),
    others: spans.filter(span => span.slotId !== slot.id),
    homeAreaIds,
    stallPlacesLeft: null,
  }
  const isWaiting = claim !== undefined && claim.waitlistId !== null
  const birthDate = person.volunteer?.birthDate ?? null
  return {
    denial: denySignup(facts, gate, person, wish, now) ?? null,
    waitlistDenial: denySignupWait(facts, gate, person, { ...wish, isWaiting }, now) ?? null,
    needsGuardianConsent: birthDate !== null && mustGuardianRegister(birthDate, slot.startsAt),
    signupId: claim?.bookingId ?? null,
    waitlistId: claim?.waitlistId ?? null,
  }
}

/** A guest is told what holds for everybody: whether it is open, and whether places are left. */
function viewOfGuest(slot: SlotRow, now: Date): View {
  const facts = toSlotFacts(slot)
  const timing = denyTiming(facts, 'self', now)
  const isFull = placesLeft(facts) === 0
  return {
    denial: timing ?? (isFull ? 'slot_full' : null),
    waitlistDenial: timing ?? (isFull ? null : 'slot_not_full'),
    needsGuardianConsent: false,
    signupId: null,
    waitlistId: null,
  }
}

function presentStall({ slotId: _slot, ...stall }: ShiftStall): Stall {
  return stall
}
