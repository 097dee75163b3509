import type { Db } from '../src/platform/database.ts'
import type { Settings } from './catalogue.ts'
import type { Row } from './report.ts'
import { benchStreet } from './seed.ts'

const many = Number(process.env.BENCH_NEEDS ?? 100_000)
const mostMs = 50
const asks = 100

/** What people begin to type, from rare words to the most common; each asks for several pairs of letters. */
const typed = [
  '楼下缺一个修鞋的师傅',
  '想有个地方晒被子',
  '孩子放学没人接，盼着有人带一带',
  '小区门口想装一个快递柜，老人拿着方便',
  '三单元的电梯能不能早点装上',
  '希望社区有人教老人用手机',
  '缺路灯',
  '想学跳广场舞，最好是晚上',
]

const places = [
  '楼下',
  '小区门口',
  '三单元',
  '东门',
  '广场',
  '菜场旁边',
  '活动室',
  '河边',
  '学校门口',
  '五栋',
]
const wishes = ['缺一个', '想有个', '希望装上', '盼着有人来办', '没有地方放', '能不能早点有', '想要一处']
const things = [
  '修鞋摊',
  '晾衣杆',
  '快递柜',
  '电梯',
  '路灯',
  '老人食堂',
  '课后托管',
  '充电桩',
  '理发点',
  '广场舞场地',
  '手机课',
  '磨刀的',
]

/** Asks for what is alike while somebody types, among many needs, and holds the slowest answer but one in twenty. */
export async function benchAlike({ api, db }: Settings): Promise<Row[]> {
  await seedNeeds(db)
  const times: number[] = []
  for (let turn = 0; turn < asks; turn += 1) {
    const text = typed[turn % typed.length]
    const begun = performance.now()
    const reply = await fetch(`${api.origin}/v1/streets/${benchStreet}/matters/alike`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text }),
    })
    const said = await reply.text()
    times.push(performance.now() - begun)
    if (!reply.ok) throw new Error(`${text}: ${reply.status} ${said}`)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.ceil(times.length * share) - 1] ?? Number.NaN
  return [
    {
      what: `alike while typing, among ${many.toLocaleString('en')} needs`,
      figure: `p50 ${at(0.5).toFixed(0)} ms, p95 ${at(0.95).toFixed(0)} ms`,
      aim: `p95 ≤ ${mostMs} ms`,
      isMet: at(0.95) <= mostMs,
    },
  ]
}

async function seedNeeds(db: Db): Promise<void> {
  await db.$client.query(
    `insert into matter (street_id, id, number, kind, text, raised_by, status, was_taken, public_title, public_text,
        published_by, is_public, supports, created_at)
      select $1, gen_random_uuid(), lpad(g::text, 8, '0'), 'need', '缺', asker.id, 'open', true,
        ($3::text[])[1 + g % $6] || ($4::text[])[1 + g / 7 % $7] || ($5::text[])[1 + g / 3 % $8] || g,
        '居民希望有。', reader.id, true, g % 40, now()
      from generate_series(1, $2::int) g,
        (select id from member where street_id = $1 order by id limit 1) asker,
        (select id from member where street_id = $1 order by id desc limit 1) reader`,
    [benchStreet, many, places, wishes, things, places.length, wishes.length, things.length],
  )
  await db.$client.query('vacuum analyze matter')
}
