import type { Board, BoardLine, CheckInCodeView, LedShift, PersonalCodeView } from '@yunxuan/contract'
import {
  addDays,
  denyScan,
  maskName,
  periodEndsAt,
  periodOf,
  shanghaiDate,
  shanghaiInstant,
} from '@yunxuan/domain'
import type { CallerMember, MemberCaller } from '../../platform/caller.ts'
import type { Config } from '../../platform/config.ts'
import type { Executor } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { scopeOf } from '../../platform/scope.ts'
import { leading, requireLeader } from '../activity/lead.ts'
import { findShift, type ShiftRow } from '../activity/shift.store.ts'
import { listDependants } from '../member/member.store.ts'
import { listSlots } from '../slot/slot.store.ts'
import { policyOf } from '../slot/slot-facts.ts'
import {
  type AttendanceRow,
  countAttendance,
  listLedShiftIds,
  listShiftAttendance,
  nobody,
} from './attendance.store.ts'
import { writeCheckInCode, writePersonalCode } from './code.ts'
import { presentWalkIn } from './walk-in.service.ts'
import { listWalkIns } from './walk-in.store.ts'

/** A leader who looks at a shift. */
export interface LeaderLook {
  streetId: string
  shiftId: string
  caller: MemberCaller
  now: Date
}

const mostLines = 200

/** Returns the code of this moment and no later one, with how many have come. */
export async function readCheckInCode(
  db: Executor,
  config: Config,
  look: LeaderLook,
): Promise<CheckInCodeView> {
  const { streetId, shiftId, now } = look
  const shift = await readLedShift(db, look)
  if (shift.status === 'cancelled') throw new Refusal('shift_cancelled')
  const { codePeriodSeconds: periodSeconds } = policyOf(shift)
  const period = periodOf(now, periodSeconds)
  const counts = await countAttendance(db, streetId, [shiftId])
  return {
    code: writeCheckInCode(config, { streetId, shiftId, period }),
    changesAt: periodEndsAt(period, periodSeconds).toISOString(),
    serverTime: now.toISOString(),
    periodSeconds,
    counts: counts.get(shiftId) ?? nobody,
  }
}

/** Returns the codes of a member and its dependants for a day of a shift, or today; a night watch is on two days. */
export async function readPersonalCodes(
  db: Executor,
  config: Config,
  look: { streetId: string; member: CallerMember; shiftId: string | undefined; now: Date },
): Promise<PersonalCodeView[]> {
  const { streetId, member, shiftId, now } = look
  const shift = shiftId === undefined ? undefined : await findShift(db, streetId, shiftId)
  if (shiftId !== undefined && shift === undefined) throw new Refusal('not_found')
  if (shift !== undefined) refuseOver(shift, now)
  const day = shanghaiDate(shift === undefined ? now : momentOf(shift, now))
  const dependants = await listDependants(db, { config, streetId, memberId: member.id })
  return [member, ...dependants].map(({ id: personId, name: personName }) => ({
    personId,
    personName,
    day,
    code: writePersonalCode(config, { streetId, personId, day }),
  }))
}

/** Now while a shift lasts, else its start or end. */
function momentOf({ startsAt, endsAt }: ShiftRow, now: Date): Date {
  if (now < startsAt) return startsAt
  return now < endsAt ? now : endsAt
}

/** A code for a day that is over would prove nothing but that somebody asked for it. */
function refuseOver(shift: ShiftRow, now: Date): void {
  const denial = denyScan(shift, policyOf(shift), { direction: 'out', at: now })
  if (denial === 'scan_too_late') throw new Refusal(denial)
}

