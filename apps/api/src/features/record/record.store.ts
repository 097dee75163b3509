import {
  type EvidenceGrade,
  evidenceGrades,
  type RecordOrigin,
  type RecordSort,
  type Suspicion,
} from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'
import type { Scope } from '../../platform/scope.ts'
import {
  bySound,
  countListed,
  type Order,
  orderValues,
  type Placed,
  type SortColumns,
  sqlOfOrder,
} from '../../platform/sorting.ts'
import { holdsWord } from '../../platform/words.ts'
import { scopeValues } from '../service/scope.store.ts'
import { isWithin } from '../street/area.store.ts'

/** A record as it is written. */
export interface RecordRow {
  id: string
  personId: string
  memberId: string
  number: string
  shiftId: string | null
  activityId: string | null
  bookingId: string | null
  title: string
  /** YYYY-MM-DD on a Shanghai calendar. */
  servedOn: string
  place: string
  content: string
  /** Negative in a reversal. */
  minutes: number
  organizationId: string
  organizationName: string
  responsibleName: string
  grade: EvidenceGrade
  origin: RecordOrigin
  reverses: string | null
  replaces: string | null
  suspicions: Suspicion[]
  reason: string
  approvedBy: string
  approvedAt: Date
}

/** A record as it is read, with the names that go with it. */
export interface RecordView extends RecordRow {
  personName: string
  approvedByName: string
  isReversed: boolean
  /** Its place in the street's chain; its key (street, kind, subject) finds it. */
  chainSeq: number
  openCorrectionId: string | null
}

/** Writes records, in bulk. */
export async function insertRecords(tx: Tx, streetId: string, records: readonly RecordRow[]): Promise<void> {
  if (records.length === 0) return
  const rows = records.map(row => ({
    ...row,
    approvedAt: row.approvedAt.toISOString(),
    suspicions: `{${row.suspicions.join(',')}}`,
  }))
  await tx.$client.query({
    name: 'record-insert',
    text: `insert into record (street_id, id, person_id, member_id, number, shift_id, activity_id, booking_id,
        title, served_on, place, content, minutes, organization_id, organization_name, responsible_name, grade,
        origin, reverses, replaces, suspicions, reason, approved_by, approved_at)
      select $1, id, "personId", "memberId", number, "shiftId", "activityId", "bookingId", title, "servedOn",
        place, content, minutes, "organizationId", "organizationName", "responsibleName", grade, origin,
        reverses, replaces, suspicions::text[], reason, "approvedBy", "approvedAt"
      from json_to_recordset($2::json) as r(id uuid, "personId" uuid, "memberId" uuid, number text,
        "shiftId" uuid, "activityId" uuid, "bookingId" uuid, title text, "servedOn" date, place text,
        content text, minutes int, "organizationId" uuid, "organizationName" text, "responsibleName" text,
        grade text, origin text, reverses uuid, replaces uuid, suspicions text, reason text,
        "approvedBy" uuid, "approvedAt" timestamptz)`,
    values: [streetId, JSON.stringify(rows)],
  })
}

const recordRows = (
  more = '',
) => `select ${more} r.id, r.person_id as "personId", r.member_id as "memberId", r.number,
    r.shift_id as "shiftId", r.activity_id as "activityId", r.booking_id as "bookingId", r.title,
    to_char(r.served_on, 'YYYY-MM-DD') as "servedOn", r.place, r.content, r.minutes,
    r.organization_id as "organizationId", r.organization_name as "organizationName",
    r.responsible_name as "responsibleName", r.grade, r.origin, r.reverses, r.replaces, r.suspicions, r.reason,
    r.approved_by as "approvedBy", r.approved_at as "approvedAt", a.name as "approvedByName",
    coalesce(d.name, m.name) as "personName",
    exists (select from record v where v.street_id = $1 and v.reverses = r.id) as "isReversed",
    (select e.seq::int from chain_entry e where e.street_id = $1 and e.subject_id = r.id
      and e.kind = case r.origin when 'reversal' then 'reversal' else 'record' end) as "chainSeq",
    (select c.id from correction c where c.street_id = $1 and c.record_id = r.id and c.status = 'open')
      as "openCorrectionId"
  from record r
  join member m on m.street_id = $1 and m.id = r.member_id
  join member a on a.street_id = $1 and a.id = r.approved_by
  left join dependant d on d.street_id = $1 and d.id = r.person_id`

/** Returns a record. */
export async function findRecord(
  db: Executor,
  streetId: string,
  recordId: string,
): Promise<RecordView | undefined> {
  const { rows } = await db.$client.query<RecordView>({
    name: 'record-find',
    text: `${recordRows()} where r.street_id = $1 and r.id = $2`,
    values: [streetId, recordId],
  })
  return rows[0]
}

