import { execFile } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { addDays, evidenceGrades, shanghaiDate } from '@yunxuan/domain'
import { appendToChain } from '../src/features/chain/chain.service.ts'
import { findHead } from '../src/features/chain/chain.store.ts'
import { chainFact } from '../src/features/record/record.service.ts'
import { insertRecords, type RecordRow } from '../src/features/record/record.store.ts'
import { type Db, inTransaction } from '../src/platform/database.ts'
import { newId } from '../src/platform/ids.ts'
import type { Settings } from './catalogue.ts'
import { treeCpuSeconds, watchPulse } from './load.ts'
import { ofCpu, type Row } from './report.ts'
import { type Ground, seedGround, seedStaff, seedVolunteers } from './volunteering.ts'

const streetId = '510104033'
const entries = Number(process.env.BENCH_CHAIN ?? 1_000_000)
const volunteers = 1_000
const atOnce = 5_000
const command = fileURLToPath(new URL('../../../scripts/yunxuan.mjs', import.meta.url))

/** The whole chain of a street as it is handed out, and the command that anybody checks it with. */
export async function benchChain(settings: Settings & { jwtSecret: string; dir: string }): Promise<Row[]> {
  const { api, db, jwtSecret, dir } = settings
  const ground = await seedGround(db, streetId)
  await seedVolunteers(db, streetId, volunteers)
  await seedChain(db, ground)
  const headers = await seedStaff(db, { streetId, role: 'coordinator', jwtSecret })
  const file = path.join(dir, 'chain.ndjson')
  const pulse = watchPulse(api.origin)
  const exported = await timed(async () => {
    const reply = await fetch(`${api.origin}/v1/streets/${streetId}/managed/chain/export`, { headers })
    if (!reply.ok || reply.body === null) throw new Error(`no export: ${reply.status}`)
    await pipeline(Readable.fromWeb(reply.body), createWriteStream(file))
  })
  const slowest = await pulse.stop()
  const { size } = await stat(file)
  const head = await findHead(db, streetId)
  const cpuBefore = treeCpuSeconds(process.pid)
  const verified = await timed(async () => {
    const words = [command, 'verify', file, '--head', `${head?.seq}:${head?.hash}`]
    // A chain that does not hold ends with a code, and the benchmark with it.
    const { stdout } = await promisify(execFile)(process.execPath, words)
    if (!stdout.includes(` ${entries} `)) throw new Error(stdout)
  })
  const cpu = treeCpuSeconds(process.pid) - cpuBefore
  const of = entries.toLocaleString('en')
  return [
    {
      what: `yunxuan verify, an export of ${of} chain rows`,
      figure: `${verified.toFixed(1)} s${ofCpu(cpu)}`,
      aim: '≤ 20 s',
      isMet: verified <= 20,
    },
    {
      what: 'the export through HTTP',
      figure: `${exported.toFixed(1)} s, ${Math.round(size / 1e6)} MB; slowest answer of /health/live ${slowest.toFixed(0)} ms`,
    },
  ]
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) / 1000
}

/** Adds records and appends each to the chain, as the API does when they are approved. */
async function seedChain(db: Db, ground: Ground): Promise<void> {
  process.stdout.write(`seeding a chain of ${entries.toLocaleString('en')} records …\n`)
  const { rows: people } = await db.$client.query<{ personId: string; number: string }>(
    'select person_id as "personId", number from volunteer where street_id = $1',
    [streetId],
  )
  const now = new Date()
  const today = shanghaiDate(now)
  for (let done = 0; done < entries; done += atOnce) {
    const records = Array.from({ length: Math.min(atOnce, entries - done) }, (_, turn) => {
      const person = people[(done + turn) % people.length]
      if (person === undefined) throw new Error('nobody')
      const servedOn = addDays(today, -Math.floor((1000 * (entries - done - turn)) / entries))
      return aRecord(ground, { ...person, turn: done + turn, servedOn, now })
    })
    await inTransaction(db, async tx => {
      await tx.$client.query('set local session_replication_role = replica')
      await insertRecords(tx, streetId, records)
      await appendToChain(tx, streetId, records.map(chainFact), now)
    })
  }
  await db.$client.query('vacuum analyze record, chain_entry')
}

function aRecord(
  { organizationId, approverId }: Ground,
  of: { personId: string; number: string; turn: number; servedOn: string; now: Date },
): RecordRow {
  return {
    id: newId(),
    personId: of.personId,
    memberId: of.personId,
    number: of.number,
    shiftId: newId(),
    activityId: null,
    bookingId: null,
    title: '周末河道捡拾',
    servedOn: of.servedOn,
    place: '弥勒寺公园东门',
    content: '沿河捡拾垃圾，清理岸边杂草',
    minutes: 30 + 30 * (of.turn % 9),
    organizationId,
    organizationName: '东社区党委',
    responsibleName: '欧阳建国',
    grade: evidenceGrades[of.turn % evidenceGrades.length] ?? 'rotating-code',
    origin: 'attendance',
    reverses: null,
    replaces: null,
    suspicions: [],
    reason: '',
    approvedBy: approverId,
    approvedAt: of.now,
  }
}
