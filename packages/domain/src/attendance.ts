import type { Policy } from './policy.ts'
import {
  type EvidenceGrade,
  evidenceGrades,
  type Scan,
  type ScanDirection,
  scanDirections,
  scanGrades,
} from './scan.ts'
import { overlaps } from './shanghai.ts'

/** What somebody has to look at before an attendance becomes hours. */
export const scanConflicts = [
  'departure-capped',
  'in-after-out',
  'out-without-in',
  'short-visit',
  'two-shifts-at-once',
  'two-desks-at-once',
  'shared-device',
  'clock-skew',
  'far-away',
  'handed-in-late',
] as const
export type ScanConflict = (typeof scanConflicts)[number]

/** What the merge knows of a shift: its plan, and what its street calls odd. */
export interface ShiftPlan
  extends Pick<
    Policy,
    'shortVisitMinutes' | 'clockSkewMinutes' | 'farAwayMetres' | 'beyondPlanMinutes' | 'handInLateMinutes'
  > {
  startsAt: Date
  endsAt: Date
}

/** What the scans of one person say. */
export interface Attendance {
  arrivedAt: Date | null
  /** The last check-out; null while somebody is there, who may have left and come back. */
  leftAt: Date | null
  /** When they last came or went. */
  movedAt: Date | null
  /** The weakest of the scans in that it rests on. */
  arrivalGrade: EvidenceGrade | null
  /** The weakest of the scans out that it rests on. */
  departureGrade: EvidenceGrade | null
  /**
   * Minutes that were there to be counted: never before the start, never beyond the end unless the policy says so,
   * and none between a check-out and the next check-in.
   */
  minutes: number
  deviceIds: string[]
  /** The leaders whose scans it rests on. */
  scanners: string[]
  /** How long after it was made the latest of its late scans reached the server, minutes; null when none was late. */
  lateMinutes: number | null
  conflicts: ScanConflict[]
}

/** A span in which somebody was at another shift. */
export interface ElsewhereSpan {
  personId: string
  startsAt: Date
  endsAt: Date
}

/**
 * Merges the scans of a shift into the attendance of each person. It is a function of the set alone: in whatever
 * order they come, however often, in however many batches, the answer is the same.
 * Arrival is the earliest scan in, departure the latest scan out, and whoever came back in between was away; a
 * forgotten check-out is counted to the planned end.
 */
export function attend(
  shift: ShiftPlan,
  scans: readonly Scan[],
  elsewhere: readonly ElsewhereSpan[] = [],
): Map<string, Attendance> {
  const set = [...new Map(scans.map(scan => [scan.id, scan])).values()].sort(inOrder)
  const sharedDevices = devicesOfSeveral(set)
  const spans = grouped(elsewhere)
  return new Map(
    [...grouped(set)].map(([personId, own]) => [
      personId,
      attendanceOf(shift, own, { sharedDevices, elsewhere: spans.get(personId) ?? [] }),
    ]),
  )
}

/** Returns how long a person was there, as the merge sees it: until the planned end when nobody checked out. */
export function presenceOf(
  shift: { endsAt: Date },
  attendance: Pick<Attendance, 'arrivedAt' | 'leftAt'>,
): { startsAt: Date; endsAt: Date } | undefined {
  const { arrivedAt, leftAt } = attendance
  return arrivedAt === null ? undefined : { startsAt: arrivedAt, endsAt: leftAt ?? shift.endsAt }
}

function attendanceOf(
  shift: ShiftPlan,
  scans: readonly Scan[],
  others: { sharedDevices: ReadonlySet<string>; elsewhere: readonly ElsewhereSpan[] },
): Attendance {
  const stays = staysOf(scans)
  const arrival = stays[0]?.arrival
  const departure = stays.at(-1)?.departure ?? null
  const times = { arrivedAt: arrival?.at ?? null, leftAt: departure?.at ?? null }
  const presence = presenceOf(shift, times)
  const late = scans.filter(scan => isLate(scan, shift))
  const facts: Record<ScanConflict, boolean> = {
    'departure-capped': arrival !== undefined && departure === null,
    'in-after-out': isBack(scans),
    'out-without-in': arrival === undefined,
    'short-visit':
      arrival !== undefined &&
      departure !== null &&
      departure.at.getTime() - arrival.at.getTime() < shift.shortVisitMinutes * 60_000,
    'two-shifts-at-once': presence !== undefined && others.elsewhere.some(span => overlaps(span, presence)),
    'two-desks-at-once': wasAtTwoDesks(scans),
    'shared-device': scans.some(
      scan => scan.grade === 'rotating-code' && others.sharedDevices.has(scan.deviceId),
    ),
    'clock-skew': scans.some(scan => isSkewed(scan, shift.clockSkewMinutes)),
    'far-away': scans.some(scan => (scan.distanceMetres ?? 0) > shift.farAwayMetres),
    'handed-in-late': late.length > 0,
  }
  return {
    ...times,
    movedAt: scans.at(-1)?.at ?? null,
    arrivalGrade: weakestOf(
      shift,
      stays.map(stay => stay.arrival),
    ),
    departureGrade: weakestOf(
      shift,
      stays.flatMap(stay => stay.departure ?? []),
    ),
    minutes: countedMinutes(shift, stays),
    deviceIds: [...new Set(scans.map(scan => scan.deviceId))].sort(),
    scanners: scannersOf(stays),
    lateMinutes: late.length === 0 ? null : Math.max(...late.map(lagMinutes)),
    conflicts: scanConflicts.filter(conflict => facts[conflict]),
  }
}