/** Returns records by id, in no order. */
export async function listRecordsById(
  db: Executor,
  streetId: string,
  ids: readonly string[],
): Promise<RecordView[]> {
  if (ids.length === 0) return []
  const { rows } = await db.$client.query<RecordView>({
    name: 'record-by-id',
    text: `${recordRows()} where r.street_id = $1 and r.id = any($2::uuid[])`,
    values: [streetId, ids],
  })
  return rows
}

/** Where a page of records begins. */
export interface RecordKey {
  servedOn: string
  id: string
}

/** Returns the records of a person whom a member answers for, newest first. */
export async function listRecordsOf(
  db: Executor,
  of: { streetId: string; memberId: string; personId: string },
  page: { before: RecordKey | null; limit: number },
): Promise<RecordView[]> {
  const { rows } = await db.$client.query<RecordView>({
    name: 'record-of-person',
    text: `${recordRows()} where r.street_id = $1 and r.member_id = $2 and r.person_id = $3
        and ($4::date is null or (r.served_on, r.id) < ($4, $5::uuid))
      order by r.served_on desc, r.id desc limit $6`,
    values: [of.streetId, of.memberId, of.personId, page.before?.servedOn, page.before?.id, page.limit],
  })
  return rows
}

/** What a list of records is narrowed by. */
export interface RecordQuery {
  q?: string | undefined
  grade?: EvidenceGrade | undefined
  from?: string | undefined
  to?: string | undefined
}

const recordColumns: SortColumns<RecordSort> = {
  served: { sql: 'r.served_on', type: 'date' },
  number: { sql: 'r.number', type: 'text' },
  title: bySound('r.title'),
  minutes: { sql: 'r.minutes', type: 'int' },
  approved: { sql: 'r.approved_at', type: 'timestamptz' },
}

/** SQL: what a list is narrowed by, besides the words. */
const narrowed = `r.street_id = $1
        and ($2::text is null or r.grade = $2)
        and ($3::date is null or r.served_on >= $3) and ($4::date is null or r.served_on <= $4)
        and ($8::boolean or r.organization_id = any($10::uuid[]) or r.activity_id in (select v.id from service v
          join location l on l.street_id = $1 and l.id = v.location_id
          where v.street_id = $1 and ${isWithin(9, 'l.area_id')}))`

/**
 * SQL: the ways to what words find, by whose a record is and by its title. Each is asked by itself, so that each has its
 * index: among half a million records one question for both took 4 s.
 */
const ways = [
  `r.person_id = any(array(
      select person_id from volunteer where street_id = $1 and number = $11
      union all select id from member where street_id = $1 and name = $11
      union all select d.id from member m join dependant d on d.street_id = $1 and d.member_id = m.id
        where m.street_id = $1 and m.name = $11))`,
  holdsWord('r.street_id', 'lower(r.title)', 12),
]

/** Which records of a street are listed. */
export interface RecordAsk {
  streetId: string
  query: RecordQuery
  scope: Scope
  order: Order<RecordSort>
  limit: number
}

const valuesOf = ({ streetId, query, scope, order, limit }: RecordAsk) => [
  streetId,
  query.grade,
  query.from,
  query.to,
  ...orderValues(order),
  limit,
  ...scopeValues(scope),
  ...(query.q === undefined ? [] : [query.q, query.q.toLowerCase()]),
]

/** Returns the records that lie in a scope. */
export async function listRecords(db: Executor, ask: RecordAsk): Promise<Placed<RecordView>[]> {
  const { query, order } = ask
  const { sortKey, isAfter, inOrder } = sqlOfOrder(order, recordColumns[order.by], { id: 'r.id', at: 5 })
  const listed = `${narrowed} and ${isAfter} ${inOrder} limit $7`
  const found = ways.map(way => `(select r.id from record r where ${way} and ${listed})`).join(' union all ')
  // Without a name: what is asked for decides how it is best looked for.
  const { rows } = await db.$client.query<Placed<RecordView>>({
    text: `${recordRows(`${sortKey},`)} where ${query.q === undefined ? '' : `r.id in (${found}) and `}${listed}`,
    values: valuesOf(ask),
  })
  return rows
}

/** Counts the records of a list, with its first page. */
export function countRecords(db: Executor, ask: RecordAsk): Promise<number | null> {
  const rows = `${narrowed} and $5::text is null and $6::text is null and $7::int is not null`
  const found = ways.map(way => `select r.id from record r where ${way} and ${rows}`).join(' union ')
  const from = ask.query.q === undefined ? `from record r where ${rows}` : `from (${found}) found`
  return countListed(db, ask.order, from, valuesOf(ask))
}

