import type { AttendanceCounts } from '@yunxuan/contract'
import {
  type Attendance,
  attend,
  type BookingSource,
  type BookingStatus,
  type ElsewhereSpan,
  type Policy,
  presenceOf,
} from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'
import type { Scope } from '../../platform/scope.ts'
import { findShift, type ShiftRow } from '../activity/shift.store.ts'
import { inScope, scopeValues } from '../service/scope.store.ts'
import { planOf, policyOf } from '../slot/slot-facts.ts'
import { listScansElsewhere, listShiftScans, type ScanElsewhere } from './scan.store.ts'

/** Somebody who signed up for a shift and is, or was, to be there. */
export interface AttendeeRow {
  bookingId: string
  shiftId: string
  personId: string
  memberId: string
  personName: string
  phoneTail: string | null
  status: BookingStatus
  source: BookingSource
}

/** What the scans of a shift say of one of its people. */
export interface AttendanceRow extends AttendeeRow, Attendance {}

const attendeeRows = `select b.id as "bookingId", b.slot_id as "shiftId", b.person_id as "personId",
    b.member_id as "memberId", coalesce(d.name, m.name) as "personName", m.phone_tail as "phoneTail", b.status,
    b.source
  from booking b
  join member m on m.street_id = $1 and m.id = b.member_id
  left join dependant d on d.street_id = $1 and d.id = b.dependant_id`

const absent: Attendance = {
  arrivedAt: null,
  leftAt: null,
  movedAt: null,
  arrivalGrade: null,
  departureGrade: null,
  minutes: 0,
  deviceIds: [],
  scanners: [],
  lateMinutes: null,
  conflicts: [],
}

/** Returns the attendance of everybody who signed up for a shift, those who never came as well. */
export async function listAttendance(
  db: Executor,
  streetId: string,
  shiftId: string,
): Promise<AttendanceRow[]> {
  const shift = await findShift(db, streetId, shiftId)
  return shift === undefined ? [] : listShiftAttendance(db, streetId, shift)
}

/** Returns the same for a shift that was read before. */
export async function listShiftAttendance(
  db: Executor,
  streetId: string,
  shift: ShiftRow,
): Promise<AttendanceRow[]> {
  const attendees = await listAttendees(db, streetId, shift.id)
  const scans = await listShiftScans(db, streetId, shift.id)
  const elsewhere = await listScansElsewhere(db, streetId, shift)
  const policy = policyOf(shift)
  const byPerson = attend(planOf(shift), scans, spansOf(elsewhere, policy))
  return attendees.map(attendee => ({ ...attendee, ...(byPerson.get(attendee.personId) ?? absent) }))
}

/** Returns when people were at other shifts, by the same merge. */
function spansOf(scans: readonly ScanElsewhere[], policy: Policy): ElsewhereSpan[] {
  const shifts = new Map(scans.map(scan => [scan.shiftId, scan]))
  return [...shifts.values()].flatMap(({ shiftId, shiftStartsAt, shiftEndsAt }) => {
    const ofShift = scans.filter(scan => scan.shiftId === shiftId)
    const plan = { ...policy, startsAt: shiftStartsAt, endsAt: shiftEndsAt }
    return [...attend(plan, ofShift)].flatMap(([personId, attendance]) => {
      const presence = presenceOf(plan, attendance)
      return presence === undefined ? [] : [{ personId, ...presence }]
    })
  })
}

/** Returns who signed up for a shift and is or was to be there, in order of their sign-ups. */
async function listAttendees(db: Executor, streetId: string, shiftId: string): Promise<AttendeeRow[]> {
  const { rows } = await db.$client.query<AttendeeRow>({
    name: 'attendance-attendees',
    text: `${attendeeRows} where b.street_id = $1 and b.slot_id = $2
        and b.status in ('booked', 'attended', 'no_show') order by b.id`,
    values: [streetId, shiftId],
  })
  return rows
}

