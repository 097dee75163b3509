import type { WalkIn } from '@yunxuan/contract'
import type { BookingStatus } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Scope } from '../../platform/scope.ts'
import { type Counted, countRows } from '../../platform/waiting.ts'
import { inScope, scopeValues } from '../service/scope.store.ts'

/** Somebody without a sign-up who scanned and wants to join. */
export interface WalkInRow {
  id: string
  shiftId: string
  personId: string
  memberId: string
  dependantId: string | null
  personName: string
  status: WalkIn['status']
  reason: string
  /** When they scanned. */
  scannedAt: Date
}

/** What is written down of a new request; asked again it stays as it is. */
export interface NewWalkIn {
  shiftId: string
  scanId: string
  personId: string
  memberId: string
}

const walkInRows = `select w.id, w.shift_id as "shiftId", w.person_id as "personId", w.member_id as "memberId",
    w.dependant_id as "dependantId", coalesce(d.name, m.name) as "personName", w.status, w.reason,
    c.at as "scannedAt"
  from walk_in_request w
  join member m on m.street_id = $1 and m.id = w.member_id
  join scan c on c.street_id = $1 and c.id = w.scan_id
  left join dependant d on d.street_id = $1 and d.id = w.dependant_id`

/** Returns a request by its id. */
export async function findWalkIn(
  db: Executor,
  streetId: string,
  requestId: string,
): Promise<WalkInRow | undefined> {
  const { rows } = await db.$client.query<WalkInRow>({
    name: 'walk-in-find',
    text: `${walkInRows} where w.street_id = $1 and w.id = $2`,
    values: [streetId, requestId],
  })
  return rows[0]
}

/** Returns the requests of a shift that wait for an answer, in order of arrival. */
export async function listWalkIns(db: Executor, streetId: string, shiftId: string): Promise<WalkInRow[]> {
  const { rows } = await db.$client.query<WalkInRow>({
    name: 'walk-in-asked',
    text: `${walkInRows} where w.street_id = $1 and w.shift_id = $2 and w.status = 'asked' order by w.id`,
    values: [streetId, shiftId],
  })
  return rows
}

/** Returns the one request of a person and shift. */
export async function findWalkInOf(
  db: Executor,
  streetId: string,
  of: { shiftId: string; personId: string },
): Promise<WalkInRow | undefined> {
  const { rows } = await db.$client.query<WalkInRow>({
    name: 'walk-in-of',
    text: `${walkInRows} where w.street_id = $1 and w.shift_id = $2 and w.person_id = $3`,
    values: [streetId, of.shiftId, of.personId],
  })
  return rows[0]
}

/** Adds requests; a person who asked for the shift before has that one still. */
export async function insertWalkIns(
  tx: Tx,
  streetId: string,
  requests: readonly NewWalkIn[],
  now: Date,
): Promise<void> {
  if (requests.length === 0) return
  const rows = requests.map(request => ({
    id: newId(),
    shift_id: request.shiftId,
    scan_id: request.scanId,
    person_id: request.personId,
    member_id: request.memberId,
    dependant_id: request.personId === request.memberId ? null : request.personId,
  }))
  await tx.$client.query({
    name: 'walk-in-insert',
    text: `insert into walk_in_request (street_id, id, shift_id, person_id, member_id, dependant_id, scan_id,
        status, created_at)
      select $1, id, shift_id, person_id, member_id, dependant_id, scan_id, 'asked', $3
      from json_to_recordset($2::json) as r(id uuid, shift_id uuid, person_id uuid, member_id uuid,
        dependant_id uuid, scan_id uuid)
      on conflict (street_id, shift_id, person_id) do nothing`,
    values: [streetId, JSON.stringify(rows), now],
  })
}

/** Writes the answer to a request whose shift this transaction has locked. */
export async function answerWalkIn(
  tx: Tx,
  streetId: string,
  answer: {
    id: string
    status: WalkIn['status']
    reason: string
    bookingId: string | null
    answeredBy: string
    now: Date
  },
): Promise<void> {
  await tx.$client.query({
    name: 'walk-in-answer',
    text: `update walk_in_request set status = $3, reason = $4, booking_id = $5, answered_by = $6, answered_at = $7
      where street_id = $1 and id = $2`,
    values: [
      streetId,
      answer.id,
      answer.status,
      answer.reason,
      answer.bookingId,
      answer.answeredBy,
      answer.now,
    ],
  })
}

/** Returns the active sign-up of a person for a shift, one that waits for a yes as well. */
export async function findActiveSignup(
  db: Executor,
  streetId: string,
  of: { shiftId: string; personId: string },
): Promise<{ id: string; status: BookingStatus } | undefined> {
  const { rows } = await db.$client.query<{ id: string; status: BookingStatus }>({
    name: 'walk-in-signup',
    text: `select id, status from booking where street_id = $1 and slot_id = $2 and person_id = $3
      and status in ('pending', 'booked', 'attended', 'no_show')`,
    values: [streetId, of.shiftId, of.personId],
  })
  return rows[0]
}

/** Counts who stands at a shift of a scope without a sign-up and waits for an answer, with when the first scanned. */
export const countWalkIns = (
  db: Executor,
  ask: { streetId: string; scope: Scope; now: Date },
): Promise<Counted> =>
  countRows(db, {
    name: 'walk-in-waiting',
    rows: `select w.created_at as first from slot s
      join service v on v.street_id = $1 and v.id = s.service_id and v.kind = 'activity'
      join location l on l.street_id = $1 and l.id = v.location_id
      join walk_in_request w on w.street_id = $1 and w.shift_id = s.id and w.status = 'asked'
      where s.street_id = $1 and s.status = 'open' and s.starts_at > $2::timestamptz - interval '2 days'
        and s.starts_at < $2::timestamptz + interval '1 day' and s.ends_at > $2::timestamptz - interval '1 day'
        and ${inScope(3, 'v')}`,
    values: [ask.streetId, ask.now, ...scopeValues(ask.scope)],
  })
