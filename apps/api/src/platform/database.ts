import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { isReadOnly } from './database-error.ts'
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
const longStatementMs = 120_000
// A database that is frozen, or gone without a word, ends nothing itself: so long after it should have, we do.
const graceMs = 1_000

/**
 * Opens a pool; nothing connects before the first question. A timeout of 0 ms waits for ever. Whoever signs in as the
 * owner of the tables takes the API's own role where there is one, unless acting as the owner is wanted.
 */
export function openDatabase(
  url: string,
  poolMax: number,
  more: { statementTimeoutMs?: number; isOwner?: boolean } = {},
): Db {
  const timeoutMs = more.statementTimeoutMs ?? statementTimeoutMs
  const pool = openPool({
    connectionString: url,
    max: poolMax,
    // Questions of one transaction that do not need each other's answers travel together.
    pipeline: true,
    connectionTimeoutMillis: Math.min(5_000, timeoutMs || 5_000),
    idleTimeoutMillis: 30_000,
    application_name: 'yunxuan-api',
    ...(timeoutMs === 0 ? {} : { query_timeout: timeoutMs + graceMs }),
    // Just-in-time compilation and a second worker cost more than any of our questions.
    options: `-c jit=off -c max_parallel_workers_per_gather=0 -c lock_timeout=${lockTimeoutMs} -c statement_timeout=${timeoutMs} -c idle_in_transaction_session_timeout=30000`,
  })
  const role = more.isOwner === true ? null : apiRole
  pool.on('connect', client => void begin(client, role))
  return drizzle(pool)
}

/**
 * Returns a pool that outlives its connections. One that breaks fails the question under way and those after it, and
 * the pool opens another; it says so as an event, too, at work as well as idle, and one that nobody listens for would
 * end the process.
 */
export function openPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ keepAlive: true, keepAliveInitialDelayMillis: 10_000, ...config })
  pool.on('error', () => {})
  pool.on('connect', client => client.on('error', () => {}))
  return pool
}

/** Connections that were opened while the database took no writes: they may go on taking none for ever. */
const readOnly = new WeakSet<pg.PoolClient>()

/** Returns a connection to write on; those that take no writes are dropped. */
async function checkOut(pool: pg.Pool): Promise<pg.PoolClient> {
  for (;;) {
    const client = await pool.connect()
    if (!readOnly.has(client)) return client
    client.release(true)
  }
}

/**
 * Takes the API's role and asks whether it may write, before anything else on a new connection; one that breaks by it
 * fails the question that follows.
 */
async function begin(client: pg.PoolClient, role: string | null): Promise<void> {
  await client
    .query<{ isReadOnly: boolean }>({
      text: `select current_setting('transaction_read_only') = 'on' as "isReadOnly", (select set_config('role', rolname, false)
        from pg_roles where rolname = $1 and pg_has_role(current_user, oid, 'member'))`,
      values: [role],
    })
    .then(({ rows }) => {
      if (rows[0]?.isReadOnly === true) readOnly.add(client)
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

/** Asks what reads every row of a street, which is longer under way than anything else: up to two minutes. */
export async function askLong(tx: Tx, asked: pg.QueryConfig): Promise<pg.QueryResult> {
  await tx.$client.query(`set local statement_timeout = ${longStatementMs}`)
  // pg knows it of a question as of a connection; its types only of the latter.
  const patient = { ...asked, query_timeout: longStatementMs + graceMs }
  const result = await tx.$client.query(patient)
  await tx.$client.query(`set local statement_timeout = ${statementTimeoutMs}`)
  return result
}

/** Runs `work` in one transaction on one connection: all of it is written, or nothing. */
export function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return endingTransaction(db, async tx => ({ result: await work(tx), last: [] }))
}

/**
 * The same, for work that leaves its last writes under way: they travel with the commit.
 * Where one of them fails nothing is written, for the database answers the commit by rolling back.
 * It waits for what others hold as long as everything does, or as it is told.
 */
export async function endingTransaction<T>(
  db: Db,
  work: (tx: Tx) => Promise<{ result: T; last: readonly Promise<unknown>[] }>,
  { lockTimeoutMs }: { lockTimeoutMs?: number } = {},
): Promise<T> {
  const first = lockTimeoutMs === undefined ? 'begin' : `begin; set local lock_timeout = ${lockTimeoutMs}`
  const client = await checkOut(db.$client)
  let isBroken = false
  try {
    const [, { result, last }] = await together([client.query(first), work(drizzle(client))])
    await together([...last, client.query('commit')])
    return result
  } catch (error) {
    isBroken = isReadOnly(error)
    await client.query('rollback').catch(() => {
      isBroken = true
    })
    throw error
  } finally {
    client.release(isBroken)
  }
}

/** Runs `work` in the transaction that is given, or in one of its own. */
export const withinOne = <T>(db: Executor, work: (tx: Tx) => Promise<T>): Promise<T> =>
  isPool(db) ? inTransaction(db, work) : work(db)

const isPool = (db: Executor): db is Db => db.$client instanceof pg.Pool

/** Waits for questions asked together, and throws what went wrong first: whatever comes after it fails with it. */
export async function together<const T extends readonly unknown[]>(
  asked: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const settled = await Promise.allSettled(asked)
  const failed = settled.find(one => one.status === 'rejected')
  if (failed !== undefined) throw failed.reason
  return Promise.all(asked)
}
