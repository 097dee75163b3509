import { shanghaiDate } from '@yunxuan/domain'
import type { Db } from '../src/platform/database.ts'
import { newId } from '../src/platform/ids.ts'
import type { Settings } from './catalogue.ts'
import { treeCpuSeconds, watchPulse } from './load.ts'
import { ofCpu, type Row } from './report.ts'
import { type Ground, seedGround, seedStaff, seedVolunteers } from './volunteering.ts'

const streetId = '510104032'
const volunteers = Number(process.env.BENCH_VOLUNTEERS ?? 100_000)
const records = Number(process.env.BENCH_RECORDS ?? 5_000_000)
const runs = `/v1/streets/${streetId}/managed/star-runs`

/**
 * A rating run through HTTP, and the confirmation that issues everybody's certificate; asked beside it, again and
 * again, whether the API is alive.
 */
export async function benchStars(
  settings: Settings & { jwtSecret: string; postgresPid: number },
): Promise<Row[]> {
  const { api, db, jwtSecret, postgresPid } = settings
  const ground = await seedGround(db, streetId)
  await seedVolunteers(db, streetId, volunteers)
  await seedRecords(db, ground)
  const rater = await seedStaff(db, { streetId, role: 'coordinator', jwtSecret })
  const confirmer = await seedStaff(db, { streetId, role: 'reviewer', jwtSecret })
  const post = async (path: string, headers: Record<string, string>, body?: object) => {
    const cpuBefore = treeCpuSeconds(postgresPid)
    const begun = performance.now()
    const reply = await fetch(api.origin + path, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': newId() },
      body: JSON.stringify(body ?? {}),
    })
    const text = await reply.text()
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${text}`)
    const seconds = (performance.now() - begun) / 1000
    return { seconds, cpu: treeCpuSeconds(postgresPid) - cpuBefore, run: readRun(text) }
  }
  const pulse = watchPulse(api.origin)
  const frozen = await post(runs, rater, { title: '评星', until: shanghaiDate(new Date()) })
  const slowestFreezing = pulse.slowestMs()
  const path = `${runs}/${frozen.run.id}`
  await post(`${path}/notice`, rater)
  // Seven days later.
  await db.$client.query('update star_run set notice_until = now() where street_id = $1', [streetId])
  const confirmed = await post(`${path}/confirmation`, confirmer)
  const slowest = await pulse.stop()
  const again = await post(runs, rater, { title: '再评', until: shanghaiDate(new Date()) })
  const wrong = (await miscounted(db)) + again.run.candidates
  return report({ frozen, confirmed, again, wrong, slowestFreezing, slowest })
}

/** A step of a run: how long it took, what of that PostgreSQL worked, and the run after it. */
interface Step {
  seconds: number
  cpu: number
  run: { id: string; candidates: number }
}

function readRun(text: string): Step['run'] {
  const run: unknown = JSON.parse(text)
  if (typeof run !== 'object' || run === null || !('id' in run) || !('candidates' in run)) {
    throw new Error('no run')
  }
  return { id: String(run.id), candidates: Number(run.candidates) }
}

/** Adds records in the order of their days, of many people with a few hours and some with very many. */
async function seedRecords(db: Db, { organizationId, approverId }: Ground): Promise<void> {
  process.stdout.write(`seeding ${records.toLocaleString('en')} records …\n`)
  const client = await db.$client.connect()
  try {
    await client.query('begin')
    // An index built over all rows takes a fraction of the time, and these rows refer to what is there.
    const { rows: indexes } = await client.query<{ indexname: string; indexdef: string }>(
      `select indexname, indexdef from pg_indexes where tablename = 'record' and indexname <> 'record_street_id_id_pk'`,
    )
    for (const { indexname } of indexes) await client.query(`drop index ${indexname}`)
    await client.query('set local session_replication_role = replica')
    await client.query(
      `insert into record (street_id, id, person_id, member_id, number, title, served_on, place, content, minutes,
         organization_id, organization_name, responsible_name, grade, origin, suspicions, reason, approved_by,
         approved_at)
       select $1, ('00000000-0000-7000-8000-' || lpad(to_hex(g), 12, '0'))::uuid, v.person_id, v.person_id, v.number,
         '周末河道捡拾', current_date - 1000 + (g::bigint * 1000 / $2)::int, '弥勒寺公园东门',
         '沿河捡拾垃圾，清理岸边杂草', 30 * (1 + g * 7 % 9), $3, '东社区党委', '欧阳建国',
         (array['rotating-code', 'rotating-code', 'leader-scan', 'recipient-confirmed', 'back-filled'])[1 + g % 5],
         case g % 5 when 4 then 'back_fill' else 'attendance' end, '{}', '', $4, now()
       from (select g, 1 + ((random() ^ 2) * ($5::int - 1))::int as n from generate_series(1, $2::int) g) s
       join (select row_number() over () as n, person_id, number from volunteer where street_id = $1) v using (n)`,
      [streetId, records, organizationId, approverId, volunteers],
    )
    await client.query("set local maintenance_work_mem = '512MB'")
    for (const { indexdef } of indexes) await client.query(indexdef)
    await client.query('commit')
  } finally {
    client.release()
  }
  await db.$client.query('vacuum analyze record, volunteer, member')
}

/** Returns how many people hold another certificate than their hours give, by the plainest count. */
async function miscounted(db: Db): Promise<number> {
  const { rows } = await db.$client.query<{ wrong: number }>(
    `with served as (select person_id, sum(minutes) as minutes from record where street_id = $1 group by 1)
     select count(*)::int as wrong from served s
       full join (select * from certificate where street_id = $1) c on c.person_id = s.person_id
       where coalesce(c.minutes, 0) <> case when s.minutes >= 6000 then s.minutes else 0 end
         or coalesce(c.stars, 0) <> (s.minutes >= 6000)::int + (s.minutes >= 18000)::int + (s.minutes >= 36000)::int
           + (s.minutes >= 60000)::int + (s.minutes >= 90000)::int`,
    [streetId],
  )
  return rows[0]?.wrong ?? Number.NaN
}

function report(shown: {
  frozen: Step
  confirmed: Step
  again: Step
  wrong: number
  slowestFreezing: number
  slowest: number
}): Row[] {
  const { frozen, confirmed, again, wrong, slowestFreezing, slowest } = shown
  const { candidates } = frozen.run
  const of = `${volunteers.toLocaleString('en')} volunteers with ${records.toLocaleString('en')} records`
  const took = ({ seconds, cpu }: Step) => `${seconds.toFixed(1)} s${ofCpu(cpu)}`
  return [
    {
      what: `rating run, ${of}`,
      figure: `${took(frozen)}, ${candidates.toLocaleString('en')} candidates`,
      aim: '≤ 60 s',
      isMet: frozen.seconds <= 60,
    },
    { what: 'its confirmation, a certificate and a notice each', figure: took(confirmed) },
    { what: 'another run after that', figure: took(again) },
    {
      what: 'stars or certificates that are wrong',
      figure: String(wrong),
      aim: '0',
      isMet: wrong === 0 && candidates > 0,
    },
    {
      what: 'slowest answer of /health/live beside it',
      figure: `${slowestFreezing.toFixed(0)} ms while counting, ${slowest.toFixed(0)} ms with the confirmation`,
    },
  ]
}
