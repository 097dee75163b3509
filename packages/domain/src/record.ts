import { type Attendance, scanConflicts } from './attendance.ts'
import { type BookingStatus, holdsPlaces } from './booking.ts'
import { type EvidenceGrade, evidenceGrades } from './scan.ts'

/** How a record came to be. */
export const recordOrigins = ['attendance', 'back_fill', 'correction', 'reversal'] as const
export type RecordOrigin = (typeof recordOrigins)[number]

/** What an origin is called. */
export const originNames: Readonly<Record<RecordOrigin, string>> = {
  attendance: '签到',
  back_fill: '补录',
  correction: '更正',
  reversal: '撤销',
}

/** What makes somebody look twice before a line of a roster becomes a record. */
export const suspicions = [...scanConflicts, 'below-share', 'more-arrivals-than-signups'] as const
export type Suspicion = (typeof suspicions)[number]

/** A suspicion as a colleague would say it. */
export const suspicionNames: Readonly<Record<Suspicion, string>> = {
  'departure-capped': '没签退，按结束时间算',
  'in-after-out': '签退以后又签到',
  'out-without-in': '只有签退，没有签到',
  'short-visit': '只待了几分钟',
  'two-shifts-at-once': '同一时间还在另一班',
  'two-desks-at-once': '一分钟内在两处扫码',
  'shared-device': '一部手机签了几个人',
  'clock-skew': '手机时间不准',
  'far-away': '离地点很远',
  'handed-in-late': '扫码没有当时传上来',
  'below-share': '在场时间不够',
  'more-arrivals-than-signups': '来的比报名的多',
}

/** What a roster line would become. */
export interface ProposedRecord {
  /** Minutes actually given within the planned time (令67 §7). */
  minutes: number
  grade: EvidenceGrade | null
  suspicions: Suspicion[]
}

/** What a roster as a whole says of each of its lines. */
export interface RosterFacts {
  startsAt: Date
  endsAt: Date
  /** More people came than had signed up. */
  isOverfull: boolean
}

/** Decides whether more people came than had signed up: more walked in than stayed away. */
export function isOverfull(lines: readonly { hasArrived: boolean; isWalkIn: boolean }[]): boolean {
  const arrivals = lines.filter(line => line.hasArrived).length
  return arrivals > lines.filter(line => !line.isWalkIn).length
}

/**
 * Returns what a line of a roster would become: the minutes of its attendance, the weaker of its two grades, and
 * what is odd about it. Somebody who never came gives 0 minutes and no grade.
 */
export function proposeRecord(
  shift: RosterFacts,
  line: Pick<Attendance, 'arrivedAt' | 'minutes' | 'conflicts'> & {
    arrivalGrade: EvidenceGrade | null
    departureGrade: EvidenceGrade | null
    isWalkIn: boolean
  },
  policy: { attendanceSharePercent: number },
): ProposedRecord {
  const { arrivalGrade, departureGrade, minutes } = line
  if (line.arrivedAt === null || arrivalGrade === null) {
    return { minutes: 0, grade: null, suspicions: [...line.conflicts] }
  }
  const isShort = minutes * 100 < plannedMinutes(shift) * policy.attendanceSharePercent
  const odd: Suspicion[] = [...line.conflicts]
  if (isShort) odd.push('below-share')
  if (shift.isOverfull && line.isWalkIn) odd.push('more-arrivals-than-signups')
  return { minutes, grade: weakerGrade(arrivalGrade, departureGrade ?? arrivalGrade), suspicions: odd }
}

/** Returns the weaker of two grades of evidence: a chain holds as well as its weakest link. */
export function weakerGrade(a: EvidenceGrade, b: EvidenceGrade): EvidenceGrade {
  return evidenceGrades.indexOf(a) >= evidenceGrades.indexOf(b) ? a : b
}

/** Returns the planned length of a shift in minutes. */
export function plannedMinutes(shift: { startsAt: Date; endsAt: Date }): number {
  return Math.round((shift.endsAt.getTime() - shift.startsAt.getTime()) / 60_000)
}

/** What somebody decides of a line. */
export interface LineDecision {
  outcome: 'approved' | 'left_out'
  /** Fewer minutes than the evidence shows; the proposed ones when undefined. */
  minutes: number | undefined
  reason: string
}

/** Why a line may not be approved as wished. */
export const approvalDenials = [
  'own_line',
  'own_scan',
  'already_approved',
  'already_recorded',
  'nobody_arrived',
  'attendance_too_short',
  'minutes_beyond_evidence',
  'reason_missing',
  'shift_not_over',
] as const
export type ApprovalDenial = (typeof approvalDenials)[number]

/**
 * Decides why a line of a roster may not be decided as wished. Nobody approves their own hours, nor what rests on a
 * scan of their own, nor hours that were written down otherwise meanwhile; minutes are lowered, never raised;
 * whatever is odd, lowered or left out says why.
 */
export function denyLine(
  proposed: ProposedRecord,
  decision: LineDecision,
  who: { isOwn: boolean; isScanner: boolean; isDecided: boolean; isRecorded: boolean },
): ApprovalDenial | undefined {
  if (who.isDecided) return 'already_approved'
  if (who.isOwn) return 'own_line'
  const hasReason = decision.reason.trim() !== ''
  const hasArrived = proposed.grade !== null
  if (decision.outcome === 'left_out') return hasArrived && !hasReason ? 'reason_missing' : undefined
  if (who.isScanner) return 'own_scan'
  if (who.isRecorded) return 'already_recorded'
  if (!hasArrived) return 'nobody_arrived'
  if (proposed.suspicions.includes('below-share')) return 'attendance_too_short'
  const minutes = decision.minutes ?? proposed.minutes
  if (minutes > proposed.minutes || minutes < 1) return 'minutes_beyond_evidence'
  const needsReason = proposed.suspicions.length > 0 || minutes !== proposed.minutes
  return needsReason && !hasReason ? 'reason_missing' : undefined
}