/** Returns the sign-ups behind pairs of a shift and a person, where there are any. */
export async function listSignups(
  db: Executor,
  streetId: string,
  pairs: readonly { shiftId: string; personId: string }[],
): Promise<AttendeeRow[]> {
  if (pairs.length === 0) return []
  const { rows } = await db.$client.query<AttendeeRow>({
    name: 'attendance-signups',
    text: `${attendeeRows} join unnest($2::uuid[], $3::uuid[]) as p(shift_id, person_id)
        on p.shift_id = b.slot_id and p.person_id = b.person_id
      where b.street_id = $1 and b.status in ('booked', 'attended', 'no_show')`,
    values: [streetId, pairs.map(pair => pair.shiftId), pairs.map(pair => pair.personId)],
  })
  return rows
}

/** Writes down that people came, for sign-ups whose shifts this transaction has locked. */
export async function markAttended(
  tx: Tx,
  streetId: string,
  bookingIds: readonly string[],
  now: Date,
): Promise<void> {
  if (bookingIds.length === 0) return
  await tx.$client.query({
    name: 'attendance-mark',
    text: `update booking b set status = 'attended', received_at = $3, updated_at = $3
      from unnest($2::uuid[]) as r(id)
      where b.street_id = $1 and b.id = r.id and b.status in ('booked', 'no_show')`,
    values: [streetId, bookingIds, now],
  })
}

/** The counts of a shift nobody signed up for. */
export const nobody: AttendanceCounts = { expected: 0, arrived: 0, left: 0, asking: 0, refused: 0 }

/** Returns how many there are of shifts, by shift; the database counts what the merge would say. */
export async function countAttendance(
  db: Executor,
  streetId: string,
  shiftIds: readonly string[],
): Promise<Map<string, AttendanceCounts>> {
  if (shiftIds.length === 0) return new Map()
  const { rows } = await db.$client.query<AttendanceCounts & { shiftId: string }>({
    name: 'attendance-counts',
    text: `select s.id as "shiftId",
        (select count(*)::int from booking b where b.street_id = $1 and b.slot_id = s.id
          and b.status in ('booked', 'attended', 'no_show')) as expected,
        (select count(*)::int from walk_in_request w where w.street_id = $1 and w.shift_id = s.id
          and w.status = 'asked') as asking,
        coalesce(sum(p.refused), 0)::int as refused,
        count(*) filter (where p.last_in is not null)::int as arrived,
        count(*) filter (where p.last_out > p.last_in)::int as "left"
      from unnest($2::uuid[]) as s(id)
      left join lateral (
        select count(*) filter (where c.denial is not null) as refused,
          max(c.at) filter (where c.denial is null and c.direction = 'in') as last_in,
          max(c.at) filter (where c.denial is null and c.direction = 'out') as last_out
        from scan c where c.street_id = $1 and c.shift_id = s.id group by c.person_id) p on true
      group by s.id`,
    values: [streetId, shiftIds],
  })
  return new Map(rows.map(({ shiftId, ...counts }) => [shiftId, counts]))
}

/** Returns the ids of shifts that begin in a span and that somebody is in charge of, whose team they lead, or in their scope. */
export async function listLedShiftIds(
  db: Executor,
  streetId: string,
  leader: { memberId: string; scope: Scope },
  span: { from: Date; to: Date },
): Promise<string[]> {
  const { rows } = await db.$client.query<{ id: string }>({
    name: 'attendance-led',
    text: `with recursive led(id) as (
        select team_id from team_member
          where street_id = $1 and person_id = $2 and role = 'leader' and standing = 'active'
        union select t.id from team t join led on t.parent_id = led.id where t.street_id = $1)
      select s.id from slot s join activity y on y.street_id = $1 and y.service_id = s.service_id
      join service v on v.street_id = $1 and v.id = s.service_id
      join location l on l.street_id = $1 and l.id = v.location_id
      where s.street_id = $1 and s.status = 'open' and s.starts_at < $4 and s.ends_at > $3
        and (${inScope(5, 'v')} or y.team_id in (select id from led)
          or exists (select from activity_leader e
            where e.street_id = $1 and e.service_id = y.service_id and e.member_id = $2))
      order by s.starts_at, s.id`,
    values: [streetId, leader.memberId, span.from, span.to, ...scopeValues(leader.scope)],
  })
  return rows.map(row => row.id)
}
