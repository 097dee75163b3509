import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'

const run = promisify(execFile)

/** The least a database has to do to book one place: take it where one is left, and note who has it. */
const minimalBooking = (slot: string) => `with taken as (
    update bench_slot set taken = taken + 1 where id = ${slot} and taken < places returning id)
  insert into bench_booking (slot_id, member_id) select id, gen_random_uuid() from taken`

/** The least a database has to do to check one person in; counted, so that a board can say how many are there. */
const minimalCheckIn = (isCounted: boolean) =>
  isCounted
    ? `with here as (insert into bench_scan (shift_id, person_id) values (1, gen_random_uuid()) returning shift_id)
  update bench_shift set arrived = arrived + 1 where id in (select shift_id from here)`
    : 'insert into bench_scan (shift_id, person_id) values (1, gen_random_uuid())'

/** Makes the two tables of the minimal booking, beside the product's own. */
export async function prepareMinimal(url: string, slots: number): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('drop table if exists bench_booking, bench_slot')
  await client.query(
    'create table bench_slot (id int primary key, places int, taken int) with (fillfactor = 50)',
  )
  await client.query(
    'create table bench_booking (slot_id int, member_id uuid, primary key (slot_id, member_id))',
  )
  await client.query('insert into bench_slot select g, 1000000000, 0 from generate_series(1, $1) g', [slots])
  await client.end()
}

/** How hard to press, and how long. */
interface Load {
  connections: number
  seconds: number
}

/** Statements a second by pgbench, or by a bare pg pool where pgbench is missing, and which it was. */
interface Pressed {
  perSecond: number
  by: 'pgbench' | 'pg'
}

/** Returns minimal bookings a second. */
export function minimalBookings(url: string, { slots, ...load }: Load & { slots: number }): Promise<Pressed> {
  return press(url, load, {
    prelude: `\\set slot random(1, ${slots})\n`,
    script: minimalBooking(':slot'),
    text: minimalBooking('$1'),
    values: () => [1 + Math.floor(Math.random() * slots)],
  })
}

/** Returns minimal check-ins a second, all of one shift. */
export async function minimalCheckIns(
  url: string,
  { isCounted, ...load }: Load & { isCounted: boolean },
): Promise<Pressed> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('drop table if exists bench_scan, bench_shift')
  await client.query('create table bench_shift (id int primary key, arrived int) with (fillfactor = 50)')
  await client.query(
    'create table bench_scan (shift_id int, person_id uuid, primary key (shift_id, person_id))',
  )
  await client.query('insert into bench_shift values (1, 0)')
  await client.end()
  const text = minimalCheckIn(isCounted)
  return press(url, load, { prelude: '', script: text, text, values: () => [] })
}

interface Statement {
  /** For pgbench: what it sets first, and the statement. */
  prelude: string
  script: string
  /** For the pool. */
  text: string
  values: () => number[]
}

async function press(url: string, load: Load, statement: Statement): Promise<Pressed> {
  const byPgbench = await pgbench(url, load, statement).catch(() => undefined)
  if (byPgbench !== undefined) return { perSecond: byPgbench, by: 'pgbench' }
  return { perSecond: await barePool(url, load, statement), by: 'pg' }
}

async function pgbench(
  url: string,
  { connections, seconds }: Load,
  { prelude, script }: Statement,
): Promise<number | undefined> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'yunxuan-pgbench-'))
  try {
    const file = path.join(dir, 'statement.sql')
    writeFileSync(file, `${prelude}${script.replace(/\s+/g, ' ')};\n`)
    const args = [
      '-n',
      '-M',
      'prepared',
      '-c',
      String(connections),
      '-j',
      '2',
      '-T',
      String(seconds),
      '-f',
      file,
      url,
    ]
    const { stdout } = await run('pgbench', args)
    const perSecond = /tps = ([\d.]+)/.exec(stdout)?.[1]
    return perSecond === undefined ? undefined : Number(perSecond)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

async function barePool(url: string, { connections, seconds }: Load, statement: Statement): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: connections })
  const deadline = performance.now() + seconds * 1000
  let done = 0
  const lane = async () => {
    while (performance.now() < deadline) {
      await pool.query({ name: 'minimal', text: statement.text, values: statement.values() })
      done += 1
    }
  }
  await Promise.all(Array.from({ length: connections }, lane))
  await pool.end()
  return done / seconds
}
