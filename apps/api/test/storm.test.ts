import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { startPostgres } from '../../../scripts/postgres.mjs'
import { buildApp } from '../src/app.ts'
import { openDatabase } from '../src/platform/database.ts'
import { migrateDatabase } from '../src/platform/migrate.ts'
import { migrationsDir } from '../src/platform/prepare-database.ts'
import { openHouse } from './house.ts'
import { type Alone, serveAlone } from './process.ts'

// A database server of its own: it is killed, stopped and started again.
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'yunxuan-storm-'))
const start = () =>
  startPostgres({ dir: path.join(dir, 'postgres'), settings: { fsync: 'off', synchronous_commit: 'off' } })

// On an idle machine it is a tenth of a second; this one may be busy with everything else.
const aMoment = 5_000

let postgres = await start()
afterAll(async () => {
  await postgres.stop()
  fs.rmSync(dir, { recursive: true, force: true })
})
await migrateDatabase({ url: postgres.url, migrationsDir })
const house = await openHouse({ DATABASE_URL: postgres.url })
house.clock.now = new Date()
const street = await house.sow.aStreet()
const people = await Promise.all(Array.from({ length: 12 }, () => house.sow.aMember(street)))
const tokens = await Promise.all(people.map(one => house.tokenOf(one)))

let slotId: string
beforeEach(async () => {
  slotId = (await house.sow.aSlot(street, { places: 1000 })).slotId
})

interface Answer {
  status: number
  code: string
  retryAfter: string | null
  isWrite: boolean
}