/** Returns who is expected, here and gone; masked and without anything private when it hangs on a wall. */
export async function readBoard(
  db: Executor,
  look: LeaderLook & { isMasked: boolean; show: BoardShow; q: string },
): Promise<Board> {
  const { streetId, shiftId, isMasked, show, q } = look
  const shift = await readLedShift(db, look)
  const rows = await listShiftAttendance(db, streetId, shift)
  const counts = await countAttendance(db, streetId, [shiftId])
  const walkIns = isMasked ? [] : await listWalkIns(db, streetId, shiftId)
  const fitting = rows.filter(row => isShown(row, show) && row.personName.includes(q.trim()))
  return {
    shift: presentShift(shift),
    counts: counts.get(shiftId) ?? nobody,
    conflicted: rows.filter(isConflicted).length,
    matching: fitting.length,
    lines: fitting
      .sort(lastMoveFirst)
      .slice(0, mostLines)
      .map(row => presentLine(row, isMasked)),
    walkIns: walkIns.map(presentWalkIn),
  }
}

/** Returns the shifts of today that somebody is in charge of: as a leader, or at the console by a role at their places. */
export async function readLeading(
  db: Executor,
  look: { streetId: string; caller: MemberCaller; now: Date },
): Promise<LedShift[]> {
  const { streetId, caller, now } = look
  // On a phone one leads by name; what a role reaches is too much for a list in a pocket.
  const roles = caller.kind === 'wechat' ? [] : leading
  const leader = { memberId: caller.member.id, scope: scopeOf(caller, roles) }
  const today = shanghaiDate(now)
  const span = { from: shanghaiInstant(today), to: shanghaiInstant(addDays(today, 1)) }
  const ids = await listLedShiftIds(db, streetId, leader, span)
  const shifts = await listSlots(db, streetId, ids)
  const counts = await countAttendance(db, streetId, ids)
  return ids.flatMap(id => {
    const shift = shifts.get(id)
    if (shift === undefined) return []
    const { serviceId: activityId } = shift
    return [{ ...presentShift(shift), activityId, counts: counts.get(id) ?? nobody }]
  })
}

type BoardShow = 'all' | BoardLine['state'] | 'conflicted'

async function readLedShift(db: Executor, { streetId, shiftId, caller, now }: LeaderLook): Promise<ShiftRow> {
  const shift = await findShift(db, streetId, shiftId)
  if (shift === undefined) throw new Refusal('not_found')
  await requireLeader(db, caller, shift, now)
  return shift
}

function stateOf(row: AttendanceRow): BoardLine['state'] {
  if (row.arrivedAt === null) return 'expected'
  return row.leftAt === null ? 'here' : 'left'
}

/** While a shift runs nobody has checked out, so that alone is nothing to look at. */
function isConflicted(row: AttendanceRow): boolean {
  return row.conflicts.some(conflict => conflict !== 'departure-capped')
}

function isShown(row: AttendanceRow, show: BoardShow): boolean {
  if (show === 'all') return true
  return show === 'conflicted' ? isConflicted(row) : stateOf(row) === show
}

function lastMoveFirst(a: AttendanceRow, b: AttendanceRow): number {
  const moveOf = (row: AttendanceRow) => row.movedAt?.getTime() ?? 0
  return moveOf(b) - moveOf(a)
}

function presentLine(row: AttendanceRow, isMasked: boolean): BoardLine {
  return {
    signupId: row.bookingId,
    personId: row.personId,
    personName: isMasked ? maskName(row.personName) : row.personName,
    phoneTail: isMasked ? null : row.phoneTail,
    state: stateOf(row),
    isWalkIn: row.source === 'walk_in',
    arrivedAt: row.arrivedAt?.toISOString() ?? null,
    leftAt: row.leftAt?.toISOString() ?? null,
    arrivalGrade: row.arrivalGrade,
    departureGrade: row.departureGrade,
    minutes: row.minutes,
    conflicts: isMasked ? [] : row.conflicts,
  }
}

function presentShift(shift: {
  id: string
  title: string
  locationName: string
  room: string
  startsAt: Date
  endsAt: Date
}): Board['shift'] {
  const { id, title, locationName, room } = shift
  return {
    id,
    activityTitle: title,
    locationName,
    room,
    startsAt: shift.startsAt.toISOString(),
    endsAt: shift.endsAt.toISOString(),
  }
}