/** What a paper lists of a record. */
export type ServedRow = Pick<
  RecordRow,
  'servedOn' | 'title' | 'place' | 'organizationName' | 'minutes' | 'grade'
>

/** Returns what a person had served at an instant, oldest first: what was taken back by then is left out. */
export async function listServedUntil(
  db: Executor,
  of: { streetId: string; personId: string; until: Date },
): Promise<ServedRow[]> {
  const { rows } = await db.$client.query<ServedRow>({
    name: 'record-served-until',
    text: `select to_char(r.served_on, 'YYYY-MM-DD') as "servedOn", r.title, r.place,
        r.organization_name as "organizationName", r.minutes, r.grade
      from record r
      where r.street_id = $1 and r.person_id = $2 and r.approved_at <= $3 and r.origin <> 'reversal'
        and not exists (select from record v where v.street_id = $1 and v.reverses = r.id
          and v.approved_at <= $3)
      order by r.served_on, r.id`,
    values: [of.streetId, of.personId, of.until],
  })
  return rows
}

/** Minutes by the evidence they rest on. */
export interface GradeSum {
  grade: EvidenceGrade
  minutes: number
  records: number
}

/** Returns the minutes of a person by grade, best first; what was reversed weighs nothing. */
export async function sumByGrade(db: Executor, streetId: string, personId: string): Promise<GradeSum[]> {
  const { rows } = await db.$client.query<GradeSum>({
    name: 'record-sums',
    text: `select grade, sum(minutes)::int as minutes,
        (count(*) filter (where origin <> 'reversal') - count(*) filter (where origin = 'reversal'))::int as records
      from record where street_id = $1 and person_id = $2
      group by grade having sum(minutes) <> 0`,
    values: [streetId, personId],
  })
  return rows.sort((a, b) => evidenceGrades.indexOf(a.grade) - evidenceGrades.indexOf(b.grade))
}

/** Returns how many minutes a person's records of a day hold. */
export async function minutesOfDay(
  db: Executor,
  streetId: string,
  personId: string,
  day: string,
): Promise<number> {
  const { rows } = await db.$client.query<{ minutes: number }>({
    name: 'record-minutes-of-day',
    text: `select coalesce(sum(minutes), 0)::int as minutes from record
      where street_id = $1 and person_id = $2 and served_on = $3`,
    values: [streetId, personId, day],
  })
  return rows[0]?.minutes ?? 0
}

/** Waits until nobody else writes down hours of this person and day; two answers must not pass the cap together. */
export async function lockPersonOfDay(
  tx: Tx,
  of: { streetId: string; personId: string; day: string },
): Promise<void> {
  await tx.$client.query({
    name: 'record-lock-day',
    text: `select pg_advisory_xact_lock(hashtextextended($1, 0))`,
    values: [`hours ${of.streetId} ${of.personId} ${of.day}`],
  })
}

/** Returns the people whose service at a shift is recorded and not taken back. */
export async function listRecorded(db: Executor, streetId: string, shiftId: string): Promise<Set<string>> {
  const { rows } = await db.$client.query<{ personId: string }>({
    name: 'record-of-shift',
    text: `select person_id as "personId" from record where street_id = $1 and shift_id = $2
      group by person_id having sum(minutes) > 0`,
    values: [streetId, shiftId],
  })
  return new Set(rows.map(row => row.personId))
}

/** Locks a record, so that it is taken back once: the row itself cannot change. */
export async function lockRecord(
  tx: Tx,
  streetId: string,
  recordId: string,
): Promise<RecordView | undefined> {
  await tx.$client.query({
    name: 'record-lock',
    text: 'select pg_advisory_xact_lock(hashtextextended($1 || $2, 0))',
    values: [`record ${streetId} `, recordId],
  })
  return findRecord(tx, streetId, recordId)
}

/** Returns the minutes that stand until a day, by person. */
export async function sumStanding(
  db: Executor,
  streetId: string,
  of: { personIds: readonly string[]; until: string },
): Promise<Map<string, number>> {
  const { rows } = await db.$client.query<{ personId: string; minutes: number }>({
    name: 'record-standing',
    text: `select person_id as "personId", sum(minutes)::int as minutes from record
      where street_id = $1 and person_id = any($2::uuid[]) and served_on <= $3 group by person_id`,
    values: [streetId, of.personIds, of.until],
  })
  return new Map(rows.map(row => [row.personId, row.minutes]))
}
