import { fork } from 'node:child_process'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { writeNotices } from '../src/features/notice/notice.store.ts'
import { inTransaction } from '../src/platform/database.ts'
import { openHouse, secrets } from './house.ts'
import { openidOf, startProviders } from './providers.ts'
import type { SownMember } from './sow.ts'

/** How often the sender is killed: KILLS=100 takes some minutes. */
const kills = Number(process.env.KILLS ?? 2)
const messages = 24 + 12 * kills
const subscribe = '/cgi-bin/message/subscribe/send'
const program = fileURLToPath(new URL('sender.ts', import.meta.url))

const providers = await startProviders()
afterAll(providers.stop)
const house = await openHouse(providers.settings)

test('a sender that is killed between taking and sending loses no message and doubles none', async () => {
  const street = await house.sow.aStreet()
  const people: SownMember[] = []
  for (let at = 0; at < messages; at += 1) {
    const person = await house.sow.aMember(street)
    const openid = openidOf(person.accountId)
    await house.db.$client.query('update account set wechat_openid = $2 where id = $1', [
      person.accountId,
      openid,
    ])
    // Two, so that WeChat itself would show a second one.
    await providers.control('grants', { openid, count: 2 })
    for (let grant = 0; grant < 2; grant += 1) {
      await house.db.$client.query(
        `insert into wechat_grant (street_id, id, member_id, granted_at)
          values ($1, gen_random_uuid(), $2, $3)`,
        [street.streetId, person.memberId, house.clock.now],
      )
    }
    people.push(person)
  }
  const told = {
    title: '时长记上了',
    text: '',
    bookingId: null,
    waitlistId: null,
    kind: 'record_approved' as const,
  }
  await inTransaction(house.db, tx =>
    writeNotices(
      tx,
      people.map(({ memberId, streetId }) => ({ ...told, streetId, memberId })),
      house.clock.now,
    ),
  )
  await providers.control('faults', { path: subscribe, times: 1_000_000, delayMs: 25 })
  let cutShort = 0
  for (let turn = 0; turn < kills; turn += 1) {
    await sendAndKill(turn)
    if (await isHalfDone()) cutShort += 1
  }
  // It would have proved nothing if every process had come to its own end, or had not begun.
  expect(cutShort).toBeGreaterThan(0)
  await send(kills)
  const shown = (await providers.control('shown')) as { key: string; touser: string }[]
  expect(shown).toHaveLength(messages)
  expect(new Set(shown.map(({ key }) => key)).size).toBe(messages)
  expect(new Set(shown.map(({ touser }) => touser)).size).toBe(messages)
  const { rows } = await house.db.$client.query(
    `select (select count(*)::int from message where status = 'sent') as sent,
      (select count(*)::int from wechat_grant) as grants, (select count(*)::int from wechat_grant
        where notice_id is not null) as kept`,
  )
  expect(rows).toEqual([{ sent: messages, grants: messages, kept: 0 }])
}, 900_000)

async function shownSoFar(): Promise<number> {
  return ((await providers.control('shown')) as unknown[]).length
}

/** Whether somebody was taken to be sent to and then left. */
async function isHalfDone(): Promise<boolean> {
  const { rowCount } = await house.db.$client.query("select from message where status = 'due' and tries > 0")
  return rowCount !== null && rowCount > 0
}

/** Each process comes four minutes after the one before: what that had taken is free again. */
function start(turn: number) {
  const now = new Date(house.clock.now.getTime() + turn * 4 * 60_000)
  const child = fork(program, {
    env: {
      ...process.env,
      ...secrets,
      ...providers.settings,
      DATABASE_URL: house.config.databaseUrl,
      NOW: now.toISOString(),
    },
    execArgv: ['--import', 'tsx'],
    cwd: path.dirname(path.dirname(program)),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = new Promise<number | null>(resolve => child.once('exit', code => resolve(code)))
  const ready = new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve())
    child.once('exit', () => reject(new Error('a sender ended before it began')))
  })
  // Only asked for where it is waited for.
  ready.catch(() => {})
  return { child, ended, ready }
}

async function sendAndKill(turn: number): Promise<void> {
  const { child, ended, ready } = start(turn)
  await ready
  const before = await shownSoFar()
  while (child.exitCode === null && (await shownSoFar()) === before) await sleep(5)
  await sleep(Math.random() * 60)
  child.kill('SIGKILL')
  await ended
}

async function send(turn: number): Promise<void> {
  expect(await start(turn).ended).toBe(0)
}
