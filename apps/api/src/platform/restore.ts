import { pipeline } from 'node:stream/promises'
import { chainOrigin } from '@yunxuan/domain'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { target } from './backup.ts'
import { type BackupHead, checkBackup, readTables } from './backup-file.ts'
import { isoText } from './columns.ts'
import { UsageError } from './command.ts'
import { applyMigrations, connectTo, inOne, judgeDatabase, readMigrations } from './migrate.ts'
import { judgeHistory } from './migration-history.ts'
import { findTooMuchPower, grantRights, prepareApiRole } from './role.ts'

export interface RestoreOptions {
  /** Of whoever is to own the tables, in a database that is empty. */
  url: string
  /** Of the role the API signs in as; the same address where both are one. */
  apiUrl: string
  migrationsDir: string
  file: string
}

/**
 * Fills an empty database from a backup: the schema by the migrations the backup went through, then its rows, then
 * what came later. All of it or nothing is written; after it the chains hold and the API's role owns nothing.
 */
export async function restore({
  url,
  apiUrl,
  migrationsDir,
  file,
}: RestoreOptions): Promise<{ rows: number; entries: number }> {
  const head = await checkBackup(file)
  const known = readMigrations(migrationsDir)
  const later = judgeHistory(
    { hashes: head.migrations, tables: head.tables.map(table => table.name), others: [] },
    known,
  )
  const client = await connectTo(url)
  try {
    const stored = await judgeDatabase(client, migrationsDir)
    if (stored.applied.length > 0)
      throw new UsageError('the database is not empty: create another, and name it')
    if (apiUrl !== url) await prepareApiRole(client, apiUrl)
    const restored = await inOne(client, async () => {
      await client.query('set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0')
      await applyMigrations(client, known.slice(0, known.length - later.length))
      const rows = await fill(client, head, file)
      await applyMigrations(client, later)
      return { rows, entries: await checkChains(client) }
    })
    await client.query('analyze')
    if (apiUrl !== url) await grantRights(client, url)
    return restored
  } finally {
    await client.end()
  }
}

/** Refuses to call a restore done whose API could change what is append-only. */
export async function requireRights(apiUrl: string): Promise<void> {
  const client = await connectTo(apiUrl)
  try {
    const power = await findTooMuchPower(client)
    if (power !== undefined) throw new UsageError(power)
  } finally {
    await client.end()
  }
}

/** Writes the rows with their indexes and references made after them, which takes a fraction of the time. */
async function fill(client: pg.Client, head: BackupHead, file: string): Promise<number> {
  await client.query("set local maintenance_work_mem = '256MB'")
  const names = head.tables.map(table => client.escapeIdentifier(table.name))
  const later = await listLater(client)
  for (const { drop } of later) await client.query(drop)
  // What triggers guard and add was guarded and added when it was written.
  for (const name of names) await client.query(`alter table public.${name} disable trigger user`)
  const byName = new Map(head.tables.map(table => [table.name, table]))
  let rows = 0
  await readTables(
    file,
    async (name, chunks) => {
      const table = byName.get(name)
      if (table === undefined) throw new Error(`rows of no table: ${name}`)
      const into = client.query(copyFrom(`copy ${target(client, table)} from stdin`))
      await pipeline(chunks, into)
      rows += into.rowCount
    },
    head,
  )
  for (const { make } of later) await client.query(make)
  for (const name of names) await client.query(`alter table public.${name} enable trigger user`)
  return rows
}

/** SQL of what is made after the rows: indexes first, then references, which need them. */
async function listLater(client: pg.Client): Promise<{ drop: string; make: string }[]> {
  const { rows } = await client.query<{ drop: string; make: string }>(
    `select drop, make from (
      select 1 as turn, format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
          format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make
        from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace
      union all
      select 0, format('drop index %s', x.indexrelid::regclass), pg_get_indexdef(x.indexrelid)
        from pg_index x join pg_class c on c.oid = x.indexrelid
        where c.relnamespace = 'public'::regnamespace
          and not exists (select from pg_constraint k where k.conindid = x.indexrelid)) l
      order by turn`,
  )
  return rows
}

/** Works every chain out anew; throws where one does not hold. Returns how many entries there are. */
async function checkChains(client: pg.Client): Promise<number> {
  const { rows: streets } = await client.query<{ streetId: string }>(
    'select distinct street_id as "streetId" from chain_entry order by 1',
  )
  let entries = 0
  for (const { streetId } of streets) {
    const { rows } = await client.query<{ entries: number; broken: string | null }>(
      `select count(*)::int as entries, min(seq) filter (where not holds)::text as broken from (
        select seq, hash = sha256(convert_to(concat_ws(E'\\n', street_id, seq, ${isoText('at')}, kind, subject_id, body,
            encode(prev_hash, 'hex')), 'UTF8'))
          and prev_hash = coalesce(lag(hash) over w, sha256(convert_to($2, 'UTF8')))
          and seq = row_number() over w as holds
        from chain_entry where street_id = $1 window w as (order by seq)) e`,
      [streetId, chainOrigin(streetId)],
    )
    const [found] = rows
    if (found?.broken !== null) {
      throw new UsageError(
        `the chain of ${streetId} does not hold at its entry ${found?.broken}: nothing was restored`,
      )
    }
    entries += found.entries
  }
  return entries
}
