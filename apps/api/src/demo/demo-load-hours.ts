import { attend, dayMs, isOverfull, proposeRecord } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import { toShifts } from '../features/activity/shift.store.ts'
import { insertScans } from '../features/attendance/scan.store.ts'
import { type BookingChange, changeBookings } from '../features/booking/booking.store.ts'
import type { ChainFact } from '../features/chain/chain.service.ts'
import { chainRecords, factsOfShift, writeRecords } from '../features/record/record.service.ts'
import type { RecordRow } from '../features/record/record.store.ts'
import { recordApproval, recordDecision } from '../features/record/record.table.ts'
import { listSlots } from '../features/slot/slot.store.ts'
import { policyOf } from '../features/slot/slot-facts.ts'
import type { Tx } from '../platform/database.ts'
import { grouped } from './demo-group.ts'
import { hoursOf, oddScansOf, scansOf } from './demo-hours.ts'
import { demoId } from './demo-ids.ts'
import { insertAll } from './demo-insert.ts'
import { loadOldShifts } from './demo-load-activities.ts'
import { loadBackFilled, loadOpenCases, type MissedHours, staffOf } from './demo-load-cases.ts'
import { type Coming, type EndedShift, loadWalkIns } from './demo-load-walk-ins.ts'
import { memberIdOf } from './demo-people.ts'
import type { DemoStreet } from './demo-source.ts'
import type { DemoVolunteer } from './demo-volunteers.ts'

const weekMs = 7 * dayMs
// 5 January 1970 was a Monday: leaders look through the week before at ten on Mondays.
const mondayTenMs = 4 * dayMs + 2 * 3_600_000
const waitingShifts = 2
const backFilledShifts = 4

/**
 * Writes what volunteers have served so far, once: shifts, scans, approvals, records with their places in the chain
 * and their points, by the functions that write them in life. The last two shifts wait for their approval.
 */
export async function loadHours(
  tx: Tx,
  { street, volunteers }: { street: DemoStreet; volunteers: readonly DemoVolunteer[] },
  now: Date,
): Promise<void> {
  const hours = hoursOf(street.code)
  if (hours === undefined || (await hasRecords(tx, street.code))) return
  await loadOldShifts(tx, { street, hours, volunteers }, now)
  const until = new Date(now.getTime() - hours.untilDaysAgo * dayMs)
  const ended = await listEnded(tx, street.code, until)
  const waiting = ended.filter(({ coming }) => coming.length > 2).slice(-waitingShifts)
  for (const one of waiting) one.scans = oddScansOf(one.shift, one.coming)
  await writeScans(tx, street.code, ended)
  await loadWalkIns(tx, street.code, ended)
  const approved = ended.filter(one => !waiting.includes(one))
  for (const [at, shifts] of byWeek(approved, now)) await approve(tx, street, shifts, new Date(at))
  await loadBackFilled(tx, street, missedOf(approved), now)
  await loadOpenCases(tx, street, hours, now)
}

async function hasRecords(tx: Tx, streetId: string): Promise<boolean> {
  const { rowCount } = await tx.execute(sql`select from record where street_id = ${streetId} limit 1`)
  return rowCount === 1
}

async function listEnded(tx: Tx, streetId: string, until: Date): Promise<EndedShift[]> {
  const { rows } = await tx.$client.query<Coming>(
    `select b.id, b.slot_id as "shiftId", b.person_id as "personId", b.member_id as "memberId", b.source,
        n.number
      from slot s
      join service v on v.street_id = $1 and v.id = s.service_id and v.kind = 'activity' and v.is_sample
      join booking b on b.street_id = $1 and b.slot_id = s.id and b.status = 'booked'
      join volunteer n on n.street_id = $1 and n.person_id = b.person_id
      where s.street_id = $1 and s.is_sample and s.ends_at <= $2 order by b.id`,
    [streetId, until],
  )
  const ids = [...new Set(rows.map(row => row.shiftId))]
  const shifts = await toShifts(tx, streetId, [...(await listSlots(tx, streetId, ids)).values()])
  const comingTo = grouped(rows, row => row.shiftId)
  return shifts
    .sort((a, b) => a.endsAt.getTime() - b.endsAt.getTime() || (a.id < b.id ? -1 : 1))
    .map(shift => {
      const coming = comingTo.get(shift.id) ?? []
      return { shift, coming, scans: coming.flatMap(one => scansOf(shift, one)) }
    })
}

/** The last ones who were there although no scan says so: the signal had gone, and there is a sheet of paper. */
function missedOf(ended: readonly EndedShift[]): MissedHours[] {
  return ended
    .flatMap(({ shift, coming, scans }) => {
      const scanned = new Set(scans.map(scan => scan.personId))
      const missed = coming.find(one => !scanned.has(one.personId) && one.memberId !== shift.responsibleId)
      return missed === undefined ? [] : [{ shift, number: missed.number }]
    })
    .slice(-backFilledShifts)
}

