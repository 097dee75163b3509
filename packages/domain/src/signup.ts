import type { PersonFacts } from './audience.ts'
import {
  type BookingDenial,
  type BookingSource,
  denyBooking,
  denyEligibility,
  denyTiming,
  type SlotFacts,
} from './booking.ts'
import type { Policy } from './policy.ts'
import { overlaps, shanghaiDate } from './shanghai.ts'
import { type PlaceCount, placesLeft } from './slot.ts'
import { isMinor, mustGuardianRegister, type VolunteerFacts } from './volunteer.ts'

/** Why somebody may not sign up for a shift, besides what holds for every booking. */
export const signupDenials = [
  'volunteer_missing',
  'volunteer_pending',
  'guardian_consent_missing',
  'activity_consent_missing',
  'team_only',
  'qualification_missing',
  'qualification_expired',
  'time_taken',
  'stall_full',
] as const
export type SignupDenial = (typeof signupDenials)[number] | BookingDenial

/** Why somebody may not wait for a shift. */
export type SignupWaitDenial = SignupDenial | 'already_waiting' | 'slot_not_full'

/** What an activity asks of those who come to one of its shifts. */
export interface ShiftGate {
  isTeamOnly: boolean
  /** The activity's team with all below it. */
  teamIds: readonly string[]
  /** The kind of qualification that is required; null for none. */
  qualification: string | null
}

/** What the rule knows of a volunteer. */
export type SignupVolunteer = Pick<
  VolunteerFacts,
  'status' | 'birthDate' | 'teamIds' | 'qualifications' | 'hasGuardianConsent'
>

/** A wish to sign up for a shift. */
export interface SignupWish {
  source: BookingSource
  /** The guardian agrees to this activity. */
  guardianConsents: boolean
  /** The person is expected at this shift already. */
  hasActiveBooking: boolean
  /** Spans of the person's other shifts and bookings. */
  others: readonly { startsAt: Date; endsAt: Date }[]
  homeAreaIds: readonly string[]
  /** Places left at the stall that was chosen; null when none was. */
  stallPlacesLeft: number | null
}

/** Who wants to come. */
export interface SignupPerson {
  facts: PersonFacts
  /** Undefined when they are no volunteer. */
  volunteer: SignupVolunteer | undefined
}

/**
 * Decides why a volunteer may not have a place of a shift. Age is counted in full years on the day of the shift.
 * A shift that overlaps with anything else is refused: nobody serves at two places. Whether places are free is asked last.
 */
export function denySignup(
  slot: SlotFacts,
  gate: ShiftGate,
  person: SignupPerson,
  wish: SignupWish,
  now: Date,
): SignupDenial | undefined {
  const timing = denyTiming(slot, wish.source, now)
  if (timing !== undefined) return timing
  if (wish.hasActiveBooking) return 'already_booked'
  const denial = denyVolunteer(slot, gate, person, wish)
  if (denial !== undefined) return denial
  const booking = {
    party: 1,
    source: wish.source,
    hasActiveBooking: false,
    others: [],
    overlapAccepted: false,
    homeAreaIds: wish.homeAreaIds,
    heldOfService: null,
    // Only what neighbours book was asked for.
    hasAsked: false,
  }
  // Places that an offer holds are this person's own.
  const held = wish.source === 'offer' ? slot.held - 1 : slot.held
  const full = denyBooking({ ...slot, held }, knownFacts(person), booking, now)
  if (full !== undefined) return full
  return wish.stallPlacesLeft !== null && wish.stallPlacesLeft < 1 ? 'stall_full' : undefined
}

/** Decides why a volunteer may not wait for a shift; nobody waits for a place they could have now. */
export function denySignupWait(
  slot: SlotFacts,
  gate: ShiftGate,
  person: SignupPerson,
  wish: SignupWish & { isWaiting: boolean },
  now: Date,
): SignupWaitDenial | undefined {
  const timing = denyTiming(slot, 'self', now)
  if (timing !== undefined) return timing
  if (wish.hasActiveBooking) return 'already_booked'
  if (wish.isWaiting) return 'already_waiting'
  const denial = denyVolunteer(slot, gate, person, wish)
  if (denial !== undefined) return denial
  return placesLeft(slot) > 0 ? 'slot_not_full' : undefined
}

/**
 * Decides why a person may not serve at a shift at all, whatever places are left: profile, consent of a guardian,
 * team, qualification on the day (条例 §16), age and home, other shifts.
 */
