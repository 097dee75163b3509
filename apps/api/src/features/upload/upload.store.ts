import type { UploadOutcome, UploadSort, UploadStatus } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'
import {
  bySound,
  type Order,
  orderValues,
  type Placed,
  type SortColumns,
  sqlOfOrder,
} from '../../platform/sorting.ts'
import { type Counted, countRows } from '../../platform/waiting.ts'

/** A batch with how its records stand. */
export interface UploadBatchRow {
  id: string
  number: number
  until: string
  organizationName: string | null
  createdAt: Date
  createdByName: string
  records: number
  waiting: number
  reported: number
  returned: number
  needsCorrection: number
  corrected: number
}

/** Where a record stands on its way, without what it says. */
export interface UploadFactRow {
  recordId: string
  position: number | null
  uploadId: string | null
  uploadNumber: number | null
  outcome: UploadOutcome | null
  isReversed: boolean
  hasIdentity: boolean
  reason: string
  answeredAt: Date | null
  answeredByName: string | null
  servedOn: string
}

const isReversed = `exists (select from record v where v.street_id = $1 and v.reverses = r.id)`
const hasIdentity = `exists (select from volunteer n where n.street_id = $1
    and n.person_id = r.person_id and n.real_name is not null and n.id_number is not null)`

// Says the same as the rule uploadStatusOf; a test holds the two together.
const status = `case
    when f."uploadId" is null then case when not f."isReversed" then 'unreported' end
    when f.outcome is null then 'waiting'
    when f.outcome = 'reported' then case when f."isReversed" then 'needs_correction' else 'reported' end
    when f.outcome = 'returned' and f."isReversed" then null
    else f.outcome end`

const facts = `r.id as "recordId", l.position, l.batch_id as "uploadId", b.number as "uploadNumber", l.outcome,
    ${isReversed} as "isReversed", ${hasIdentity} as "hasIdentity", coalesce(a.reason, '') as reason,
    a.answered_at as "answeredAt", a.name as "answeredByName",
    to_char(r.served_on, 'YYYY-MM-DD') as "servedOn"`
const lastAnswer = `left join lateral (select x.reason, x.answered_at, m.name from upload_result x
    join member m on m.street_id = $1 and m.id = x.answered_by
    where x.street_id = $1 and x.batch_id = l.batch_id and x.record_id = l.record_id
    order by x.answered_at desc, x.id desc limit 1) a on true`

/** Waits until nobody else makes a batch of this street: two must not take the same records. */
export async function lockUploads(tx: Tx, streetId: string): Promise<void> {
  await tx.$client.query({
    name: 'upload-lock-street',
    text: `select pg_advisory_xact_lock(hashtextextended('upload ' || $1, 0))`,
    values: [streetId],
  })
}

/** Makes an empty batch with the street's next number. */
export async function insertUpload(
  tx: Tx,
  streetId: string,
  row: { id: string; until: string; organizationId: string | null; createdBy: string; createdAt: Date },
): Promise<void> {
  await tx.$client.query({
    name: 'upload-insert',
    text: `insert into upload_batch (street_id, id, number, until, organization_id, created_by, created_at)
      select $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6 from upload_batch where street_id = $1`,
    values: [streetId, row.id, row.until, row.organizationId, row.createdBy, row.createdAt],
  })
}

/** Puts the oldest records that stand and are in no batch into one; returns how many. */
export async function fillUpload(
  tx: Tx,
  streetId: string,
  batch: {
    id: string
    until: string
    organizationId: string | null
    includesReturned: boolean
    most: number
  },
): Promise<number> {
  const { rowCount } = await tx.$client.query({
    name: 'upload-fill',
    text: `insert into upload_line (street_id, batch_id, record_id, position)
      select $1, $2, o.id, row_number() over (order by o.served_on, o.id)
      from (select r.id, r.served_on from record r
        where r.street_id = $1 and r.origin <> 'reversal' and r.served_on <= $3
          and ($4::uuid is null or r.organization_id = $4)
          and not exists (select from upload_line l where l.street_id = $1 and l.record_id = r.id
            and (l.outcome is distinct from 'returned' or not $5))
          and not ${isReversed} and ${hasIdentity}
        order by r.served_on, r.id limit $6) o`,
    values: [streetId, batch.id, batch.until, batch.organizationId, batch.includesReturned, batch.most],
  })
  return rowCount ?? 0
}

