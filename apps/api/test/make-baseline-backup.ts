import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type pg from 'pg'
import { startPostgres } from '../../../scripts/postgres.mjs'
import { loadDemo } from '../src/demo/demo-load.ts'
import { backUp } from '../src/platform/backup.ts'
import { readConfig } from '../src/platform/config.ts'
import { openDatabase } from '../src/platform/database.ts'
import { connectTo, migrateDatabase } from '../src/platform/migrate.ts'
import { migrationsDir } from '../src/platform/prepare-database.ts'
import { sowRest } from './baseline-rows.ts'

const file = path.join(import.meta.dirname, 'baseline.backup')
const now = new Date('2026-11-28T00:00:00.000Z')
// Enough of each table for every kind of row, small enough to be kept with the code.
const rowsEach = 12

/** Writes a backup of the baseline with a few rows of every table, for the test that brings it up. */
async function makeBaselineBackup(): Promise<void> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'yunxuan-baseline-'))
  const postgres = await startPostgres({ dir: path.join(dir, 'postgres'), settings: { fsync: 'off' } })
  try {
    await migrateDatabase({ url: postgres.url, migrationsDir })
    const db = openDatabase(postgres.url, 4, { statementTimeoutMs: 0 })
    const config = readConfig({ DATABASE_URL: postgres.url, DEMO: '1', NODE_ENV: 'test' })
    await loadDemo({ db, config }, now)
    await db.$client.end()
    const client = await connectTo(postgres.url)
    await sowRest(client, now)
    await keepFew(client)
    await client.end()
    rmSync(file, { force: true })
    const { rows, tables, bytes } = await backUp({ url: postgres.url, migrationsDir, file, now })
    process.stdout.write(`${rows} rows of ${tables} tables in ${file}, ${bytes} bytes\n`)
  } finally {
    await postgres.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}

interface Reference {
  child: string
  parent: string
  on: string
}

/** Leaves the first rows of each table, and whatever they refer to. */
async function keepFew(client: pg.Client): Promise<void> {
  // A chain is kept from its beginning; every other order is as good.
  const { rows: tables } = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' order by 1",
  )
  for (const { name } of tables) {
    const order = name === 'chain_entry' ? 'seq, street_id' : '1, 2'
    await client.query(
      `create temp table "keep_${name}" as select * from public."${name}" order by ${order} limit ${rowsEach}`,
    )
  }
  const { rows: references } = await client.query<Reference>(
    `select c.conrelid::regclass::text as child, c.confrelid::regclass::text as parent,
        (select string_agg(format('k.%I = p.%I', a.attname, b.attname), ' and ')
          from unnest(c.conkey, c.confkey) as n (child, parent)
          join pg_attribute a on a.attrelid = c.conrelid and a.attnum = n.child
          join pg_attribute b on b.attrelid = c.confrelid and b.attnum = n.parent) as on
      from pg_constraint c where c.contype = 'f' and c.connamespace = 'public'::regnamespace`,
  )
  for (let added = 1; added > 0; ) {
    added = 0
    for (const { child, parent, on } of references) {
      const { rowCount } = await client.query(
        `insert into ${keep(parent)} select p.* from public.${parent} p
          where exists (select from ${keep(child)} k where ${on})
            and not exists (select from ${keep(parent)} h where h::text = p::text)`,
      )
      added += rowCount ?? 0
    }
  }
  await client.query('set session_replication_role = replica')
  for (const { name } of tables) {
    await client.query(
      `delete from public."${name}" t where not exists (select from "keep_${name}" k where k::text = t::text)`,
    )
  }
}

const keep = (table: string) => `"keep_${table.replaceAll('"', '')}"`

await makeBaselineBackup()
