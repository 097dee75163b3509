import { addDays, monthSpan, shanghaiDate } from '@yunxuan/domain'
import type { Db } from '../src/platform/database.ts'
import type { Settings } from './catalogue.ts'
import { groundSeeds, id, inReplica, type Seeding } from './lists-seed.ts'
import type { Row } from './report.ts'
import { benchReports } from './reports.ts'
import { seedGround, seedStaff } from './volunteering.ts'

const many = Number(process.env.BENCH_BOOKINGS ?? 1_000_000)
const few = 10_000
/** Hours for each booking. */
const hoursEach = 5
const asks = 10
const [smallStreet, largeStreet] = ['510104035', '510104036']
const mostMonthMs = 1_000
const mostYearMs = 3_000

/** Bookings of a year and hours of three, spread evenly; the second parameter is how many bookings, the third the approver. */
const statements: readonly Seeding[] = [
  ...groundSeeds,
  {
    table: 'service',
    text: `insert into service (street_id, id, kind, title, summary, description, category, organization_id,
        location_id, mode, audiences, eligibility, residents_of, bring, fee_note, phone, keywords,
        duration_minutes, places_per_slot, needs_approval, party_max, status, assured_date, created_at,
        updated_at, search)
      select $1, ${id('d', 'g')}, case when g % 2 = 0 then 'activity' else 'service' end, '服务' || g, '', '',
        (array['clinic', 'law', 'culture', 'care'])[1 + g % 4], ${id('b', '1 + g % 20')}, ${id('c', '1 + g % 40')},
        'on_site', '{everyone}', '', '{}', '{}', '', '000', '{}', 60, 20, false, 6, 'published', current_date, now(),
        now(), '' from generate_series(1, 600) g`,
  },
  {
    table: 'slot',
    text: `insert into slot (street_id, id, service_id, starts_at, ends_at, room, status, places, taken)
      select $1, ${id('e', 'g')}, ${id('d', '1 + 2 * (g % 300)')}, at, at + interval '1 hour', g::text, 'open', 20, 20
      from (select g, now() - interval '1 hour' - g * (interval '365 days' / greatest(1, $2::int / 20)) as at
        from generate_series(0, $2::int / 20 - 1) g) s`,
  },
  {
    table: 'member',
    text: `insert into member (street_id, id, account_id, name, area_id, declared, created_at)
      select $1, ${id('2', 'g')}, ${id('2', 'g')}, '居民' || g, ${id('a', '1 + g % 20')}, '{}', now()
      from generate_series(1, $2::int / 10) g`,
  },
  {
    table: 'booking',
    text: `insert into booking (street_id, id, slot_id, member_id, person_id, party, status, source, code, created_at,
        updated_at)
      select $1, ${id('3', 'g')}, ${id('e', 'g / 20')}, id, id, 1 + g % 3,
        case when g % 10 < 8 then 'attended' when g % 10 = 8 then 'no_show' else 'cancelled' end, 'self',
        lpad((g % 1000000)::text, 6, '0'), now(), now()
      from (select g, ${id('2', '1 + g * 7919::bigint % ($2::int / 10)')} as id from generate_series(0, $2::int - 1) g) s`,
  },
  {
    // Every hundredth was taken back.
    table: 'record',
    text: `insert into record (street_id, id, person_id, member_id, number, activity_id, title, served_on, place, content,
        minutes, organization_id, organization_name, responsible_name, grade, origin, reverses, suspicions, reason,
        approved_by, approved_at)
      select $1, ${id('8', 'g')}, ${id('2', 'p')}, ${id('2', 'p')}, 'YX' || lpad(p::text, 10, '0'),
        ${id('d', '2 + 2 * (g % 300)')}, '服务' || g % 300, current_date - (g::bigint * 1095 / ($2::int * ${hoursEach}))::int,
        '公园东门', '捡拾垃圾', case when g % 100 = 0 then -60 else 60 end, ${id('b', '1 + g % 20')}, '东社区党委', '欧阳建国',
        'rotating-code', case when g % 100 = 0 then 'reversal' else 'attendance' end,
        case when g % 100 = 0 then ${id('8', 'g - 1')} end, '{}', '', $3, now()
      from (select g, 1 + g * 7919::bigint % ($2::int / 10) as p from generate_series(1, $2::int * ${hoursEach}) g) s`,
  },
]