// Who was taken back since is looked for among the reversals, which are few; the lines are counted by an index alone.
const batches = (more = '') => `with taken as (select l.batch_id, count(*)::int as records
    from record v join upload_line l on l.street_id = $1 and l.record_id = v.reverses
    where v.street_id = $1 and v.reverses is not null and l.outcome = 'reported' group by 1)
  select ${more} b.id, b.number, to_char(b.until, 'YYYY-MM-DD') as until, o.name as "organizationName",
    b.created_at as "createdAt", m.name as "createdByName", c.records, c.waiting,
    c.reported - coalesce(t.records, 0) as reported, c.returned, coalesce(t.records, 0) as "needsCorrection", c.corrected
  from upload_batch b
  join member m on m.street_id = $1 and m.id = b.created_by
  left join organization o on o.street_id = $1 and o.id = b.organization_id
  left join taken t on t.batch_id = b.id
  cross join lateral (select count(*)::int as records,
      (count(*) filter (where outcome is null))::int as waiting,
      (count(*) filter (where outcome = 'reported'))::int as reported,
      (count(*) filter (where outcome = 'returned'))::int as returned,
      (count(*) filter (where outcome = 'corrected'))::int as corrected
    from upload_line l where l.street_id = $1 and l.batch_id = b.id) c`

/** Returns a batch. */
export async function findUpload(
  db: Executor,
  streetId: string,
  uploadId: string,
): Promise<UploadBatchRow | undefined> {
  const { rows } = await db.$client.query<UploadBatchRow>({
    name: 'upload-find',
    text: `${batches()} where b.street_id = $1 and b.id = $2`,
    values: [streetId, uploadId],
  })
  return rows[0]
}

const uploadColumns: SortColumns<UploadSort> = {
  number: { sql: 'b.number', type: 'int' },
  until: { sql: 'b.until', type: 'date' },
  organization: bySound(`coalesce(o.name, '')`),
}

/** Returns the batches of a street. */
export async function listUploads(
  db: Executor,
  streetId: string,
  { order, limit }: { order: Order<UploadSort>; limit: number },
): Promise<Placed<UploadBatchRow>[]> {
  const { sortKey, isAfter, inOrder } = sqlOfOrder(order, uploadColumns[order.by], { id: 'b.id', at: 2 })
  const { rows } = await db.$client.query<Placed<UploadBatchRow>>({
    text: `${batches(`${sortKey},`)} where b.street_id = $1 and ${isAfter} ${inOrder} limit $4`,
    values: [streetId, ...orderValues(order), limit],
  })
  return rows
}

/** How many records of a street stand where. */
export interface UploadCounts {
  unreported: number
  withoutIdentity: number
  waiting: number
  returned: number
  needsCorrection: number
}

/** Counts what is still to be done. */
export async function countUploads(db: Executor, streetId: string): Promise<UploadCounts> {
  const { rows } = await db.$client.query<UploadCounts>({
    name: 'upload-counts',
    text: `select
      (select count(*)::int from upload_due where street_id = $1) as unreported,
      (select count(*)::int from upload_due u where u.street_id = $1 and not exists (select from volunteer n
        where n.street_id = $1 and n.person_id = u.person_id and n.real_name is not null
          and n.id_number is not null)) as "withoutIdentity",
      (select count(*)::int from upload_line where street_id = $1 and outcome is null) as waiting,
      (select count(*)::int from upload_line l where l.street_id = $1 and l.outcome = 'returned'
        and l.record_id not in (select reverses from record where street_id = $1 and reverses is not null)
        and not exists (select from upload_line n where n.street_id = $1 and n.record_id = l.record_id
          and n.outcome is distinct from 'returned')) as returned,
      (select count(*)::int from record v join upload_line l on l.street_id = $1 and l.record_id = v.reverses
        where v.street_id = $1 and v.reverses is not null and l.outcome = 'reported') as "needsCorrection"`,
    values: [streetId],
  })
  const [counts] = rows
  if (counts === undefined) throw new Error('counts without a row')
  return counts
}

/**
 * Waits until nobody else answers this batch, and tells whether there is one. Its row cannot be locked: for that the
 * API would need the right to change it.
 */
export async function lockUpload(tx: Tx, streetId: string, uploadId: string): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'upload-lock',
    text: `select pg_advisory_xact_lock(hashtextextended('upload ' || $1 || ' ' || $2, 0))
      from upload_batch where street_id = $1 and id = $2::uuid`,
    values: [streetId, uploadId],
  })
  return rowCount === 1
}

/** Returns the lines of a batch in the order of its spreadsheet; of these records alone, where they are named. */
export async function listUploadLines(
  db: Executor,
  streetId: string,
  of: {
    uploadId: string
    recordIds: readonly string[] | null
    status?: UploadStatus | undefined
    after: number
    limit: number
  },
): Promise<UploadFactRow[]> {
  const { rows } = await db.$client.query<UploadFactRow>({
    name: 'upload-lines',
    text: `select * from (select ${facts} from upload_line l
        join upload_batch b on b.street_id = $1 and b.id = l.batch_id
        join record r on r.street_id = $1 and r.id = l.record_id ${lastAnswer}
        where l.street_id = $1 and l.batch_id = $2 and ($3::uuid[] is null or l.record_id = any($3))
          and l.position > $5) f
      where ($4::text is null or ${status} = $4) order by position limit $6`,
    values: [streetId, of.uploadId, of.recordIds, of.status, of.after, of.limit],
  })
  return rows
}