/** How far the time to record has run (令67 §11). */
export const clockStates = ['open', 'warn', 'overdue'] as const
export type ClockState = (typeof clockStates)[number]

/** Returns how far the time to record has run: warned and overdue from these working days on. */
export function clockState(
  workingDays: number,
  policy: { recordWarnDays: number; recordWithinDays: number },
): ClockState {
  if (workingDays >= policy.recordWithinDays) return 'overdue'
  return workingDays >= policy.recordWarnDays ? 'warn' : 'open'
}

/** Why hours may not be back-filled. */
export const backfillDenials = [
  'attachment_missing',
  'minutes_above_cap',
  'served_in_future',
  'shift_cancelled',
  'already_recorded',
  'not_a_volunteer',
  'same_person_reviews',
  'already_decided',
] as const
export type BackfillDenial = (typeof backfillDenials)[number]

/** Hours that somebody wants to have written down afterwards. */
export interface BackfillWish {
  minutes: number
  /** Planned minutes of the shift they were served in; null when there was none. */
  plannedMinutes: number | null
  servedOn: string
  /** The shift they were served in has ended; true where there was none. */
  isOver: boolean
  /** The shift did not take place. */
  isCancelled: boolean
  hasAttachment: boolean
  isVolunteer: boolean
  hasRecordOfShift: boolean
  /** Minutes the person's records of that day hold already. */
  minutesOfDay: number
}

/**
 * Decides why hours may not be back-filled: never without a paper or of a shift that was cancelled, never more
 * than the shift was long, nor with what else was recorded on that day more than a day's cap (minutes).
 */
export function denyBackfill(
  wish: BackfillWish,
  policy: { backfillDayMinutes: number },
  today: string,
): BackfillDenial | undefined {
  if (!wish.isVolunteer) return 'not_a_volunteer'
  if (!wish.hasAttachment) return 'attachment_missing'
  if (wish.isCancelled) return 'shift_cancelled'
  if (wish.servedOn > today || !wish.isOver) return 'served_in_future'
  if (wish.hasRecordOfShift) return 'already_recorded'
  if (wish.plannedMinutes !== null && wish.minutes > wish.plannedMinutes) return 'minutes_above_cap'
  return wish.minutes + wish.minutesOfDay > policy.backfillDayMinutes ? 'minutes_above_cap' : undefined
}

/** Decides why a back-fill may not be decided by somebody: the second pair of eyes is never the first, nor the one it is for. */
export function denyBackfillDecision(
  backfill: { isOpen: boolean; proposedBy: string; memberId: string },
  by: string,
): BackfillDenial | undefined {
  if (!backfill.isOpen) return 'already_decided'
  return backfill.proposedBy === by || backfill.memberId === by ? 'same_person_reviews' : undefined
}

/** The life of somebody's word that a record is wrong or missing (令67 §12–13). */
export const correctionStatuses = ['open', 'accepted', 'refused', 'withdrawn'] as const
export type CorrectionStatus = (typeof correctionStatuses)[number]

/** Why a word that a record is wrong is refused or may not be answered. */
export const correctionDenials = [
  'already_asked',
  'already_answered',
  'already_recorded',
  'same_person_reviews',
  'own_scan',
  'minutes_above_cap',
  'already_reversed',
  'shift_cancelled',
  'booking_not_active',
] as const
export type CorrectionDenial = (typeof correctionDenials)[number]

/** Decides why nothing can be missing of a sign-up: the shift did not take place, or nobody was to come by it. */
export function denyMissing(signup: {
  status: BookingStatus
  isCancelled: boolean
}): CorrectionDenial | undefined {
  if (signup.isCancelled) return 'shift_cancelled'
  return holdsPlaces(signup.status) ? undefined : 'booking_not_active'
}

/**
 * Decides why a correction may not be answered so: by a second person, who is neither the one who approved the
 * record nor the one it is for, and who makes no hours of own scans; once, with no more minutes than the shift was
 * long or the day had left, and nothing that is missing twice.
 */
export function denyCorrectionAnswer(
  correction: {
    status: CorrectionStatus
    memberId: string
    approvedBy: string | null
    isReversed: boolean
    /** Whoever answers scanned the person's code at that shift. */
    isScanner: boolean
    /** It says that a record is missing, and by now there is one. */
    isRecorded: boolean
    /** Why nothing can be missing. */
    notMissing: CorrectionDenial | undefined
  },
  answer: { isAccepted: boolean; minutes: number; mostMinutes: number },
  by: string,
): CorrectionDenial | undefined {
  if (correction.status !== 'open') return 'already_answered'
  if (correction.memberId === by || correction.approvedBy === by) return 'same_person_reviews'
  if (!answer.isAccepted) return undefined
  if (correction.isScanner && answer.minutes > 0) return 'own_scan'
  if (correction.isReversed) return 'already_reversed'
  if (correction.isRecorded) return 'already_recorded'
  if (correction.notMissing !== undefined) return correction.notMissing
  return answer.minutes > answer.mostMinutes ? 'minutes_above_cap' : undefined
}

/** Returns hours for the screen, to one decimal and never rounded up: 95 minutes are 1.5. */
export function hoursOf(minutes: number): number {
  return Math.trunc(minutes / 6) / 10
}
