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

/** Returns minimal bookings a second by pgbench, or by a bare pg pool where pgbench is missing, and which it was. */
export async function minimalBookings(
  url: string,
  options: { connections: number; seconds: number; slots: number },
): Promise<{ perSecond: number; by: 'pgbench' | 'pg' }> {
  const byPgbench = await pgbench(url, options).catch(() => undefined)
  if (byPgbench !== undefined) return { perSecond: byPgbench, by: 'pgbench' }
  return { perSecond: await barePool(url, options), by: 'pg' }
}

async function pgbench(
  url: string,
  { connections, seconds, slots }: { connections: number; seconds: number; slots: number },
): Promise<number | undefined> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'yunxuan-pgbench-'))
  try {
    const script = path.join(dir, 'book.sql')
    const statement = minimalBooking(':slot').replace(/\s+/g, ' ')
    writeFileSync(script, `\\set slot random(1, ${slots})\n${statement};\n`)
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
      script,
      url,
    ]
    const { stdout } = await run('pgbench', args)
    const perSecond = /tps = ([\d.]+)/.exec(stdout)?.[1]
    return perSecond === undefined ? undefined : Number(perSecond)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

async function barePool(
  url: string,
  { connections, seconds, slots }: { connections: number; seconds: number; slots: number },
): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: connections })
  const deadline = performance.now() + seconds * 1000
  let done = 0
  const lane = async () => {
    while (performance.now() < deadline) {
      const slot = 1 + Math.floor(Math.random() * slots)
      await pool.query({ name: 'minimal', text: minimalBooking('$1'), values: [slot] })
      done += 1
    }
  }
  await Promise.all(Array.from({ length: connections }, lane))
  await pool.end()
  return done / seconds
}