async function writeScans(tx: Tx, streetId: string, ended: readonly EndedShift[]): Promise<void> {
  const rows = ended.flatMap(({ shift, coming, scans }) => {
    const byPerson = new Map(coming.map(one => [one.personId, one]))
    return scans.map(scan => ({
      ...scan,
      shiftId: shift.id,
      memberId: byPerson.get(scan.personId)?.memberId ?? null,
      bookingId: byPerson.get(scan.personId)?.id ?? null,
      denial: null,
      period: null,
    }))
  })
  await insertScans(tx, streetId, rows)
}

/** By the Monday on which each was approved, oldest first; what ended this week was approved just now. */
function byWeek(ended: readonly EndedShift[], now: Date): Map<number, EndedShift[]> {
  return grouped(ended, ({ shift }) => {
    const weeks = Math.floor((shift.endsAt.getTime() - mondayTenMs) / weekMs) + 1
    return Math.min(mondayTenMs + weeks * weekMs, now.getTime())
  })
}

/** What became of a sign-up. */
interface Line {
  one: Coming
  /** It rests on scans of whoever was in charge: another says yes to it. */
  isScanned: boolean
  record: RecordRow | undefined
  reason: string
}

/** Somebody who decides lines of a shift. */
interface Approver {
  approvedBy: string
  role: 'leader' | 'administrator'
}

async function approve(tx: Tx, street: DemoStreet, ended: readonly EndedShift[], at: Date): Promise<void> {
  const streetId = street.code
  const second = memberIdOf(streetId, staffOf(street, 'administrator').key)
  const decided = ended.flatMap(one => {
    const lines = linesOf(one, at)
    const by = (isScanned: boolean, approver: Approver) => {
      const own = lines.filter(line => line.isScanned === isScanned)
      const id = demoId(`approval ${one.shift.id}${isScanned ? ' of scans' : ''}`)
      const records = own.map(({ record, ...line }) => ({
        ...line,
        record: record && { ...record, approvedBy: approver.approvedBy },
      }))
      return own.length === 0 ? [] : [{ shift: one.shift, id, ...approver, lines: records }]
    }
    return [
      ...by(false, { approvedBy: one.shift.responsibleId, role: 'leader' }),
      ...by(true, { approvedBy: second, role: 'administrator' }),
    ]
  })
  const approvals = decided.map(({ shift, id, approvedBy, role }) => ({
    ...{ streetId, id, shiftId: shift.id, approvedBy, role, at },
  }))
  await insertAll(tx, recordApproval, approvals)
  const decisions = decided.flatMap(({ id, lines }) =>
    lines.map(({ one, record, reason }) => ({
      ...{ streetId, bookingId: one.id, approvalId: id, outcome: outcomeOf(record) },
      ...{ minutes: record?.minutes ?? 0, reason },
    })),
  )
  await insertAll(tx, recordDecision, decisions)
  const lines = decided.flatMap(one => one.lines)
  const changes = lines.map(
    ({ one, record }): BookingChange => ({
      id: one.id,
      status: record === undefined ? 'no_show' : 'attended',
    }),
  )
  await changeBookings(tx, streetId, changes, at)
  const because = decided.map(({ shift, id, approvedBy, role, lines }): ChainFact => {
    const decisions = lines.map(({ one, record }) => [one.id, outcomeOf(record), record?.minutes ?? 0])
    const body = { shift: shift.id, approvedBy, role, lines: decisions }
    return { kind: 'approval', subjectId: id, body }
  })
  const records = lines.flatMap(({ record }) => record ?? [])
  await writeRecords(tx, { streetId, records, now: at })
  await chainRecords(tx, { streetId, records, because, now: at })
}

function outcomeOf(record: RecordRow | undefined): 'approved' | 'left_out' {
  return record === undefined ? 'left_out' : 'approved'
}

/** The same rules as an approval in life: what is odd has its reason, who was there too briefly is left out. */
function linesOf({ shift, coming, scans }: EndedShift, at: Date): Line[] {
  const policy = policyOf(shift)
  const byPerson = attend({ ...policy, startsAt: shift.startsAt, endsAt: shift.endsAt }, scans)
  const came = coming.map(one => ({
    hasArrived: (byPerson.get(one.personId)?.arrivedAt ?? null) !== null,
    isWalkIn: one.source === 'walk_in',
  }))
  const plan = { startsAt: shift.startsAt, endsAt: shift.endsAt, isOverfull: isOverfull(came) }
  return coming.map(one => {
    const attendance = byPerson.get(one.personId)
    const isScanned = attendance !== undefined && attendance.scanners.length > 0
    if (attendance === undefined) return { one, isScanned, record: undefined, reason: '' }
    const { minutes, grade, suspicions } = proposeRecord(
      plan,
      { ...attendance, isWalkIn: one.source === 'walk_in' },
      policy,
    )
    if (grade === null || suspicions.includes('below-share')) {
      return { one, isScanned, record: undefined, reason: '在场时间不够' }
    }
    const reason = suspicions.length > 0 ? '问过本人和带队人，情况属实' : ''
    const { personId, memberId, number, id: bookingId } = one
    const record: RecordRow = {
      ...factsOfShift(shift),
      ...{ id: demoId(`record ${bookingId}`), personId, memberId, number, bookingId, minutes, grade },
      ...{ origin: 'attendance', suspicions, reason, approvedBy: shift.responsibleId, approvedAt: at },
    }
    return { one, isScanned, record, reason }
  })
}