export function denyVolunteer(
  slot: SlotFacts,
  gate: ShiftGate,
  person: SignupPerson,
  wish: Pick<SignupWish, 'guardianConsents' | 'others' | 'homeAreaIds'>,
): SignupDenial | undefined {
  const { volunteer } = person
  if (volunteer === undefined || volunteer.status === 'left') return 'volunteer_missing'
  const { birthDate } = volunteer
  const isUnconsented =
    birthDate !== null && isMinor(birthDate, slot.startsAt) && !volunteer.hasGuardianConsent
  if (isUnconsented) return 'guardian_consent_missing'
  if (volunteer.status === 'pending' || birthDate === null) return 'volunteer_pending'
  if (gate.isTeamOnly && !gate.teamIds.some(id => volunteer.teamIds.includes(id))) return 'team_only'
  const qualification = denyQualification(gate.qualification, volunteer, slot.startsAt)
  if (qualification !== undefined) return qualification
  const eligibility = denyEligibility(slot, knownFacts(person), wish.homeAreaIds)
  if (eligibility !== undefined) return eligibility
  if (wish.others.some(other => overlaps(other, slot))) return 'time_taken'
  return denyConsent(birthDate, slot.startsAt, wish.guardianConsents)
}

/** Decides why somebody may not ask for a shift: under 14 every activity is agreed to by the guardian (个人信息保护法 §31). */
export function denyConsent(
  birthDate: string | null,
  startsAt: Date,
  guardianConsents: boolean,
): 'activity_consent_missing' | undefined {
  const isAskedEachTime = birthDate !== null && mustGuardianRegister(birthDate, startsAt)
  return isAskedEachTime && !guardianConsents ? 'activity_consent_missing' : undefined
}

function denyQualification(
  kind: string | null,
  volunteer: SignupVolunteer,
  on: Date,
): 'qualification_missing' | 'qualification_expired' | undefined {
  if (kind === null) return undefined
  const held = volunteer.qualifications.filter(one => one.kind === kind)
  if (held.length === 0) return 'qualification_missing'
  const day = shanghaiDate(on)
  const isValid = held.some(({ validUntil }) => validUntil === null || validUntil >= day)
  return isValid ? undefined : 'qualification_expired'
}

/** A volunteer's birth date was checked with the profile; a member's may be missing. */
function knownFacts({ facts, volunteer }: SignupPerson): PersonFacts {
  return volunteer === undefined ? facts : { ...facts, birthDate: volunteer.birthDate }
}

/** How a search for a replacement stands. */
export const callStatuses = ['open', 'filled', 'over'] as const
export type CallStatus = (typeof callStatuses)[number]

/** Why no replacement is called for. */
export const callDenials = ['call_open', 'call_not_needed', 'call_too_late'] as const
export type CallDenial = (typeof callDenials)[number]

/** Decides why volunteers are not called to a shift: somebody is calling already, or there is nothing to fill. */
export function denyCall(
  shift: { startsAt: Date; placesLeft: number; waiting: number; hasOpenCall: boolean },
  now: Date,
): CallDenial | undefined {
  if (now >= shift.startsAt) return 'call_too_late'
  if (shift.hasOpenCall) return 'call_open'
  return shift.placesLeft < 1 || shift.waiting > 0 ? 'call_not_needed' : undefined
}

/** Decides whether somebody who drops out now leaves so little time that others are called at once. */
export function isCalledFor(startsAt: Date, policy: Policy, now: Date): boolean {
  return startsAt.getTime() - now.getTime() <= policy.callWithinHours * 3_600_000
}

/**
 * Returns how a call goes on: another wave, a pause while the free places are offered to somebody who waits,
 * or its end.
 */
export function stepCall(
  shift: PlaceCount & { startsAt: Date; isOpen: boolean },
  now: Date,
): 'wave' | 'pause' | Exclude<CallStatus, 'open'> {
  if (!shift.isOpen || now >= shift.startsAt) return 'over'
  if (shift.taken >= shift.places) return 'filled'
  return placesLeft(shift) < 1 ? 'pause' : 'wave'
}

/** A volunteer who is free, may come and has not been called to this shift. */
export interface CallCandidate {
  personId: string
  /** The person's home with all it lies in, innermost first. */
  homeAreaIds: readonly string[]
  skills: readonly string[]
  /** How often the person was called of late. */
  callsLately: number
}

/** Returns whom the next wave calls: those who live nearest, then with most of the skills, then called least of late. */
export function pickWave(
  candidates: readonly CallCandidate[],
  shift: { areaIds: readonly string[]; skills: readonly string[] },
  size: number,
): CallCandidate[] {
  const ranked = candidates.map(one => ({
    one,
    distance: areaDistance(one.homeAreaIds, shift.areaIds),
    skills: shift.skills.filter(skill => one.skills.includes(skill)).length,
  }))
  ranked.sort(
    (a, b) =>
      a.distance - b.distance ||
      b.skills - a.skills ||
      a.one.callsLately - b.one.callsLately ||
      (a.one.personId < b.one.personId ? -1 : 1),
  )
  return ranked.slice(0, size).map(({ one }) => one)
}

/** Returns how many steps up from a place one has to go until a home lies below; elsewhere is farthest. */
export function areaDistance(homeAreaIds: readonly string[], placeAreaIds: readonly string[]): number {
  const steps = placeAreaIds.findIndex(id => homeAreaIds.includes(id))
  return steps === -1 ? placeAreaIds.length : steps
}
