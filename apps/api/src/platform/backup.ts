import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { type BackupTable, writeBackup } from './backup-file.ts'
import { UsageError } from './command.ts'
import { connectTo, judgeDatabase } from './migrate.ts'

/** Writes everything a database holds at one instant into a file, while the API goes on. */
export async function backUp(ask: {
  url: string
  migrationsDir: string
  file: string
  now: Date
}): Promise<{ rows: number; bytes: number; tables: number }> {
  const client = await connectTo(ask.url)
  try {
    // One snapshot for all tables: a booking is not kept without its slot.
    await client.query('begin isolation level repeatable read read only')
    await client.query('set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0')
    const { applied, open } = await judgeDatabase(client, ask.migrationsDir)
    if (open.length > 0)
      throw new UsageError('the database is not up to date with this version: start it once first')
    const tables = await listTables(client)
    const head = {
      format: 'yunxuan-backup',
      version: 1,
      at: ask.now.toISOString(),
      migrations: applied.map(migration => migration.hash),
      tables,
    } as const
    const written = await writeBackup(ask.file, head, table =>
      client.query(copyTo(`copy ${target(client, table)} to stdout`)),
    )
    return { ...written, tables: tables.length }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      throw new UsageError(`${ask.file} is there already: name another file`)
    }
    throw error
  } finally {
    await client.end()
  }
}

/** SQL: a table with those of its columns that are written. */
export function target(client: pg.Client, { name, columns }: BackupTable): string {
  return `public.${client.escapeIdentifier(name)} (${columns.map(column => client.escapeIdentifier(column)).join(', ')})`
}

/** Our tables with the columns that are not worked out from others, in no order that matters. */
async function listTables(client: pg.Client): Promise<BackupTable[]> {
  const { rows } = await client.query<BackupTable>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      group by c.relname order by 1`,
  )
  return rows
}
