import type { CheckIn, ScanWish } from '@yunxuan/contract'
import {
  attend,
  type CheckInCode,
  coarseDistance,
  denyCheckInCode,
  denyScan,
  type ScanDenial,
} from '@yunxuan/domain'
import type { Claim } from '../../platform/idempotency.ts'
import { newId } from '../../platform/ids.ts'
import { personIdOf } from '../member/person.ts'
import type { SlotRow } from '../slot/slot.store.ts'
import { planOf, policyOf } from '../slot/slot-facts.ts'
import type { AttendeeRow } from './attendance.store.ts'
import type { CountedScan, JudgedScan, ScanRow } from './scan.store.ts'

/** One scan of the screen, by a phone that is online. */
export interface ScanAsk {
  streetId: string
  memberId: string
  wish: ScanWish
  now: Date
  claim: Claim | null
}

/** A scan with what its code says; undefined when the server did not sign it. */
export interface OpenedScan {
  ask: ScanAsk
  code: CheckInCode | undefined
}

/** Everything a batch knows, loaded after its shifts were locked. */
export interface ScanFacts {
  /** The slots that codes name. */
  shifts: ReadonlyMap<string, SlotRow>
  signups: readonly AttendeeRow[]
  scans: readonly JudgedScan[]
}

/** What came of a scan: the row to write down, and what the phone is told. */
export interface Judged {
  /** Null when the same scan was written down before, refused or not. */
  row: ScanRow | null
  /** The sign-up it counts for; null when it does not count. */
  signup: AttendeeRow | null
  reply: CheckIn | ScanDenial
}

/**
 * Decides scans one after the other, in order of arrival; the next sees what the one before it left.
 * Nothing here asks the database.
 */
export class ScanBatch {
  readonly #shifts: ReadonlyMap<string, SlotRow>
  readonly #signups: ReadonlyMap<string, AttendeeRow>
  readonly #scans = new Map<string, CountedScan[]>()
  readonly #refused = new Set<string>()

  constructor(facts: ScanFacts) {
    this.#shifts = facts.shifts
    this.#signups = new Map(facts.signups.map(signup => [pairOf(signup), signup]))
    for (const scan of facts.scans) {
      if (scan.denial === null) this.#add(scan)
      else this.#refused.add(refusalKey(scan.denial, scan))
    }
  }

  /** Returns what a scan makes; a refused one leaves a row that says why, and nothing else. */
  judge({ ask, code }: OpenedScan): Judged {
    const shift = code?.streetId === ask.streetId ? this.#shifts.get(code.shiftId) : undefined
    if (code === undefined) return ofNoShift(ask, 'code_forged')
    if (shift === undefined) return ofNoShift(ask, 'code_foreign')
    const wanted = { streetId: ask.streetId, shiftId: ask.wish.shiftId }
    const policy = policyOf(shift)
    const personId = personOf(ask)
    const signup = this.#signups.get(pairOf({ shiftId: shift.id, personId }))
    const denial =
      denyCheckInCode(code, wanted, ask.now, policy.codePeriodSeconds) ??
      denyScan(shift, policy, { direction: ask.wish.direction, at: ask.now }) ??
      (signup === undefined ? 'no_signup' : undefined)
    if (denial !== undefined || signup === undefined) {
      return this.#refuse({ ask, code, shift }, denial ?? 'no_signup')
    }
    return this.#count(ask, code, shift, signup)
  }

