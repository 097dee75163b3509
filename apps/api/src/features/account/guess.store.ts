import type { GuessCount } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'

/** What attempts are counted under, with how often they failed. */
export interface GuessRow extends GuessCount {
  key: Buffer
}

/** Locks the counts of attempts, made where there are none yet, in the order of their keys. */
export async function lockGuesses(tx: Tx, keys: readonly Buffer[], now: Date): Promise<GuessRow[]> {
  const { rows } = await tx.$client.query<GuessRow>({
    name: 'guess-lock',
    text: `insert into guess (key, failures, counted_at)
      select key, 0, $2 from unnest($1::bytea[]) as given(key) order by key
      on conflict (key) do update set key = excluded.key
      returning key, failures, rests_until as "restsUntil", counted_at as "countedAt"`,
    values: [keys, now],
  })
  return rows
}

export async function writeGuesses(tx: Tx, rows: readonly GuessRow[]): Promise<void> {
  await tx.$client.query({
    name: 'guess-write',
    text: `update guess set failures = n.failures, rests_until = n.rests_until, counted_at = n.counted_at
      from unnest($1::bytea[], $2::int[], $3::timestamptz[], $4::timestamptz[])
        as n(key, failures, rests_until, counted_at)
      where guess.key = n.key`,
    values: [
      rows.map(row => row.key),
      rows.map(row => row.failures),
      rows.map(row => row.restsUntil),
      rows.map(row => row.countedAt),
    ],
  })
}

/** Deletes counts that nothing was added to since an instant. */
export async function deleteGuessesBefore(db: Executor, before: Date): Promise<void> {
  await db.$client.query({
    name: 'guess-clean',
    text: 'delete from guess where counted_at < $1',
    values: [before],
  })
}

/** Adds a failed sign-in to those of its quarter of an hour. */
export async function addFailure(
  db: Executor,
  of: { subject: string; quarter: Date; rests: number },
): Promise<void> {
  await db.$client.query({
    name: 'failure-add',
    text: `insert into failed_sign_in (subject, quarter, failures, rests) values ($1, $2, 1, $3)
      on conflict (subject, quarter) do update
        set failures = failed_sign_in.failures + 1, rests = failed_sign_in.rests + excluded.rests`,
    values: [of.subject, of.quarter, of.rests],
  })
}

/** Failed sign-ins of a quarter of an hour, to a log-in that there is. */
export interface FailureRow {
  accountId: string
  quarter: Date
  failures: number
  rests: number
}

/** Takes out the failures of quarters that began before an instant; those of unknown log-ins end here. */
export async function takeFailuresBefore(tx: Tx, before: Date): Promise<FailureRow[]> {
  const { rows } = await tx.$client.query<FailureRow>({
    name: 'failure-take',
    text: `with taken as (delete from failed_sign_in where quarter < $1 returning *)
      select taken.subject as "accountId", taken.quarter, taken.failures, taken.rests
      from taken join credential c on c.account_id = taken.subject
      order by taken.quarter, taken.subject`,
    values: [before],
  })
  return rows
}
