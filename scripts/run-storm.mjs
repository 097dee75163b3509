import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ensureBuilt } from './build.mjs'
import { StartError } from './command.mjs'
import { ensureInstalled } from './install.mjs'
import { freePort } from './ports.mjs'
import { requireFromApi } from './postgres-program.mjs'
import { serve } from './serve.mjs'
import { startLoad } from './storm-load.mjs'

const times = Number(process.env.STORM ?? 100)
const longestMs = 60_000

/**
 * `npm run storm`: serves the built product as `npm start` does, on a database of its own and under load, kills the
 * database STORM times (100) in four ways by turns and the API as often, and says how long each took to serve again.
 * Fails where the API ended by a kill of the database, an answer was neither one nor a refusal in words, or a booking
 * that was acknowledged is not there exactly once.
 */
export async function runStorm() {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'yunxuan-storm-'))
  let served
  try {
    await ensureInstalled()
    await ensureBuilt('api')
    await ensureBuilt('console')
    await ensureBuilt('h5')
    const env = { NODE_ENV: 'test', DEMO: '1', REQUESTS_PER_MINUTE: '1000000', OVERLOAD_DELAY_MS: '0' }
    served = await serve({ dir, port: await freePort(), env })
    const load = await startLoad(served.url, served.databaseUrl)
    const api = served.pids().api
    await storm('kills of the database', served, turn => killDatabase(served, turn))
    if (served.pids().api !== api) throw new StartError('the API ended by a kill of the database')
    await storm('kills of the API', served, () => process.kill(served.pids().api, 'SIGKILL'))
    console.log(await load.end())
  } catch (error) {
    console.error(error instanceof StartError ? error.message : error)
    process.exitCode = 1
  } finally {
    await served?.stop()
    fs.rmSync(dir, { recursive: true, force: true })
  }
}

async function storm(what, served, kill) {
  const waits = []
  for (let turn = 0; turn < times; turn++) {
    await sleep(200)
    await kill(turn)
    waits.push(await untilServing(served))
  }
  waits.sort((one, other) => one - other)
  const at = share => Math.round(waits[Math.floor((waits.length - 1) * share)])
  console.log(
    `${times} ${what}: serves again after ${at(0.5)} ms, 9 of 10 within ${at(0.9)} ms, slowest ${at(1)} ms`,
  )
}

/** By turns: every connection ended, the server killed, one of its processes killed, all of it frozen for a while. */
async function killDatabase(served, turn) {
  const { postgres } = served.pids()
  if (turn % 4 === 0) {
    await ask(served, 'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()')
  } else if (turn % 4 === 1) {
    process.kill(postgres, 'SIGKILL')
    while (served.pids().postgres === postgres) await sleep(10)
  } else {
    const rows = await ask(served, "select pid from pg_stat_activity where application_name = 'yunxuan-api'")
    const pids = rows.map(row => row.pid)
    if (turn % 4 === 2) return process.kill(pids[0] ?? postgres, 'SIGKILL')
    const frozen = [...pids, postgres]
    for (const pid of frozen) process.kill(pid, 'SIGSTOP')
    await sleep(2_000)
    for (const pid of frozen) process.kill(pid, 'SIGCONT')
  }
}

async function ask(served, text) {
  const { Client } = requireFromApi('pg')
  const client = new Client({ connectionString: served.databaseUrl })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

/** Milliseconds until it is ready and answers a question to the database, twice. */
async function untilServing({ url }) {
  const from = performance.now()
  const isUp = async at => (await fetch(url + at).catch(() => undefined))?.ok === true
  for (let good = 0; good < 2; ) {
    good = (await isUp('/health/ready')) && (await isUp('/v1/demo/people')) ? good + 1 : 0
    if (performance.now() - from > longestMs)
      throw new StartError(`it did not serve again within ${longestMs} ms`)
    if (good === 0) await sleep(20)
  }
  return performance.now() - from
}
