import type { Input, RecordRoster, RosterRecord } from '@yunxuan/contract'
import {
  clockState,
  denyLine,
  isOverfull,
  type ProposedRecord,
  proposeRecord,
  sayDateTime,
} from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Executor, Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refuse.ts'
import { workingDaysSince } from '../../platform/working-days.ts'
import { requireLeader } from '../activity/lead.ts'
import { findShift, lockShifts, type ShiftRow } from '../activity/shift.store.ts'
import { type AttendanceRow, listShiftAttendance } from '../attendance/attendance.store.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { changeBookings } from '../booking/booking.store.ts'
import { listMemberPersons } from '../member/person.store.ts'
import { type NewNotice, writeNotices } from '../notice/notice.store.ts'
import { policyOf } from '../slot/slot-facts.ts'
import { listVolunteerFacts } from '../volunteer/volunteer.store.ts'
import { type DecisionRow, insertApproval, listDecisions } from './approval.store.ts'
import { chainRecords, factsOfShift, writeRecords } from './record.service.ts'
import { listRecorded, type RecordRow } from './record.store.ts'

interface RosterAsk {
  streetId: string
  shiftId: string
  caller: MemberCaller
  now: Date
}

/** A line with all that deciding it needs. */
interface Line {
  attendance: AttendanceRow
  proposed: ProposedRecord
  number: string | null
  /** What the leaders are called whose scans it rests on. */
  scannedBy: string[]
  decided: DecisionRow | undefined
}

type LineWish = Input<'POST /v1/streets/:streetId/shifts/:shiftId/approval'>['body']['lines'][number]

/** Returns what the lines of a roster would become, for whoever is in charge of the shift. */
export async function readRoster(db: Executor, ask: RosterAsk): Promise<RecordRoster> {
  const shift = await findShift(db, ask.streetId, ask.shiftId)
  if (shift === undefined) throw new Refusal('not_found')
  await requireLeader(db, ask.caller, shift, ask.now)
  return presentRoster(shift, await listLines(db, shift), ask)
}

/**
 * Decides lines of a roster, all named ones or none: what is approved becomes records, in the chain with the
 * approval itself. Two who decide at once are told apart by the lock on the shift; behind it stands the key of
 * record_decision.
 */
export async function approveRoster(
  tx: Tx,
  ask: RosterAsk & { lines: readonly LineWish[] },
): Promise<RecordRoster> {
  const { streetId, shiftId, caller, now } = ask
  const [shift] = await lockShifts(tx, streetId, [shiftId])
  if (shift === undefined) throw new Refusal('not_found')
  const leader = await requireLeader(tx, caller, shift, now)
  if (now < shift.endsAt) throw new Refusal('shift_not_over')
  const lines = await listLines(tx, shift)
  const recorded = await listRecorded(tx, streetId, shiftId)
  const decided = decideLines(lines, { ...ask, recorded })
  const approvalId = newId()
  await insertApproval(tx, streetId, {
    id: approvalId,
    shiftId,
    approvedBy: leader.memberId,
    role: leader.role,
    at: now,
    lines: decided.map(({ line, wish, minutes }) => ({
      bookingId: line.attendance.bookingId,
      outcome: wish.outcome,
      minutes,
      reason: wish.reason?.trim() ?? '',
    })),
  })
  const approved = decided.filter(one => one.wish.outcome === 'approved')
  const records = approved.map(one => recordOf(shift, one, { approvedBy: leader.memberId, now }))
  const attended = approved.map(({ line }) => ({
    id: line.attendance.bookingId,
    status: 'attended' as const,
  }))
  await changeBookings(tx, streetId, attended, now)
  await writeNotices(
    tx,
    records.map(record => noticeOf(streetId, shift, record)),
    now,
  )
  await writeDeed(
    tx,
    { streetId, memberId: leader.memberId, now },
    {
      role: leader.role,
      action: 'record.approve',
      subject: 'slot',
      id: shiftId,
      detail: { approvalId, approved: records.length, leftOut: decided.length - records.length },
    },
  )
  const approval = {
    shift: shiftId,
    approvedBy: leader.memberId,
    role: leader.role,
    lines: decided.map(({ line, wish, minutes }) => [line.attendance.bookingId, wish.outcome, minutes]),
  }
  const because = [{ kind: 'approval' as const, subjectId: approvalId, body: approval }]
  await writeRecords(tx, { streetId, records, now })
  const after = presentRoster(shift, await listLines(tx, shift), ask)
  await chainRecords(tx, { streetId, records, because, now })
  return after
}

/** Returns the lines of a shift, those who never came last. */
export async function listLines(db: Executor, shift: ShiftRow): Promise<Line[]> {
  const { streetId } = shift
  const attendances = await listShiftAttendance(db, streetId, shift)
  const decisions = new Map(
    (await listDecisions(db, streetId, shift.id)).map(decision => [decision.bookingId, decision]),
  )
  const volunteers = await listVolunteerFacts(
    db,
    streetId,
    attendances.map(attendance => attendance.personId),
  )
  const scanners = await listMemberPersons(db, streetId, [
    ...new Set(attendances.flatMap(attendance => attendance.scanners)),
  ])
  const coming = attendances.map(({ arrivedAt, source }) => ({
    hasArrived: arrivedAt !== null,
    isWalkIn: source === 'walk_in',
  }))
  const facts = { startsAt: shift.startsAt, endsAt: shift.endsAt, isOverfull: isOverfull(coming) }
  const policy = policyOf(shift)
  return attendances.map(attendance => ({
    attendance,
    proposed: proposeRecord(facts, { ...attendance, isWalkIn: attendance.source === 'walk_in' }, policy),
    number: volunteers.get(attendance.personId)?.number ?? null,
    scannedBy: scanners.filter(({ id }) => attendance.scanners.includes(id)).map(({ name }) => name),
    decided: decisions.get(attendance.bookingId),
  }))
}