/** From a scan in until the last scan out before the next one in; open when there is none. */
interface Stay {
  arrival: Scan
  departure: Scan | null
}

/** Returns the stays of scans in order. */
function staysOf(scans: readonly Scan[]): Stay[] {
  const stays: Stay[] = []
  for (const scan of scans) {
    const stay = stays.at(-1)
    if (scan.direction === 'in') {
      if (stay === undefined || stay.departure !== null) stays.push({ arrival: scan, departure: null })
    } else if (stay !== undefined && scan.at > stay.arrival.at) {
      stay.departure = scan
    }
  }
  return stays
}

/** Whether the last scan out has one in after it: whoever left is there again. */
function isBack(scans: readonly Scan[]): boolean {
  const last = (direction: ScanDirection) => scans.findLast(scan => scan.direction === direction)?.at
  const [lastIn, lastOut] = [last('in'), last('out')]
  return lastIn !== undefined && lastOut !== undefined && lastIn >= lastOut
}

function countedMinutes(shift: ShiftPlan, stays: readonly Stay[]): number {
  const latest = shift.endsAt.getTime() + shift.beyondPlanMinutes * 60_000
  const spans = stays.map(({ arrival, departure }) => {
    const from = Math.max(arrival.at.getTime(), shift.startsAt.getTime())
    const to = Math.min((departure?.at ?? shift.endsAt).getTime(), latest)
    return Math.max(0, to - from)
  })
  return Math.floor(spans.reduce((sum, span) => sum + span, 0) / 60_000)
}

/** The clock of a phone that asks the server does not matter; one that was offline stamped the scan itself. */
function isSkewed(scan: Scan, mostMinutes: number): boolean {
  return scan.grade === 'leader-scan' && Math.abs(scan.clockOffsetSeconds) > mostMinutes * 60
}

/** A phone with a network sends a scan at once: that long is for a slow one. */
const sentAtOnceMs = 60_000

/**
 * What reached the server long after it was, or after the end, may have been made up by then: its time is the word of
 * whoever handed it in.
 */
function isLate(scan: Scan, { endsAt, handInLateMinutes }: ShiftPlan): boolean {
  if (scan.grade !== 'leader-scan') return false
  return lagMs(scan) > (scan.receivedAt > endsAt ? sentAtOnceMs : handInLateMinutes * 60_000)
}

function lagMs({ at, receivedAt }: Scan): number {
  return receivedAt.getTime() - at.getTime()
}

function lagMinutes(scan: Scan): number {
  return Math.floor(lagMs(scan) / 60_000)
}

function weakestOf(shift: ShiftPlan, scans: readonly Scan[]): EvidenceGrade | null {
  const grades = scans.map(scan => (isLate(scan, shift) ? 'late-scan' : scan.grade))
  return evidenceGrades.findLast(grade => grades.some(one => one === grade)) ?? null
}

function scannersOf(stays: readonly Stay[]): string[] {
  const scans = stays.flatMap(({ arrival, departure }) => [
    arrival,
    ...(departure === null ? [] : [departure]),
  ])
  const byLeaders = scans.filter(scan => scan.grade === 'leader-scan')
  return [...new Set(byLeaders.flatMap(scan => scan.scannedBy ?? []))].sort()
}

/** A personal code that two desks scanned within a minute was in two hands. */
function wasAtTwoDesks(scans: readonly Scan[]): boolean {
  const byDesk = scans.filter(scan => scan.grade === 'leader-scan')
  return byDesk.some((scan, index) =>
    byDesk
      .slice(index + 1)
      .some(
        other =>
          other.deviceId !== scan.deviceId && Math.abs(other.at.getTime() - scan.at.getTime()) < 60_000,
      ),
  )
}

/** Returns the phones that scanned the screen for more than one person; a desk's phone is there for everybody. */
function devicesOfSeveral(scans: readonly Scan[]): Set<string> {
  const owners = new Map<string, string>()
  const shared = new Set<string>()
  for (const { deviceId, personId, grade } of scans) {
    if (grade !== 'rotating-code') continue
    if ((owners.get(deviceId) ?? personId) !== personId) shared.add(deviceId)
    owners.set(deviceId, personId)
  }
  return shared
}

function grouped<T extends { personId: string }>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(item.personId)
    if (group === undefined) groups.set(item.personId, [item])
    else group.push(item)
  }
  return groups
}

/** By time, out before in, then by the better grade, then by id: an order that does not depend on how they came. */
function inOrder(a: Scan, b: Scan): number {
  return (
    a.at.getTime() - b.at.getTime() ||
    scanDirections.indexOf(b.direction) - scanDirections.indexOf(a.direction) ||
    scanGrades.indexOf(a.grade) - scanGrades.indexOf(b.grade) ||
    (a.id < b.id ? -1 : 1)
  )
}
