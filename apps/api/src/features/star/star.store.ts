import type { StarRunStatus } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'
import { type Counted, countRows } from '../../platform/waiting.ts'

/** A rating run with its counts. */
export interface StarRunRow {
  id: string
  title: string
  until: string
  status: StarRunStatus
  policyVersion: number
  ladder: number[]
  noticeDays: number
  frozenAt: Date
  frozenBy: string
  frozenByName: string
  publishedAt: Date | null
  publishedBy: string | null
  noticeUntil: Date | null
  confirmedAt: Date | null
  confirmedByName: string | null
  candidates: number
  struck: number
  openObjections: number
}

const runRows = `select r.id, r.title, to_char(r.until, 'YYYY-MM-DD') as until, r.status,
    r.policy_version as "policyVersion", r.ladder, r.notice_days as "noticeDays", r.frozen_at as "frozenAt",
    r.frozen_by as "frozenBy", f.name as "frozenByName", r.published_at as "publishedAt",
    r.published_by as "publishedBy", r.notice_until as "noticeUntil", r.confirmed_at as "confirmedAt",
    c.name as "confirmedByName",
    (select count(*)::int from star_candidate d where d.street_id = $1 and d.run_id = r.id) as candidates,
    (select count(*)::int from star_candidate d where d.street_id = $1 and d.run_id = r.id
      and d.status = 'struck') as struck,
    (select count(*)::int from star_objection o where o.street_id = $1 and o.run_id = r.id
      and o.status = 'open') as "openObjections"
  from star_run r
  join member f on f.street_id = $1 and f.id = r.frozen_by
  left join member c on c.street_id = $1 and c.id = r.confirmed_by`

/** Returns the runs of a street, newest first. */
export async function listRuns(db: Executor, streetId: string): Promise<StarRunRow[]> {
  const { rows } = await db.$client.query<StarRunRow>({
    name: 'star-runs',
    text: `${runRows} where r.street_id = $1 order by r.id desc limit 200`,
    values: [streetId],
  })
  return rows
}

/** Returns a run. */
export async function findRun(
  db: Executor,
  streetId: string,
  runId: string,
): Promise<StarRunRow | undefined> {
  const { rows } = await db.$client.query<StarRunRow>({
    name: 'star-run',
    text: `${runRows} where r.street_id = $1 and r.id = $2`,
    values: [streetId, runId],
  })
  return rows[0]
}

/** Locks a run, so that it is taken further once; undefined when there is none. */
export async function lockRun(tx: Tx, streetId: string, runId: string): Promise<StarRunRow | undefined> {
  const { rowCount } = await tx.$client.query({
    name: 'star-run-lock',
    text: 'select from star_run where street_id = $1 and id = $2 for update',
    values: [streetId, runId],
  })
  return rowCount === 1 ? findRun(tx, streetId, runId) : undefined
}

/** A run as it begins. */
export interface NewRun {
  id: string
  title: string
  until: string
  policyVersion: number
  ladder: readonly number[]
  noticeDays: number
  frozenBy: string
  frozenAt: Date
}

/** Writes a run. */
export async function insertRun(tx: Tx, streetId: string, run: NewRun): Promise<void> {
  await tx.$client.query({
    name: 'star-run-insert',
    text: `insert into star_run (street_id, id, title, until, status, policy_version, ladder, notice_days,
        frozen_by, frozen_at)
      values ($1, $2, $3, $4, 'frozen', $5, $6, $7, $8, $9)`,
    values: [
      streetId,
      run.id,
      run.title,
      run.until,
      run.policyVersion,
      run.ladder,
      run.noticeDays,
      run.frozenBy,
      run.frozenAt,
    ],
  })
}

/** Writes that a run is shown to everybody. */
export async function publishRun(
  tx: Tx,
  streetId: string,
  run: { id: string; by: string; at: Date; until: Date },
): Promise<void> {
  await tx.$client.query({
    name: 'star-run-publish',
    text: `update star_run set status = 'published', published_by = $3, published_at = $4, notice_until = $5
      where street_id = $1 and id = $2`,
    values: [streetId, run.id, run.by, run.at, run.until],
  })
}

/** Writes that a run is confirmed, and all its candidates but those that were struck. */
export async function confirmRun(
  tx: Tx,
  streetId: string,
  run: { id: string; by: string; at: Date },
): Promise<void> {
  await tx.$client.query({
    name: 'star-run-confirm',
    text: `update star_run set status = 'confirmed', confirmed_by = $3, confirmed_at = $4
      where street_id = $1 and id = $2`,
    values: [streetId, run.id, run.by, run.at],
  })
  await tx.$client.query({
    name: 'star-candidates-confirm',
    text: `update star_candidate set status = 'confirmed'
      where street_id = $1 and run_id = $2 and status = 'proposed'`,
    values: [streetId, run.id],
  })
}

/** Writes that a run is dropped. */
export async function cancelRun(
  tx: Tx,
  streetId: string,
  run: { id: string; reason: string },
): Promise<void> {
  await tx.$client.query({
    name: 'star-run-cancel',
    text: `update star_run set status = 'cancelled', reason = $3 where street_id = $1 and id = $2`,
    values: [streetId, run.id, run.reason],
  })
}

/** Returns the run that shows a person to everybody now. */
export async function findNoticeOf(
  db: Executor,
  streetId: string,
  personId: string,
  now: Date,
): Promise<string | undefined> {
  const { rows } = await db.$client.query<{ id: string }>({
    name: 'star-notice-of',
    text: `select r.id from star_candidate c join star_run r on r.street_id = $1 and r.id = c.run_id
      where c.street_id = $1 and c.person_id = $2 and c.status = 'proposed' and r.status = 'published'
        and r.notice_until > $3 order by r.id desc limit 1`,
    values: [streetId, personId, now],
  })
  return rows[0]?.id
}

/** Returns the stars a person holds: the most of their certificates that were not revoked. */
export async function starsHeld(db: Executor, streetId: string, personId: string): Promise<number> {
  const { rows } = await db.$client.query<{ stars: number }>({
    name: 'star-held',
    text: `select coalesce(max(c.stars), 0) as stars from certificate c
      where c.street_id = $1 and c.person_id = $2 and c.kind = 'stars'
        and not exists (select from certificate_revocation v where v.street_id = $1
          and v.number = c.number)`,
    values: [streetId, personId],
  })
  return rows[0]?.stars ?? 0
}

/** Counts objections nobody has answered, of runs whose notice hangs. */
export const countOpenObjections = (db: Executor, streetId: string): Promise<Counted> =>
  countRows(db, {
    name: 'objection-waiting',
    rows: `select o.created_at as first from star_run r
      join star_objection o on o.street_id = $1 and o.run_id = r.id and o.status = 'open'
      where r.street_id = $1 and r.status = 'published'`,
    values: [streetId],
  })

/** Counts runs whose notice is over and that somebody who neither counted nor showed them may confirm. */
export const countToConfirm = (
  db: Executor,
  streetId: string,
  { memberId, now }: { memberId: string; now: Date },
): Promise<Counted> =>
  countRows(db, {
    name: 'star-waiting',
    rows: `select r.notice_until as first from star_run r
      where r.street_id = $1 and r.status = 'published' and r.notice_until <= $3
        and r.frozen_by <> $2 and r.published_by <> $2`,
    values: [streetId, memberId, now],
  })