/** Returns how long a shift has waited for its records (令67 §11). */
function clockOf(shift: ShiftRow, now: Date) {
  const policy = policyOf(shift)
  const workingDays = workingDaysSince(shift.endsAt, now)
  return { workingDays, state: clockState(workingDays, policy), withinDays: policy.recordWithinDays }
}

/** Returns a line as it goes over the wire. */
export function presentLine(line: Line, callerId: string): RosterRecord {
  const { attendance, proposed, number, scannedBy, decided } = line
  return {
    bookingId: attendance.bookingId,
    personId: attendance.personId,
    personName: attendance.personName,
    number,
    arrivedAt: attendance.arrivedAt?.toISOString() ?? null,
    leftAt: attendance.leftAt?.toISOString() ?? null,
    minutes: proposed.minutes,
    grade: proposed.grade,
    suspicions: proposed.suspicions,
    isOwn: attendance.memberId === callerId,
    isOwnScan: attendance.scanners.includes(callerId),
    scannedBy,
    lateMinutes: attendance.lateMinutes,
    decided:
      decided === undefined
        ? null
        : {
            outcome: decided.outcome,
            minutes: decided.minutes,
            reason: decided.reason,
            byName: decided.byName,
            at: decided.at.toISOString(),
          },
  }
}

function presentRoster(shift: ShiftRow, lines: readonly Line[], { caller, now }: RosterAsk): RecordRoster {
  return {
    shiftId: shift.id,
    title: shift.title,
    startsAt: shift.startsAt.toISOString(),
    endsAt: shift.endsAt.toISOString(),
    plannedMinutes: shift.plannedMinutes,
    isOver: now >= shift.endsAt,
    clock: clockOf(shift, now),
    lines: lines.map(line => presentLine(line, caller.member.id)),
  }
}

interface DecidedLine {
  line: Line
  wish: LineWish
  minutes: number
  number: string
}

/** Refuses the whole when one line may not be decided so, and names it. */
function decideLines(
  lines: readonly Line[],
  ask: { lines: readonly LineWish[]; caller: MemberCaller; recorded: ReadonlySet<string> },
): DecidedLine[] {
  const byBooking = new Map(lines.map(line => [line.attendance.bookingId, line]))
  return ask.lines.map((wish, index) => {
    const line = byBooking.get(wish.bookingId)
    if (line === undefined) throw new Refusal('not_found')
    const { attendance, proposed, number } = line
    const decision = { outcome: wish.outcome, minutes: wish.minutes, reason: wish.reason ?? '' }
    const isOwn = attendance.memberId === ask.caller.member.id
    const isScanner = attendance.scanners.includes(ask.caller.member.id)
    const isRecorded = ask.recorded.has(attendance.personId)
    const isDecided = line.decided !== undefined
    const denial = denyLine(proposed, decision, { isOwn, isScanner, isDecided, isRecorded })
    const errors = [{ field: `lines.${index}`, message: attendance.personName }]
    if (denial !== undefined) throw new Refusal(denial, { errors })
    if (wish.seenMinutes !== proposed.minutes) throw new Refusal('changed_meanwhile', { errors })
    if (wish.outcome === 'approved' && number === null) throw new Refusal('not_a_volunteer', { errors })
    const minutes = wish.outcome === 'left_out' ? 0 : (wish.minutes ?? proposed.minutes)
    // The same line named twice is decided once: the second finds it decided.
    line.decided = { ...decision, bookingId: wish.bookingId, minutes, byName: '', at: new Date(0) }
    return { line, wish, minutes, number: number ?? '' }
  })
}

function recordOf(
  shift: ShiftRow,
  { line, wish, minutes, number }: DecidedLine,
  by: { approvedBy: string; now: Date },
): RecordRow {
  const { attendance, proposed } = line
  if (proposed.grade === null) throw new Error('a record without evidence')
  return {
    ...factsOfShift(shift),
    id: newId(),
    personId: attendance.personId,
    memberId: attendance.memberId,
    number,
    bookingId: attendance.bookingId,
    minutes,
    grade: proposed.grade,
    origin: 'attendance',
    suspicions: proposed.suspicions,
    reason: wish.reason?.trim() ?? '',
    approvedBy: by.approvedBy,
    approvedAt: by.now,
  }
}

function noticeOf(streetId: string, shift: ShiftRow, record: RecordRow): NewNotice {
  return {
    streetId,
    memberId: record.memberId,
    kind: 'record_approved',
    title: '您的服务时长记好了',
    text: `${shift.title}，${sayDateTime(shift.startsAt)}，记了 ${record.minutes} 分钟。觉得不对，可以在“我的时长”里点纠错。`,
    bookingId: record.bookingId,
    waitlistId: null,
  }
}
