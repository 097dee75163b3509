import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import pg from 'pg'
import { ConfigError } from './config.ts'
import { judgeHistory, type Migration, type StoredHistory } from './migration-history.ts'
import { grantRights, prepareApiRole } from './role.ts'

const migrationLock = 7_214_001
/** PostgreSQL's lock_not_available. */
const lockNotAvailable = '55P03'

export interface MigrateOptions {
  /** Of whoever owns the tables, or is to. */
  url: string
  migrationsDir: string
  /** Of the role the API acts under, when that is another: it is made where it is not there. */
  apiUrl?: string | undefined
  /** How long somebody else who migrates is waited for. */
  waitMs?: number
}

/**
 * Brings the schema up to date; several processes may start at once. Throws ConfigError, and has written nothing, for
 * a database that is not ours or not of this history.
 */
export async function migrateDatabase(options: MigrateOptions): Promise<void> {
  const { url, migrationsDir, apiUrl, waitMs = 60_000 } = options
  const client = await connectTo(url)
  try {
    await requireVersion(client)
    await takeTurn(client, waitMs)
    const { open } = await judgeDatabase(client, migrationsDir)
    const isOther = apiUrl !== undefined && apiUrl !== url
    if (isOther) await prepareApiRole(client, apiUrl)
    if (open.length > 0) await inOne(client, () => applyMigrations(client, open))
    if (isOther) await grantRights(client, url)
  } finally {
    await client.end()
  }
}

/** Waits until nobody else migrates; one that hangs is not waited for without end, nor without a word. */
async function takeTurn(client: pg.Client, waitMs: number): Promise<void> {
  await client.query(`set lock_timeout = ${waitMs}`)
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
  } catch (error) {
    if (codeOf(error) !== lockNotAvailable) throw error
    throw new ConfigError(
      `another process has been migrating this database for more than ${waitMs / 1000} s: end it if it hangs, and start again`,
    )
  }
  await client.query('reset lock_timeout')
}

/** Throws ConfigError unless the schema is just that of this code: for a start that may change nothing. */
export async function requireHead(url: string, migrationsDir: string): Promise<void> {
  const client = await connectTo(url)
  try {
    await requireVersion(client)
    const { open } = await judgeDatabase(client, migrationsDir)
    if (open.length === 0) return
    throw new ConfigError(
      `the database lacks ${open.length} migrations of this version: set MIGRATE_DATABASE_URL to its owner, or start once with it`,
    )
  } finally {
    await client.end()
  }
}

/** Tells which migrations a database went through and which are still to come; throws ConfigError for a foreign one. */
export async function judgeDatabase(
  client: pg.Client,
  migrationsDir: string,
): Promise<{ applied: KnownMigration[]; open: KnownMigration[] }> {
  const known = readMigrations(migrationsDir)
  const open = judgeHistory(await readHistory(client), known)
  return { applied: known.slice(0, known.length - open.length), open }
}

type KnownMigration = Migration & MigrationMeta

/** The migrations of this code, in their order. */
export function readMigrations(dir: string): KnownMigration[] {
  return readMigrationFiles({ migrationsFolder: path.resolve(dir) }).map(meta => ({
    ...meta,
    tables: tablesOf(meta.sql),
  }))
}

/** What a migration makes and takes away, so that a database that is half way is known. */
function tablesOf(statements: readonly string[]): Migration['tables'] {
  const named = (pattern: RegExp) =>
    statements.flatMap(text => [...text.matchAll(pattern)].map(match => match[1] ?? ''))
  return {
    made: named(/^\s*CREATE TABLE (?:IF NOT EXISTS )?"(\w+)"/gm),
    dropped: named(/^\s*DROP TABLE (?:IF EXISTS )?"(\w+)"/gm),
  }
}

async function readHistory(client: pg.Client): Promise<StoredHistory> {
  // What an extension brought along is nobody's table.
  const { rows: tables } = await client.query<{ schema: string; name: string }>(
    `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'f') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
        and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
      order by 1, 2`,
  )
  const isKept = tables.some(table => table.schema === 'drizzle' && table.name === '__drizzle_migrations')
  const applied = isKept
    ? (await client.query<{ hash: string }>('select hash from drizzle.__drizzle_migrations order by id')).rows
    : []
  return {
    hashes: applied.map(row => row.hash),
    tables: tables.filter(table => table.schema === 'public').map(table => table.name),
    others: tables
      .filter(table => !['public', 'drizzle', 'graphile_worker'].includes(table.schema))
      .map(table => `${table.schema}.${table.name}`),
  }
}

/** Goes through migrations, in the transaction that is under way. Written where drizzle's own tools look for it. */
export async function applyMigrations(client: pg.Client, open: readonly MigrationMeta[]): Promise<void> {
  await client.query('create schema if not exists drizzle')
  await client.query(`create table if not exists drizzle.__drizzle_migrations (
    id serial primary key, hash text not null, created_at bigint)`)
  for (const { sql, hash, folderMillis } of open) {
    for (const statement of sql) await client.query(statement)
    await client.query('insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)', [
      hash,
      folderMillis,
    ])
  }
}

/** All of it is written, or nothing. */
export async function inOne<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin')
  try {
    const result = await work()
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

// After a crash a database goes through its log first, and says so.
const startingMs = 30_000
const stillStarting = ['57P03', '53300']
// What takes a connection and then says nothing is no database, or a frozen one.
const connectWithinMs = 5_000

/** Opens one connection, to a database that is starting once it is up; throws ConfigError with a word for what is wrong. */
export async function connectTo(url: string): Promise<pg.Client> {
  for (const deadline = Date.now() + startingMs; ; await sleep(250)) {
    try {
      const client = new pg.Client({
        connectionString: url,
        connectionTimeoutMillis: connectWithinMs,
        keepAlive: true,
        keepAliveInitialDelayMillis: 10_000,
      })
      // Whatever is asked of a connection that broke fails; as an event it would end the process.
      client.on('error', () => {})
      await client.connect()
      return client
    } catch (error) {
      const code = codeOf(error)
      if (stillStarting.includes(code) && Date.now() < deadline) continue
      throw new ConfigError(
        `DATABASE_URL leads to no database (${code}): set its host, port, user, password and name`,
      )
    }
  }
}

/** Returns a short word for what went wrong: an address may hold a password, and is not repeated. */
function codeOf(error: unknown): string {
  // A host with two addresses fails twice.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error
  if (!(first instanceof Error)) return 'unreadable'
  if ('code' in first) return String(first.code)
  return first.message.includes('timeout') ? `no answer in ${connectWithinMs / 1000} s` : 'unreadable'
}

const oldestVersion = 14

async function requireVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    "select current_setting('server_version_num')::int / 10000 as version",
  )
  const version = rows[0]?.version ?? 0
  if (version >= oldestVersion) return
  throw new ConfigError(`DATABASE_URL leads to PostgreSQL ${version}: set one of ${oldestVersion} or newer`)
}
