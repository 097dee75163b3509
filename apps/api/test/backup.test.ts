import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { to as copyTo } from 'pg-copy-streams'
import { afterAll, describe, expect, test } from 'vitest'
import { backUp, target } from '../src/platform/backup.ts'
import { checkBackup, readTables } from '../src/platform/backup-file.ts'
import { connectTo, migrateDatabase } from '../src/platform/migrate.ts'
import { requireRights, restore } from '../src/platform/restore.ts'
import { aDatabase, aRole, ask, aVersion, dropAll, later, wordsOf } from './database.ts'
import { openHouse, saturdayMorning } from './house.ts'
import { approve, approved, sowAttendee, sowPastShift } from './sow-record.ts'
import { migrationsDir } from './template.ts'

const fixture = path.join(import.meta.dirname, 'baseline.backup')

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yunxuan-backup-'))
const file = path.join(folder, 'all.backup')
const house = await openHouse()
const street = await house.sow.aStreet()
for (const name of ['\\.member 7', 'tab\tand\nline', '\\N', '王“小”明🙂'])
  await house.sow.aMember(street, { name })
const shift = await sowPastShift(house, street)
await approve(house, shift, [approved(await sowAttendee(house, street, shift))])
await backUp({ url: house.config.databaseUrl, migrationsDir, file, now: saturdayMorning })
afterAll(async () => {
  await dropAll()
  fs.rmSync(folder, { recursive: true, force: true })
})

/** A sum of the rows of each table, whatever their order. */
async function sumsOf(url: string): Promise<unknown> {
  const tables = await ask(
    url,
    "select tablename as name from pg_tables where schemaname = 'public' order by 1",
  )
  const sums: unknown[] = []
  for (const { name } of tables) {
    const [sum] = await ask(
      url,
      `select count(*), md5(string_agg(t::text, e'\\n' order by t::text collate "C")) from "${String(name)}" t`,
    )
    sums.push([name, sum])
  }
  return sums
}

/** Everything that is not a row: indexes, constraints, triggers and whether they are on, and who may do what. */
const shapeOf = async (url: string) => [
  await ask(url, "select indexdef from pg_indexes where schemaname = 'public' order by 1"),
  await ask(
    url,
    "select conname, pg_get_constraintdef(oid) as text, convalidated from pg_constraint where connamespace = 'public'::regnamespace order by 1, 2",
  ),
  await ask(
    url,
    'select tgname, tgenabled, pg_get_triggerdef(oid) as text from pg_trigger where not tgisinternal order by 1, 3',
  ),
  await ask(
    url,
    "select table_name, privilege_type from information_schema.role_table_grants where grantee = 'yunxuan_api' and table_schema = 'public' order by 1, 2",
  ),
]