interface Asking {
  what: string
  paths: readonly string[]
  most: number
}

/** A month that is over, and the year to today, as their pages ask for them. */
function askings(): Asking[] {
  const today = shanghaiDate(new Date())
  const month = monthSpan(addDays(monthSpan(today).from, -1))
  const ofMonth = `from=${month.from}&to=${month.to}`
  const ofYear = `from=${addDays(today, -364)}&to=${today}`
  const numbers = ['people-served', 'persons-served', 'volunteer-hours']
  return [
    { what: 'the page of a month, with the month before', paths: [`figures?${ofMonth}`], most: mostMonthMs },
    {
      what: 'a month by days, areas, organizations and categories',
      paths: numbers.flatMap(one =>
        ['day', 'area', 'organization', 'category'].map(by => `figures/${one}?${ofMonth}&by=${by}`),
      ),
      most: mostMonthMs,
    },
    {
      what: 'a year by months',
      paths: numbers.map(one => `figures/${one}?${ofYear}&by=month`),
      most: mostYearMs,
    },
    {
      what: 'the first rows of a year',
      paths: ['people-served', 'volunteer-hours'].map(one => `figures/${one}/rows?${ofYear}`),
      most: mostMonthMs,
    },
  ]
}

/** Measures figures of a street with very many bookings and hours, and of one with few: how they grow. */
export async function benchFigures(settings: Settings & { jwtSecret: string }): Promise<Row[]> {
  const { api, db, jwtSecret } = settings
  const times = new Map<string, number[]>()
  const rows: Row[] = []
  for (const [streetId, count] of [
    [smallStreet, few],
    [largeStreet, many],
  ] as const) {
    await seed(db, streetId, count)
    const headers = await seedStaff(db, { streetId, role: 'administrator', jwtSecret })
    for (const { what, paths, most } of askings()) {
      let slowest = { ms: 0, path: '' }
      for (const path of paths) {
        const ms = await ask(`${api.origin}/v1/streets/${streetId}/${path}`, headers)
        if (ms >= slowest.ms) slowest = { ms, path }
      }
      times.set(what, [...(times.get(what) ?? []), slowest.ms])
      const of = `${count.toLocaleString('en')} bookings, ${(count * hoursEach).toLocaleString('en')} hours`
      rows.push({
        what: `${what}, of ${of}`,
        figure: `p95 ${slowest.ms.toFixed(0)} ms${paths.length > 1 ? ` (${slowest.path.split('?')[0]})` : ''}`,
        aim: `≤ ${most} ms`,
        isMet: slowest.ms <= most,
      })
    }
  }
  for (const [what, [before = 0, after = 0]] of times) {
    // A row costs what it costs: the number grows with what is counted, and not faster.
    const growth = after / before
    const factor = many / few
    rows.push({
      what: `${what}: growth from ${few.toLocaleString('en')} to ${many.toLocaleString('en')} bookings`,
      figure: `${growth.toFixed(1)} times`,
      aim: `≤ ${factor} times`,
      isMet: growth <= factor,
    })
  }
  return [...rows, ...(await benchReports(settings, largeStreet))]
}

async function seed(db: Db, streetId: string, count: number): Promise<void> {
  process.stdout.write(
    `seeding ${count.toLocaleString('en')} bookings and ${hoursEach} times as many hours …\n`,
  )
  const ground = await seedGround(db, streetId)
  await inReplica(db, statements, [streetId, count, ground.approverId])
}

async function ask(url: string, headers: Record<string, string>): Promise<number> {
  const times: number[] = []
  for (let turn = 0; turn < asks; turn += 1) {
    const begun = performance.now()
    const reply = await fetch(url, { headers })
    await reply.arrayBuffer()
    if (reply.status !== 200) throw new Error(`${url} answered ${reply.status}`)
    times.push(performance.now() - begun)
  }
  times.sort((one, other) => one - other)
  return times[Math.ceil(0.95 * asks) - 1] ?? 0
}
