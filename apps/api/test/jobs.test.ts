import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { crontab, tasksOf } from '../src/jobs.ts'
import { inTransaction } from '../src/platform/database.ts'
import { newId } from '../src/platform/ids.ts'
import { addJob, freeLocks, startJobs } from '../src/platform/jobs.ts'
import { openHouse, saturdayMorning } from './house.ts'

const dayMs = 24 * 3_600_000

const done: unknown[] = []
const house = await openHouse()
const stop = await startJobs({
  databaseUrl: house.config.databaseUrl,
  clock: () => house.clock.now,
  log: house.deps.log,
  // At a time that does not come: this test adds its jobs itself.
  crontab: '0 0 30 2 * remember',
  tasks: {
    remember: async (payload, now) => {
      done.push(payload, now)
    },
  },
})
afterAll(stop)

async function until(isDone: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !isDone(); tries += 1) await sleep(25)
}

describe('background jobs', () => {
  test('a job of a transaction that is rolled back does not run, one that is committed does', async () => {
    const failing = inTransaction(house.db, async tx => {
      await addJob(tx, 'remember', { word: 'rolled back' })
      throw new Error('and all of it is undone')
    })
    await expect(failing).rejects.toThrow('undone')
    await inTransaction(house.db, tx => addJob(tx, 'remember', { word: 'committed' }))
    await until(() => done.length > 0)
    expect(done).toEqual([{ word: 'committed' }, saturdayMorning])
  })

  test('a job under a key takes the place of the one that waits, and none runs before its time', async () => {
    const before = done.length
    const runAt = new Date(Date.now() + 3_600_000)
    await inTransaction(house.db, tx => addJob(tx, 'remember', 1, { runAt, jobKey: 'same' }))
    await inTransaction(house.db, tx => addJob(tx, 'remember', 2, { runAt, jobKey: 'same' }))
    const rows = await house.asOwner("select payload from graphile_worker._private_jobs where key = 'same'")
    expect(rows).toEqual([{ payload: 2 }])
    expect(done).toHaveLength(before)
  })

  test('what a crashed process had locked runs after all, and what is at work stays locked', async () => {
    const lock = async (jobKey: string, minutes: number) => {
      const later = new Date(Date.now() + 3_600_000)
      await inTransaction(house.db, tx => addJob(tx, 'remember', jobKey, { jobKey, runAt: later }))
      await house.asOwner(
        `update graphile_worker._private_jobs
          set locked_at = now() - make_interval(mins => $2), locked_by = $1 || ' worker', run_at = now(),
            attempts = 1
          where key = $1`,
        [jobKey, minutes],
      )
    }
    await lock('crashed', 11)
    await lock('at work', 1)
    await freeLocks(house.db)
    await until(() => done.includes('crashed'))
    expect(done).toContain('crashed')
    expect(done).not.toContain('at work')
  })
})

describe('what runs by itself', () => {
  test('every line of the crontab names a task, and every task has a line', () => {
    const named = crontab
      .trim()
      .split('\n')
      .map(line => line.split(' ')[5])
    expect(named.sort()).toEqual(Object.keys(tasksOf(house.deps)).sort())
  })

  test('stored replies, files and sessions go when their time is over, and not before', async () => {
    const { db } = house
    const street = await house.sow.aStreet()
    const { accountId, memberId } = await house.sow.aMember(street)
    const ago = (days: number) => new Date(saturdayMorning.getTime() - days * dayMs)
    for (const days of [0.9, 1.1]) {
      await db.$client.query(
        `insert into idempotency (street_id, account_id, key, request_hash, status, created_at)
          values ($1, $2, $3, '', 200, $4)`,
        [street.streetId, accountId, `key ${days}`, ago(days)],
      )
      await db.$client.query(
        `insert into import_file (street_id, id, file_name, rows, preview, error_count, created_by, created_at)
          values ($1, $2, $3, '[]', '{}', 0, $4, $5)`,
        [street.streetId, newId(), `file ${days}`, memberId, ago(days)],
      )
    }
    for (const days of [29, 31]) {
      await db.$client.query(
        `insert into session (id, account_id, refresh_hash, rotated_at, expires_at, created_at)
          values ($1, $2, $3, $4, $4, $4)`,
        [newId(), accountId, Buffer.from(`session ${days}`), ago(days)],
      )
    }
    const tasks = tasksOf(house.deps)
    for (const work of Object.values(tasks)) await work(null, saturdayMorning)
    const left = async (text: string) => (await db.$client.query(text)).rows.map(row => row.name)
    expect(await left('select key as name from idempotency')).toEqual(['key 0.9'])
    expect(await left('select file_name as name from import_file')).toEqual(['file 0.9'])
    expect(await left("select convert_from(refresh_hash, 'UTF8') as name from session")).toEqual([
      'session 29',
    ])
  })
})

describe('a street whose jobs fail', () => {
  test('stops no other, and has its turn again once it can', async () => {
    const streets = await Promise.all([house.sow.aStreet(), house.sow.aStreet(), house.sow.aStreet()])
    const [bad] = streets
    const later = new Date(saturdayMorning.getTime() + 30 * dayMs)
    for (const street of streets) {
      const { slotId, serviceId } = await house.sow.aSlot(street, { service: { needsApproval: true } })
      const { accountId } = await house.sow.aMember(street)
      const params = { streetId: street.streetId, slotId }
      const booking = await (await house.as({ accountId }))(
        'POST /v1/streets/:streetId/slots/:slotId/bookings',
        {
          params,
          body: {},
        },
      )
      await house.db.$client.query(
        `insert into booking_note (street_id, booking_id, organization_id, kind, sealed, erase_at)
          select $1, $2, organization_id, 'health', '\\x00', $3 from service where street_id = $1 and id = $4`,
        [street.streetId, booking.id, later, serviceId],
      )
    }
    await house.asOwner(`create function refuse_one() returns trigger language plpgsql as $$
      begin raise exception 'not today' using errcode = '23514', constraint = 'not_today'; end $$`)
    await house.asOwner(`create trigger refuse_one before insert on audit for each row
      when (new.street_id = '${bad?.streetId}' and new.actor_role = 'system') execute function refuse_one()`)
    const left = async () => {
      const { rows } = await house.db.$client.query(
        `select n.street_id as id from booking_note n join booking b on b.street_id = n.street_id and b.id = n.booking_id
          where b.status = 'pending' or n.erased_at is null`,
      )
      return rows.map(row => row.id)
    }
    const tasks = tasksOf(house.deps)
    const run = async () => {
      const said = []
      for (const name of ['erase-notes', 'close-applications']) {
        said.push(await tasks[name]?.(null, later).then(String, (error: Error) => error.message))
      }
      return said
    }
    const why = `${bad?.streetId}: error 23514 not_today`
    expect(await run()).toEqual([`1 of 3 failed: ${why}`, `1 of 3 failed: ${why}`])
    expect(await left()).toEqual([bad?.streetId])
    await house.asOwner('drop trigger refuse_one on audit')
    expect(await run()).toEqual(['1', '1'])
    expect(await left()).toEqual([])
  })
})