  #count(ask: ScanAsk, code: CheckInCode, shift: SlotRow, signup: AttendeeRow): Judged {
    const { direction } = ask.wish
    const { period } = code
    const before = this.#scans.get(pairOf(signup)) ?? []
    // One picture counts once for a person and direction, however often and from how many phones it is sent.
    const isRepeated = before.some(scan => scan.period === period && scan.direction === direction)
    const row = isRepeated ? null : scanRow(ask, shift, { bookingId: signup.bookingId, period, denial: null })
    if (row !== null) this.#add({ ...row, shiftId: shift.id, personId: signup.personId })
    const own = this.#scans.get(pairOf(signup)) ?? []
    return { row, signup, reply: presentCheckIn(shift, signup, own, direction) }
  }

  /** One picture is refused in writing once for a person, direction and reason, however often it is sent. */
  #refuse(
    { ask, code, shift }: { ask: ScanAsk; code: CheckInCode; shift: SlotRow },
    denial: ScanDenial,
  ): Judged {
    const { period } = code
    const of = { shiftId: shift.id, personId: personOf(ask), direction: ask.wish.direction, period }
    const key = refusalKey(denial, of)
    const isRepeated = this.#refused.has(key)
    this.#refused.add(key)
    const row = isRepeated ? null : scanRow(ask, shift, { bookingId: null, period, denial })
    return { row, signup: null, reply: denial }
  }

  #add(scan: CountedScan): void {
    const own = this.#scans.get(pairOf(scan))
    if (own === undefined) this.#scans.set(pairOf(scan), [scan])
    else own.push(scan)
  }
}

/** Returns who a scan is for. */
export function personOf({ wish, memberId }: ScanAsk): string {
  return personIdOf({ memberId, dependantId: wish.dependantId ?? null })
}

function ofNoShift(ask: ScanAsk, denial: ScanDenial): Judged {
  return { row: scanRow(ask, null, { bookingId: null, period: null, denial }), signup: null, reply: denial }
}

function refusalKey(
  denial: ScanDenial,
  of: { shiftId: string; personId: string; direction: string; period: number | null },
): string {
  return [denial, of.direction, of.period, pairOf(of)].join(' ')
}

function scanRow(
  ask: ScanAsk,
  shift: SlotRow | null,
  outcome: Pick<ScanRow, 'bookingId' | 'period' | 'denial'>,
): ScanRow {
  const { wish, now } = ask
  const clockOffsetMs = wish.scannedAt === undefined ? 0 : Date.parse(wish.scannedAt) - now.getTime()
  return {
    ...outcome,
    id: newId(),
    shiftId: shift?.id ?? null,
    personId: personOf(ask),
    memberId: ask.memberId,
    direction: wish.direction,
    grade: 'rotating-code',
    at: now,
    receivedAt: now,
    deviceId: wish.deviceId,
    clockOffsetSeconds: wholeSeconds(clockOffsetMs),
    scannedBy: null,
    distanceMetres: distanceTo(shift, wish.position),
  }
}

const mostSeconds = 2_000_000_000

/** Returns how far a clock is off in whole seconds; a clock that is decades off is only known to be very wrong. */
export function wholeSeconds(offsetMs: number): number {
  return Math.max(-mostSeconds, Math.min(mostSeconds, Math.round(offsetMs / 1000)))
}

function distanceTo(shift: SlotRow | null, position: ScanWish['position']): number | null {
  if (shift === null || position === undefined) return null
  const { latitude, longitude } = shift
  return latitude === null || longitude === null ? null : coarseDistance({ latitude, longitude }, position)
}

function presentCheckIn(
  shift: SlotRow,
  signup: AttendeeRow,
  scans: readonly CountedScan[],
  direction: CheckIn['direction'],
): CheckIn {
  const attendance = attend(planOf(shift), scans).get(signup.personId)
  const { arrivedAt = null, leftAt = null, minutes = 0 } = attendance ?? {}
  return {
    shiftId: shift.id,
    activityTitle: shift.title,
    personName: signup.personName,
    direction,
    startsAt: shift.startsAt.toISOString(),
    endsAt: shift.endsAt.toISOString(),
    arrivedAt: arrivedAt?.toISOString() ?? null,
    leftAt: leftAt?.toISOString() ?? null,
    minutes: leftAt === null ? 0 : minutes,
  }
}

function pairOf(of: { shiftId: string; personId: string }): string {
  return `${of.shiftId} ${of.personId}`
}