/** Returns the records of a batch that were taken back before a spreadsheet of it was first made, or without one. */
export async function listUnsent(
  db: Executor,
  streetId: string,
  uploadId: string,
): Promise<ReadonlySet<string>> {
  const { rows } = await db.$client.query<{ recordId: string }>({
    name: 'upload-unsent',
    text: `select l.record_id as "recordId" from upload_line l
      join record v on v.street_id = $1 and v.reverses = l.record_id
      where l.street_id = $1 and l.batch_id = $2 and not exists (select from audit a
        where a.street_id = $1 and a.subject_id = $2 and a.action = 'upload.open' and a.at < v.approved_at)`,
    values: [streetId, uploadId],
  })
  return new Set(rows.map(row => row.recordId))
}

/** What a list of records on their way is narrowed by. */
export interface UploadQuery {
  status?: UploadStatus | undefined
  from?: string | undefined
  to?: string | undefined
  organizationId?: string | undefined
}

const inLines = (outcome: string) =>
  `r.id in (select record_id from upload_line where street_id = $1 and outcome ${outcome})`

/** SQL: where records of a status are to be found, so that a few are not looked for among all. */
const sources: Readonly<Record<UploadStatus, string>> = {
  unreported: 'r.id in (select record_id from upload_due where street_id = $1)',
  waiting: inLines('is null'),
  reported: inLines("= 'reported'"),
  returned: inLines("= 'returned'"),
  needs_correction: 'r.id in (select reverses from record where street_id = $1 and reverses is not null)',
  corrected: inLines("= 'corrected'"),
}

/** Returns records, each with the last batch it was in, newest first. */
export async function listUploadFacts(
  db: Executor,
  ask: {
    streetId: string
    query: UploadQuery
    before: { servedOn: string; id: string } | null
    limit: number
  },
): Promise<UploadFactRow[]> {
  const { query, before } = ask
  const { rows } = await db.$client.query<UploadFactRow>({
    text: `select * from (select ${facts}, r.served_on as "servedDay" from record r
        left join lateral (select l.*, b.number from upload_line l
          join upload_batch b on b.street_id = $1 and b.id = l.batch_id
          where l.street_id = $1 and l.record_id = r.id order by b.number desc limit 1) l on true
        left join upload_batch b on b.street_id = $1 and b.id = l.batch_id ${lastAnswer}
        where r.street_id = $1 and r.origin <> 'reversal'
          ${query.status === undefined ? '' : `and ${sources[query.status]}`}
          and ($3::date is null or r.served_on >= $3) and ($4::date is null or r.served_on <= $4)
          and ($5::uuid is null or r.organization_id = $5)
          and ($6::date is null or (r.served_on, r.id) < ($6, $7::uuid))) f
      where ($2::text is null or ${status} = $2) order by f."servedDay" desc, f."recordId" desc limit $8`,
    values: [
      ask.streetId,
      query.status,
      query.from,
      query.to,
      query.organizationId,
      before?.servedOn,
      before?.id,
      ask.limit,
    ],
  })
  return rows
}

/** An answer to a line. */
export interface NewUploadResult {
  recordId: string
  outcome: UploadOutcome
  reason: string
}

/** Writes what was answered to lines of a batch, and how they stand with it. */
export async function writeUploadResults(
  tx: Tx,
  streetId: string,
  answered: {
    uploadId: string
    by: string
    at: Date
    results: readonly (NewUploadResult & { id: string })[]
  },
): Promise<void> {
  const { results } = answered
  const values = [
    streetId,
    answered.uploadId,
    results.map(result => result.recordId),
    results.map(result => result.outcome),
  ]
  await tx.$client.query({
    name: 'upload-result',
    text: `insert into upload_result (street_id, batch_id, record_id, outcome, id, reason, answered_by, answered_at)
      select $1, $2, r.record_id, r.outcome, r.id, r.reason, $7, $8
      from unnest($3::uuid[], $4::text[], $5::uuid[], $6::text[]) as r(record_id, outcome, id, reason)`,
    values: [
      ...values,
      results.map(result => result.id),
      results.map(result => result.reason),
      answered.by,
      answered.at,
    ],
  })
  await tx.$client.query({
    name: 'upload-answer',
    text: `update upload_line l set outcome = r.outcome
      from unnest($3::uuid[], $4::text[]) as r(record_id, outcome)
      where l.street_id = $1 and l.batch_id = $2 and l.record_id = r.record_id`,
    values,
  })
}

/** Counts records that went to the national system and have no answer, with when the first went. */
export const countUnanswered = (db: Executor, streetId: string): Promise<Counted> =>
  countRows(db, {
    name: 'upload-waiting',
    rows: `select b.created_at as first from upload_line u
      join upload_batch b on b.street_id = $1 and b.id = u.batch_id
      where u.street_id = $1 and u.outcome is null`,
    values: [streetId],
  })
