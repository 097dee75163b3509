import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import Fastify from 'fastify'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { appendOnlyTables } from '../src/platform/append-only.ts'
import { inTransaction, openDatabase } from '../src/platform/database.ts'
import { addJob, startJobs } from '../src/platform/jobs.ts'
import { connectTo, migrateDatabase, readMigrations, requireHead } from '../src/platform/migrate.ts'
import { findTooLittlePower, findTooMuchPower } from '../src/platform/role.ts'
import { aDatabase, aRole, ask, aVersion, dropAll, later, wordsOf } from './database.ts'
import { migrationsDir } from './template.ts'

afterAll(dropAll)

const tablesOf = async (url: string) =>
  (
    await ask(
      url,
      "select schemaname || '.' || tablename as name from pg_tables where schemaname !~ '^pg_|information' order by 1",
    )
  ).map(row => row.name)

describe('a start on a database', () => {
  test('that is empty makes the schema, and does nothing the next time, also when several start at once', async () => {
    const url = await aDatabase()
    await Promise.all([1, 2, 3].map(() => migrateDatabase({ url, migrationsDir })))
    const applied = await ask(url, 'select hash from drizzle.__drizzle_migrations order by id')
    expect(applied.map(row => row.hash)).toEqual(readMigrations(migrationsDir).map(one => one.hash))
    expect(await wordsOf(requireHead(url, migrationsDir))).toBe('done')
  })

  test('of an older version brings it up, migration by migration, whatever their times say', async () => {
    const url = await aDatabase()
    await migrateDatabase({ url, migrationsDir })
    const version = aVersion(later, 'ALTER TABLE "later" ADD COLUMN "word" text;')
    expect(await wordsOf(requireHead(url, version))).toMatch(/lacks 2 migrations/)
    await migrateDatabase({ url, migrationsDir: version })
    expect(await ask(url, 'select word from later')).toEqual([])
  })

  test('of a newer version is refused, and written nothing', async () => {
    const url = await aDatabase()
    await migrateDatabase({ url, migrationsDir: aVersion(later) })
    expect(await wordsOf(migrateDatabase({ url, migrationsDir }))).toMatch(
      /^ConfigError: the database is newer/,
    )
  })

  test('of another history is refused: its hashes are compared, not its times', async () => {
    const url = await aDatabase()
    const other = aVersion()
    fs.appendFileSync(path.join(other, '0000_baseline.sql'), '-- as it was in between\n')
    await migrateDatabase({ url, migrationsDir: other })
    const before = await tablesOf(url)
    expect(await wordsOf(migrateDatabase({ url, migrationsDir: aVersion(later) }))).toMatch(
      /^ConfigError: the database comes from another history: its migration 1/,
    )
    expect(await tablesOf(url)).toEqual(before)
  })

  test('that is half way is refused', async () => {
    const url = await aDatabase()
    await migrateDatabase({ url, migrationsDir })
    await ask(url, 'drop table notice cascade')
    expect(await wordsOf(migrateDatabase({ url, migrationsDir: aVersion(later) }))).toMatch(
      /half way.*lacks notice/,
    )
    expect(await tablesOf(url)).not.toContain('public.later')
  })

  test.each(['create table customers (id int)', 'create schema shop; create table shop.orders (id int)'])(
    'that holds something else is refused before anything is written: %s',
    async text => {
      const url = await aDatabase()
      await ask(url, text)
      const before = await tablesOf(url)
      expect(await wordsOf(migrateDatabase({ url, migrationsDir }))).toMatch(
        /^ConfigError: .*something else \((customers|shop.orders)\)/,
      )
      expect(await tablesOf(url)).toEqual(before)
    },
  )

  test('that says nothing ends after five seconds, in a word', async () => {
    const silent = net.createServer(() => {}).listen(0, '127.0.0.1')
    await new Promise(resolve => silent.once('listening', resolve))
    const address = silent.address()
    const port = typeof address === 'object' ? address?.port : undefined
    const words = await wordsOf(
      migrateDatabase({ url: `postgres://a:b@127.0.0.1:${port}/yunxuan`, migrationsDir }),
    )
    expect(words).toMatch(/^ConfigError: DATABASE_URL leads to no database \(no answer in 5 s\)/)
    silent.close()
  }, 20_000)

  test('that somebody else migrates and never ends gives up in a word', async () => {
    const url = await aDatabase()
    const other = await connectTo(url)
    await other.query('select pg_advisory_lock(7214001)')
    expect(await wordsOf(migrateDatabase({ url, migrationsDir, waitMs: 100 }))).toMatch(
      /^ConfigError: another process has been migrating this database/,
    )
    await other.end()
    expect(await wordsOf(migrateDatabase({ url, migrationsDir, waitMs: 10_000 }))).toBe('done')
  }, 30_000)

  test('with a migration that fails leaves it as it was', async () => {
    const url = await aDatabase()
    await migrateDatabase({ url, migrationsDir })
    const version = aVersion(later, 'SELECT nothing FROM nowhere;')
    expect(await wordsOf(migrateDatabase({ url, migrationsDir: version }))).toMatch(/nowhere/)
    expect(await tablesOf(url)).not.toContain('public.later')
  })
})