describe('a backup', () => {
  test('brings back every row, index, reference, trigger and right, under a role that owns nothing', async () => {
    const url = await aDatabase()
    const apiUrl = aRole(url)
    const { rows, entries } = await restore({ url, apiUrl, migrationsDir, file })
    expect(rows).toBeGreaterThan(20)
    expect(entries).toBeGreaterThan(0)
    expect(await sumsOf(url)).toEqual(await sumsOf(house.config.databaseUrl))
    expect(await shapeOf(url)).toEqual(await shapeOf(house.config.databaseUrl))
    expect(await wordsOf(requireRights(apiUrl))).toBe('done')
    // Whoever starts next finds nothing to do.
    await migrateDatabase({ url, migrationsDir, apiUrl })
    expect(await wordsOf(ask(apiUrl, 'delete from record'))).toMatch(/permission denied/)
  })

  test('of an older version is brought up to the one that restores it', async () => {
    const url = await aDatabase()
    await restore({ url, apiUrl: url, migrationsDir: aVersion(later), file })
    expect(await ask(url, 'select count(*)::int as members from member')).toEqual(
      await ask(house.config.databaseUrl, 'select count(*)::int as members from member'),
    )
    expect(await ask(url, 'select id from later')).toEqual([])
    const newer = path.join(folder, 'newer.backup')
    await backUp({ url, migrationsDir: aVersion(later), file: newer, now: saturdayMorning })
    expect(
      await wordsOf(restore({ url: await aDatabase(), apiUrl: url, migrationsDir, file: newer })),
    ).toMatch(/newer than this version/)
  })

  test('is not put into a database that holds something', async () => {
    const { databaseUrl } = house.config
    expect(await wordsOf(restore({ url: databaseUrl, apiUrl: databaseUrl, migrationsDir, file }))).toMatch(
      /not empty/,
    )
    const url = await aDatabase()
    await ask(url, 'create table customers (id int)')
    expect(await wordsOf(restore({ url, apiUrl: url, migrationsDir, file }))).toMatch(
      /something else \(customers\)/,
    )
  })

  test('that is cut off, changed or something else is refused in words, and nothing is written', async () => {
    const url = await aDatabase()
    const whole = fs.readFileSync(file)
    const changed = Buffer.from(whole)
    changed[Math.floor(whole.length / 2)] = (changed[Math.floor(whole.length / 2)] ?? 0) ^ 1
    const text = gunzipSync(whole)
    const others: [string, Buffer][] = [
      ['cut.backup', whole.subarray(0, whole.length - 100)],
      ['changed.backup', changed],
      ['rows.backup', gzipSync(Buffer.from(text.toString('latin1').replace('tab\\t', 'tap\\t'), 'latin1'))],
      ['short.backup', gzipSync(text.subarray(0, text.length - 500))],
      ['text.backup', Buffer.from('no backup at all')],
      ['empty.backup', Buffer.alloc(0)],
    ]
    for (const [name, bytes] of others) {
      const other = path.join(folder, name)
      fs.writeFileSync(other, bytes)
      expect(await wordsOf(restore({ url, apiUrl: url, migrationsDir, file: other })), name).toMatch(
        /^Error: .*(cut off|was changed|no backup)/,
      )
    }
    expect(await wordsOf(restore({ url, apiUrl: url, migrationsDir, file: '/nowhere' }))).toMatch(
      /there is no file/,
    )
    expect(await ask(url, "select 1 from pg_tables where schemaname in ('public', 'drizzle')")).toEqual([])
  })

  test('whose chain does not hold is refused, and nothing is kept', async () => {
    const broken = await aDatabase()
    await restore({ url: broken, apiUrl: broken, migrationsDir, file })
    await ask(
      broken,
      `alter table chain_entry disable trigger all; update chain_entry set body = body || ' '; alter table chain_entry enable trigger all`,
    )
    const forged = path.join(folder, 'forged.backup')
    await backUp({ url: broken, migrationsDir, file: forged, now: saturdayMorning })
    const url = await aDatabase()
    expect(await wordsOf(restore({ url, apiUrl: url, migrationsDir, file: forged }))).toMatch(
      /does not hold at its entry 1/,
    )
    expect(await ask(url, "select 1 from pg_tables where schemaname = 'public'")).toEqual([])
  })

  test('is written for its owner alone, and never over another', async () => {
    expect(fs.statSync(file).mode & 0o077).toBe(0)
    const again = backUp({ url: house.config.databaseUrl, migrationsDir, file, now: saturdayMorning })
    expect(await wordsOf(again)).toMatch(/is there already/)
  })
})

/** Columns whose rows went to a table of their own. */
const movedTo: Readonly<Record<string, string>> = { street: 'figures' }

/** Returns lines without one of their columns; as they are where there is none. */
const without = (lines: readonly string[], column: number) =>
  lines.map(line => (column < 0 ? line : line.split('\t').toSpliced(column, 1).join('\t'))).sort()

// Made by `node --import tsx test/make-baseline-backup.ts` in apps/api: docs/operations.md, "A new version".
describe('the baseline as it was first deployed', () => {
  test('comes up to this version with every row it had', async () => {
    const head = await checkBackup(fixture)
    const url = await aDatabase()
    await restore({ url, apiUrl: url, migrationsDir, file: fixture })
    const client = await connectTo(url)
    const empty: string[] = []
    try {
      await readTables(
        fixture,
        async (name, chunks) => {
          const table = head.tables.find(one => one.name === name) ?? { name, columns: [] }
          const left = { ...table, columns: table.columns.filter(column => movedTo[name] !== column) }
          const kept = without(await linesOf(chunks), table.columns.indexOf(movedTo[name] ?? ''))
          if (kept.length === 0) empty.push(name)
          const now = await linesOf(client.query(copyTo(`copy ${target(client, left)} to stdout`)))
          expect(now, name).toEqual(kept)
        },
        head,
      )
      // What the streets of the demo said of themselves lay beside their names, 23 numbers; now each is a claim.
      const { rows } = await client.query('select value from claim where name = $1', ['注册志愿者'])
      expect(rows).toEqual([{ value: 2987 }])
      expect((await client.query('select from claim')).rowCount).toBe(23)
    } finally {
      await client.end()
    }
    expect(empty).toEqual([])
    expect(head.tables.length).toBeGreaterThan(60)
  })
})

async function linesOf(chunks: AsyncIterable<Buffer>): Promise<string[]> {
  const kept: Buffer[] = []
  for await (const chunk of chunks) kept.push(chunk)
  return Buffer.concat(kept).toString('utf8').split('\n').slice(0, -1).sort()
}
