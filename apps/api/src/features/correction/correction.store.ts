import type { CorrectionStatus } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'
import type { Scope } from '../../platform/scope.ts'
import { type Counted, countRows } from '../../platform/waiting.ts'
import { scopeValues } from '../service/scope.store.ts'
import { isWithin } from '../street/area.store.ts'

/** Somebody's word that a record is wrong or missing, with what it is about. */
export interface CorrectionRow {
  id: string
  personId: string
  memberId: string
  personName: string
  number: string | null
  recordId: string | null
  bookingId: string | null
  wishedMinutes: number | null
  text: string
  status: CorrectionStatus
  answer: string | null
  answeredAt: Date | null
  answeredByName: string | null
  newRecordId: string | null
  createdAt: Date
  title: string
  servedOn: string
  shiftId: string | null
  activityId: string | null
  organizationId: string
  /** Where it was served; null when that was at no place of the street's. */
  areaId: string | null
}

const correctionRows = `select c.id, c.person_id as "personId", c.member_id as "memberId",
    coalesce(d.name, m.name) as "personName", n.number, c.record_id as "recordId", c.booking_id as "bookingId",
    c.wished_minutes as "wishedMinutes", c.text, c.status, c.answer, c.answered_at as "answeredAt",
    a.name as "answeredByName", c.new_record_id as "newRecordId", c.created_at as "createdAt",
    coalesce(r.title, v.title) as title,
    to_char(coalesce(r.served_on, (s.starts_at at time zone 'Asia/Shanghai')::date), 'YYYY-MM-DD') as "servedOn",
    coalesce(r.shift_id, s.id) as "shiftId", coalesce(r.activity_id, v.id) as "activityId",
    coalesce(r.organization_id, v.organization_id) as "organizationId", l.area_id as "areaId"
  from correction c
  join member m on m.street_id = $1 and m.id = c.member_id
  left join dependant d on d.street_id = $1 and d.id = c.person_id
  left join volunteer n on n.street_id = $1 and n.person_id = c.person_id
  left join record r on r.street_id = $1 and r.id = c.record_id
  left join booking b on b.street_id = $1 and b.id = c.booking_id
  left join slot s on s.street_id = $1 and s.id = b.slot_id
  left join service v on v.street_id = $1 and v.id = coalesce(s.service_id, r.activity_id)
  left join location l on l.street_id = $1 and l.id = v.location_id
  left join member a on a.street_id = $1 and a.id = c.answered_by`

/** Returns a correction. */
export async function findCorrection(
  db: Executor,
  streetId: string,
  correctionId: string,
): Promise<CorrectionRow | undefined> {
  const { rows } = await db.$client.query<CorrectionRow>({
    name: 'correction-find',
    text: `${correctionRows} where c.street_id = $1 and c.id = $2`,
    values: [streetId, correctionId],
  })
  return rows[0]
}

/** Locks a correction, so that it is answered once. */
export async function lockCorrection(
  tx: Tx,
  streetId: string,
  correctionId: string,
): Promise<CorrectionRow | undefined> {
  await tx.$client.query({
    name: 'correction-lock',
    text: 'select 1 from correction where street_id = $1 and id = $2 for update',
    values: [streetId, correctionId],
  })
  return findCorrection(tx, streetId, correctionId)
}

/** Returns what a member asked to be corrected, newest first. */
export async function listCorrectionsOf(
  db: Executor,
  streetId: string,
  memberId: string,
): Promise<CorrectionRow[]> {
  const { rows } = await db.$client.query<CorrectionRow>({
    name: 'correction-own',
    text: `${correctionRows} where c.street_id = $1 and c.member_id = $2 order by c.id desc limit 100`,
    values: [streetId, memberId],
  })
  return rows
}

/** SQL: holds for what was served within a scope, given as three parameters from the second on. */
const reached = `($2::boolean or coalesce(r.organization_id, v.organization_id) = any($4::uuid[])
      or ${isWithin(3, 'l.area_id')})`

/** Counts what waits for an answer within a scope, with when the oldest was asked. */
export const countOpenCorrections = (db: Executor, streetId: string, scope: Scope): Promise<Counted> =>
  countRows(db, {
    name: 'correction-waiting',
    rows: `select c.created_at as first from correction c
      left join record r on r.street_id = $1 and r.id = c.record_id
      left join booking b on b.street_id = $1 and b.id = c.booking_id
      left join slot s on s.street_id = $1 and s.id = b.slot_id
      left join service v on v.street_id = $1 and v.id = coalesce(s.service_id, r.activity_id)
      left join location l on l.street_id = $1 and l.id = v.location_id
      where c.street_id = $1 and c.status = 'open' and ${reached}`,
    values: [streetId, ...scopeValues(scope)],
  })

const mostEach = 100

/**
 * Returns what volunteers asked to be corrected within a scope: the hundred oldest that are open, and the hundred
 * answered last.
 */
export async function listCorrections(
  db: Executor,
  streetId: string,
  scope: Scope,
): Promise<CorrectionRow[]> {
  const { rows } = await db.$client.query<CorrectionRow>({
    text: `(${correctionRows} where c.street_id = $1 and c.status = 'open' and ${reached} order by c.id limit ${mostEach})
      union all (${correctionRows} where c.street_id = $1 and c.status <> 'open' and ${reached} order by c.id desc limit ${mostEach})`,
    values: [streetId, ...scopeValues(scope)],
  })
  return rows
}

/** Writes a correction unless one is open for the same thing; returns whether it was written. */
export async function insertCorrection(
  tx: Tx,
  streetId: string,
  row: {
    id: string
    personId: string
    memberId: string
    recordId: string | null
    bookingId: string | null
    wishedMinutes: number | null
    text: string
    createdAt: Date
  },
): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'correction-insert',
    text: `insert into correction (street_id, id, person_id, member_id, record_id, booking_id, wished_minutes,
        text, status, created_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, 'open', $9) on conflict do nothing`,
    values: [
      streetId,
      row.id,
      row.personId,
      row.memberId,
      row.recordId,
      row.bookingId,
      row.wishedMinutes,
      row.text,
      row.createdAt,
    ],
  })
  return rowCount === 1
}

/** Writes the answer to a correction this transaction has locked. */
export async function writeAnswer(
  tx: Tx,
  streetId: string,
  row: {
    id: string
    status: CorrectionStatus
    answer: string
    answeredBy: string
    answeredAt: Date
    newRecordId: string | null
  },
): Promise<void> {
  await tx.$client.query({
    name: 'correction-answer',
    text: `update correction set status = $3, answer = $4, answered_by = $5, answered_at = $6, new_record_id = $7
      where street_id = $1 and id = $2`,
    values: [streetId, row.id, row.status, row.answer, row.answeredBy, row.answeredAt, row.newRecordId],
  })
}
