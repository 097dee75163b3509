import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { apiRole } from './role.ts'

/** The pool; reads that need no transaction may use it. */
export type Db = NodePgDatabase & { $client: pg.Pool }

/** One connection inside a transaction. */
export type Tx = NodePgDatabase & { $client: pg.PoolClient }

/** Whatever a store can ask. */
export type Executor = Db | Tx

// Whoever waits longer for a row is told to try again: a stuck slot must not hold up a street.
const lockTimeoutMs = 3_000
// Long enough for every question of ours; a runaway one must not hold its connection for ever.
const statementTimeoutMs = 15_000

/**
 * Opens a pool; nothing connects before the first question. A timeout of 0 ms waits for ever. Whoever signs in as the
 * owner of the tables takes the API's own role where there is one, unless acting as the owner is wanted.
 */
export function openDatabase(
  url: string,
  poolMax: number,
  more: { statementTimeoutMs?: number; isOwner?: boolean } = {},
): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolMax,
    // Questions of one transaction that do not need each other's answers travel together.
    pipeline: true,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    application_name: 'yunxuan-api',
    // Just-in-time compilation and a second worker cost more than any of our questions.
    options: `-c jit=off -c max_parallel_workers_per_gather=0 -c lock_timeout=${lockTimeoutMs} -c statement_timeout=${more.statementTimeoutMs ?? statementTimeoutMs} -c idle_in_transaction_session_timeout=30000`,
  })
  // An idle connection that breaks is dropped by the pool; the next question opens another.
  pool.on('error', () => {})
  if (more.isOwner !== true) pool.on('connect', client => void takeRole(client))
  return drizzle(pool)
}

/** Asked before anything else on a new connection; one that breaks by it fails the question that follows. */
async function takeRole(client: pg.PoolClient): Promise<void> {
  await client
    .query({
      text: `select set_config('role', rolname, false) from pg_roles
        where rolname = $1 and pg_has_role(current_user, oid, 'member')`,
      values: [apiRole],
    })
    .catch(() => {})
}

/**
 * Runs a question of a transaction as whoever signed in to the database: the queue's tables belong to its own
 * library, which lets nobody else at them. Where it fails the transaction ends, and the role with it.
 */
export async function asOwner(tx: Tx, work: () => Promise<unknown>): Promise<void> {
  const { rows } = await tx.$client.query<{ role: string }>(
    "select current_setting('role') as role, set_config('role', 'none', true)",
  )
  await work()
  await tx.$client.query("select set_config('role', $1, true)", [rows[0]?.role ?? 'none'])
}

/** Runs `work` in one transaction on one connection: all of it is written, or nothing. */
export function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return endingTransaction(db, async tx => ({ result: await work(tx), last: [] }))
}

/**
 * The same, for work that leaves its last writes under way: they travel with the commit.
 * Where one of them fails nothing is written, for the database answers the commit by rolling back.
 */
export async function endingTransaction<T>(
  db: Db,
  work: (tx: Tx) => Promise<{ result: T; last: readonly Promise<unknown>[] }>,
): Promise<T> {
  const client = await db.$client.connect()
  let isBroken = false
  try {
    const [, { result, last }] = await together([client.query('begin'), work(drizzle(client))])
    await together([...last, client.query('commit')])
    return result
  } catch (error) {
    await client.query('rollback').catch(() => {
      isBroken = true
    })
    throw error
  } finally {
    client.release(isBroken)
  }
}

/** Waits for questions asked together, and throws what went wrong first: whatever comes after it fails with it. */
export async function together<const T extends readonly unknown[]>(
  asked: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const settled = await Promise.allSettled(asked)
  const failed = settled.find(one => one.status === 'rejected')
  if (failed !== undefined) throw failed.reason
  return Promise.all(asked)
}

/** PostgreSQL's lock_not_available, query_canceled and deadlock_detected. */
const contention = ['55P03', '57014', '40P01']

/** Decides whether a database error means that others were in the way, and the same may work later. */
export function isContention(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && contention.includes(at.code)) return true
  }
  return false
}

/** Returns the constraint a database error names, through drizzle's wrapping; undefined for any other error. */
export function brokenConstraint(error: unknown): string | undefined {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('constraint' in at && typeof at.constraint === 'string') return at.constraint
  }
  return undefined
}