/** Asks without a pause until it is told to stop: everybody reads, and books the slot under a key of their own. */
function load(origin: string): () => Promise<Answer[]> {
  const answers: Answer[] = []
  let isOver = false
  const send = async (token: string, isWrite: boolean, key: string) => {
    const inStreet = `${origin}/v1/streets/${street.streetId}`
    const reply = await fetch(isWrite ? `${inStreet}/slots/${slotId}/bookings` : `${inStreet}/me`, {
      method: isWrite ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${token}`,
        ...(isWrite ? { 'content-type': 'application/json', 'idempotency-key': key } : {}),
      },
      ...(isWrite ? { body: JSON.stringify({ party: 1, overlapAccepted: true }) } : {}),
    })
    const body: unknown = await reply.json()
    const code = typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : ''
    answers.push({ status: reply.status, code, retryAfter: reply.headers.get('retry-after'), isWrite })
  }
  const all = tokens.map(async token => {
    while (!isOver) {
      await send(token, false, '')
      await send(token, true, slotId)
    }
  })
  return async () => {
    isOver = true
    await Promise.all(all)
    return answers
  }
}

/** Everything was either answered, or refused for now in words: never an error of ours, nothing was left hanging. */
function expectInWords(answers: readonly Answer[]): void {
  const odd = answers.filter(({ status, code, retryAfter }) => {
    const isServed = status === 200 || status === 201
    return (
      !isServed && !(status === 503 && ['unavailable', 'overloaded'].includes(code) && retryAfter !== null)
    )
  })
  expect(odd).toEqual([])
  expect(answers.some(answer => answer.status < 300)).toBe(true)
}

/** Milliseconds until it is ready again, and answers a read. */
async function untilServing({ origin }: Pick<Alone, 'origin'>): Promise<number> {
  const from = performance.now()
  for (;;) {
    const reply = await fetch(`${origin}/v1/streets`).catch(() => undefined)
    const ready = await fetch(`${origin}/health/ready`).catch(() => undefined)
    if (reply?.ok && ready?.ok) return performance.now() - from
    if (performance.now() - from > 30_000) throw new Error('it does not serve again')
    await sleep(20)
  }
}

async function expectAllBooked(): Promise<void> {
  const { rows } = await house.db.$client.query(
    `select s.taken, (select count(*)::int from booking b where b.street_id = s.street_id and b.slot_id = s.id) as made
     from slot s where s.street_id = $1 and s.id = $2`,
    [street.streetId, slotId],
  )
  expect(rows).toEqual([{ taken: people.length, made: people.length }])
}

/** Asks the server itself, whatever becomes of everybody else's connections. */
async function ask(text: string): Promise<pg.QueryResult> {
  const options = '-c default_transaction_read_only=off'
  const client = new pg.Client({ connectionString: postgres.url, options })
  client.on('error', () => {})
  await client.connect()
  try {
    return await client.query(text)
  } finally {
    await client.end()
  }
}

const ours = "application_name like 'yunxuan-%' and pid <> pg_backend_pid()"

describe('a full disk', () => {
  it.runIf(fs.existsSync('/dev/full'))(
    'of the log loses lines of the log, and nothing else',
    async () => {
      const full = fs.openSync('/dev/full', 'w')
      const alone = await serveAlone(postgres.url, { LOG_LEVEL: 'info' }, ['ignore', full, full])
      fs.closeSync(full)
      const stop = load(alone.origin)
      await sleep(1_000)
      const answers = await stop()
      expectInWords(answers)
      await expectAllBooked()
      const ended = new Promise(resolve => alone.child.once('exit', code => resolve(code)))
      alone.child.kill('SIGTERM')
      expect(await ended).toBe(0)
    },
    120_000,
  )

  it('of the data is said in words while it lasts, and then all goes on', async () => {
    const book = (index: number) =>
      house.app.inject({
        method: 'POST',
        url: `/v1/streets/${street.streetId}/slots/${slotId}/bookings`,
        headers: { authorization: `Bearer ${tokens[index]}`, 'content-type': 'application/json' },
        payload: '{"party":1,"overlapAccepted":true}',
      })
    await ask(`create function no_room() returns trigger language plpgsql as $$
      begin raise exception 'could not extend file' using errcode = '53100'; end $$;
      create trigger no_room before insert on booking execute function no_room()`)
    const refused = await Promise.all([book(0), book(1), book(2)])
    expect(refused.map(reply => [reply.statusCode, reply.json().code, reply.headers['retry-after']])).toEqual(
      Array(3).fill([503, 'unavailable', '2']),
    )
    await ask('drop trigger no_room on booking; drop function no_room()')
    const taken = await Promise.all(people.map((_, index) => book(index)))
    expect(taken.map(reply => reply.statusCode)).toEqual(people.map(() => 201))
    await expectAllBooked()
  })
})

describe('a database that is lost', () => {
  it('connections ended and servers restarted under load end no process, and whoever asks again is served', async () => {
    const alone = await serveAlone(postgres.url)
    const stop = load(alone.origin)
    for (let times = 0; times < 20; times++) {
      await sleep(100)
      await ask(`select pg_terminate_backend(pid) from pg_stat_activity where ${ours}`)
    }
    expect(await untilServing(alone)).toBeLessThan(aMoment)
    for (let times = 0; times < 2; times++) {
      await sleep(300)
      await postgres.stop()
      await sleep(300)
      postgres = await start()
      expect(await untilServing(alone)).toBeLessThan(aMoment)
    }
    await sleep(300)
    expectInWords(await stop())
    expect(alone.hasEnded()).toBe(false)
    await expectAllBooked()
  }, 180_000)

  // Once the questions end by themselves, once only the request does.
  it.each([1_000, 30_000])(
    'a frozen one hangs no request, read or write, nor a question for readiness, and goes on when the other does: %i',
    async statementTimeoutMs => {
      const db = openDatabase(postgres.url, 4, { statementTimeoutMs })
      const { app } = await buildApp({ config: house.config, db, answerWithinMs: 3_000 })
      // Over a connection: only there has a request an end of its own.
      const origin = await app.listen({ port: 0, host: '127.0.0.1' })
      const asMember = (index: number, path: string, more: RequestInit = {}) =>
        fetch(`${origin}/v1/streets/${street.streetId}${path}`, {
          ...more,
          headers: { authorization: `Bearer ${tokens[index]}`, 'content-type': 'application/json' },
        })
      const me = (index: number) => asMember(index, '/me')
      const book = (index: number) =>
        asMember(index, `/slots/${slotId}/bookings`, {
          method: 'POST',
          body: '{"party":1,"overlapAccepted":true}',
        })
      for (let index = 0; index < 4; index++) await me(index)
      const backends = await ask(`select pid from pg_stat_activity where ${ours}`)
      const pids = [postgres.pid, ...backends.rows.map(row => Number(row.pid))]
      for (const pid of pids) process.kill(pid, 'SIGSTOP')
      const from = performance.now()
      try {
        const readiness = app.inject({ url: '/health/ready' }).then(reply => reply.statusCode)
        const answers = await Promise.all(people.flatMap((_, index) => [book(index), me(index)]))
        for (const answer of answers) {
          expect([answer.status, await answer.json()]).toMatchObject([503, { code: 'unavailable' }])
          expect(answer.headers.get('retry-after')).not.toBeNull()
        }
        expect(await readiness).toBe(503)
        expect(performance.now() - from).toBeLessThan(3_000 + aMoment)
      } finally {
        for (const pid of pids.reverse()) process.kill(pid, 'SIGCONT')
      }
      const thawed = performance.now()
      while (!(await me(0)).ok) await sleep(20)
      expect(performance.now() - thawed).toBeLessThan(aMoment)
      expect((await app.inject({ url: '/health/ready' })).json()).toEqual({ status: 'ready' })
      await app.close()
      await db.$client.end()
    },
    60_000,
  )

  it('one that takes no writes is not ready, says so in words, and every write goes through once it does again', async () => {
    const db = openDatabase(postgres.url, 4)
    const { app } = await buildApp({ config: house.config, db })
    const book = async (index: number) => {
      const reply = await app.inject({
        method: 'POST',
        url: `/v1/streets/${street.streetId}/slots/${slotId}/bookings`,
        headers: { authorization: `Bearer ${tokens[index]}`, 'content-type': 'application/json' },
        payload: '{"party":1,"overlapAccepted":true}',
      })
      return [reply.statusCode, reply.json().code]
    }
    const name = new URL(postgres.url).pathname.slice(1)
    await ask(`alter database ${name} set default_transaction_read_only = on`)
    await ask(`select pg_terminate_backend(pid) from pg_stat_activity where ${ours}`)
    await sleep(100)
    expect(await Promise.all([book(0), book(1), book(2)])).toEqual(Array(3).fill([503, 'unavailable']))
    const ready = await app.inject({ url: '/health/ready' })
    expect([ready.statusCode, ready.json()]).toEqual([503, { status: 'database takes no writes' }])
    const reads = await Promise.all(
      [0, 1, 2, 3].map(index =>
        app.inject({
          url: `/v1/streets/${street.streetId}/me`,
          headers: { authorization: `Bearer ${tokens[index]}` },
        }),
      ),
    )
    expect(reads.map(reply => reply.statusCode)).toEqual([200, 200, 200, 200])
    await ask(`alter database ${name} reset default_transaction_read_only`)
    expect((await app.inject({ url: '/health/ready' })).statusCode).toBe(200)
    const written: unknown[] = []
    for (let index = 0; index < 8; index++) written.push((await book(index))[0])
    expect(written).toEqual(Array(8).fill(201))
    await app.close()
    await db.$client.end()
  })
})