describe('the role of the API', () => {
  let url: string
  let apiUrl: string
  let role: string
  beforeAll(async () => {
    url = await aDatabase()
    apiUrl = aRole(url)
    role = new URL(apiUrl).username
    await migrateDatabase({ url, migrationsDir, apiUrl })
  })

  async function powerOf(address: string): Promise<string | undefined> {
    const client = await connectTo(address)
    try {
      return (await findTooMuchPower(client)) ?? (await findTooLittlePower(client))
    } finally {
      await client.end()
    }
  }

  test('is made with the password of its address, owns nothing, and can do no more than it should', async () => {
    expect(await powerOf(apiUrl)).toBeUndefined()
    const [row] = await ask(apiUrl, "select current_user as me, current_setting('lock_timeout') as wait")
    expect(row).toEqual({ me: role, wait: '3s' })
    expect(await wordsOf(ask(apiUrl, 'update audit set action = action'))).toMatch(/permission denied/)
    expect(await wordsOf(ask(apiUrl, 'alter table audit disable trigger all'))).toMatch(/must be owner/)
  })

  test('is told from the owner, from a right too many and from a trigger that sleeps', async () => {
    expect(await powerOf(url)).toMatch(/superuser/)
    await ask(url, 'grant update (action) on audit to yunxuan_api')
    expect(await powerOf(apiUrl)).toMatch(/may update audit/)
    await ask(url, 'revoke update (action) on audit from yunxuan_api')
    await ask(url, 'alter table record disable trigger record_append_only')
    expect(await powerOf(apiUrl)).toMatch(/record_append_only is not enabled/)
    await ask(url, 'alter table record enable trigger record_append_only')
    await ask(url, `alter table street owner to ${role}`)
    expect(await powerOf(apiUrl)).toMatch(/owner of street/)
    await ask(url, `alter table street owner to ${decodeURIComponent(new URL(url).username)}`)
    expect(await powerOf(apiUrl)).toBeUndefined()
  })

  test('has its rights from whoever migrates next, when the one who made the schema could give none', async () => {
    await ask(url, 'revoke all on all tables in schema public from yunxuan_api')
    await ask(url, 'grant truncate on audit to yunxuan_api; grant update (action) on audit to yunxuan_api')
    await ask(url, 'grant delete on record to yunxuan_api')
    expect(await powerOf(apiUrl)).toMatch(/may (update|truncate) audit/)
    await ask(url, 'revoke all on audit, record from yunxuan_api')
    expect(await powerOf(apiUrl)).toMatch(/may not select street: start once with MIGRATE_DATABASE_URL/)
    await ask(
      url,
      'grant update (action), truncate on audit to yunxuan_api; grant delete on record to yunxuan_api',
    )
    await migrateDatabase({ url, migrationsDir, apiUrl })
    expect(await powerOf(apiUrl)).toBeUndefined()
    expect(await ask(apiUrl, 'select from audit, booking limit 0')).toEqual([])
    const lacking = await ask(
      url,
      `select relname as tablename, has_any_column_privilege('yunxuan_api', oid, 'UPDATE') as "mayUpdate"
        from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
          and not (has_table_privilege('yunxuan_api', oid, 'SELECT') and has_table_privilege('yunxuan_api', oid, 'INSERT')
            and has_table_privilege('yunxuan_api', oid, 'UPDATE')) order by 1`,
    )
    expect(lacking).toEqual(appendOnlyTables.map(tablename => ({ tablename, mayUpdate: false })))
  })

  test('has a password that the server is never told, and keeps it where its address has none', async () => {
    const asked = vi.spyOn(pg.Client.prototype, 'query')
    await migrateDatabase({ url, migrationsDir, apiUrl })
    const texts = JSON.stringify(asked.mock.calls.map(([text]) => String(text)))
    asked.mockRestore()
    expect(texts).toMatch(/alter role .* password 'SCRAM-SHA-256/)
    expect(texts).not.toContain('a p@ss/word')
    const bare = new URL(apiUrl)
    bare.password = ''
    await migrateDatabase({ url, migrationsDir, apiUrl: bare.href })
    expect(await ask(apiUrl, 'select current_user as me')).toEqual([{ me: role }])
  })

  test('adds jobs and does them', async () => {
    const db = openDatabase(apiUrl, 2)
    const done: unknown[] = []
    const stop = await startJobs({
      databaseUrl: apiUrl,
      clock: () => new Date(),
      log: Fastify().log,
      crontab: '0 0 30 2 * remember',
      tasks: { remember: async payload => void done.push(payload) },
    })
    try {
      await inTransaction(db, tx => addJob(tx, 'remember', 'word'))
      await expect.poll(() => done, { timeout: 15_000 }).toEqual(['word'])
    } finally {
      await stop()
      await db.$client.end()
    }
  })

  test('a start by an address that is both owner and API is refused', async () => {
    const same = new URL(url)
    same.searchParams.set('application_name', 'api')
    expect(await wordsOf(migrateDatabase({ url, migrationsDir, apiUrl: same.href }))).toMatch(/the same role/)
  })

  test('what is append-only is the same in the schema and in the code', async () => {
    const rows = await ask(
      url,
      `select c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
        where t.tgname = c.relname || '_append_only' order by 1`,
    )
    expect(rows.map(row => row.name)).toEqual(appendOnlyTables)
  })
})
