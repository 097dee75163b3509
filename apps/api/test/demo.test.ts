import { readIdNumber } from '@yunxuan/domain'
import { describe, expect, it } from 'vitest'
import { loadDemo, loadEarlier, loadEarlierMatters } from '../src/demo/demo-load.ts'
import { readDemoStreets } from '../src/demo/demo-source.ts'
import { openIdentity } from '../src/features/volunteer/identity.ts'
import { openHouse } from './house.ts'
import { loadDemoInto } from './load-demo.ts'

const house = await openHouse({ DEMO: '1' })
// As it is loaded today, whatever day that is.
house.clock.now = new Date()
await loadDemoInto(house, house.clock.now)
const dayMs = 86_400_000

async function count(sql: string): Promise<number> {
  const { rows } = await house.db.$client.query(`select count(*)::int as n from (${sql}) found`)
  return rows[0].n
}

describe('the demo', () => {
  it('shows five streets with every community and every service under its own name', async () => {
    const { items } = await house.guest('GET /v1/streets')
    expect(items).toHaveLength(5)
    for (const source of readDemoStreets()) {
      const street = await house.guest('GET /v1/streets/:streetId', { params: { streetId: source.code } })
      expect(street.areas).toHaveLength(source.communities.length)
      const titles = await everyTitle(source.code)
      for (const service of source.services) expect(titles).toContain(service.name)
    }
  })

  it('finds 义诊 and its initials', async () => {
    for (const q of ['义诊', 'zykyz']) {
      const found = await house.guest('GET /v1/streets/:streetId/services', {
        params: { streetId: '510104030' },
        query: { q },
      })
      expect(found.items.map(item => item.title)).toContain('中医科义诊')
    }
  })

  it('counts in every slot just the places its bookings hold', async () => {
    const wrong = await count(`select s.id from slot s left join booking b on b.street_id = s.street_id
      and b.slot_id = s.id and b.status in ('booked', 'attended', 'no_show')
      group by s.street_id, s.id, s.taken having s.taken <> coalesce(sum(b.party), 0)`)
    expect(wrong).toBe(0)
  })

  it('has two months behind the one that runs, once they are written, each with people who came to every street', async () => {
    expect(await loadEarlier(house.db, house.clock.now)).toBeGreaterThan(0)
    expect(await loadEarlier(house.db, house.clock.now)).toBe(0)
    const { rows } = await house.db.$client.query<{ came: number }>(
      `
      select count(b.id)::int as came from street t cross join generate_series(1, 2) ago
        left join slot s on s.street_id = t.id
          and date_trunc('month', s.starts_at at time zone 'Asia/Shanghai')
            = date_trunc('month', $1::timestamptz at time zone 'Asia/Shanghai') - make_interval(months => ago)
        left join booking b on b.street_id = t.id and b.slot_id = s.id and b.status = 'attended'
        where t.id = any($2) group by t.id, ago`,
      [house.clock.now, readDemoStreets().map(({ code }) => code)],
    )
    expect(rows).toHaveLength(10)
    for (const { came } of rows) expect(came).toBeGreaterThan(50)
    expect(
      await count("select id from rating where text <> '' and created_at < now() - interval '20 days'"),
    ).toBe(0)
  })

  it('has needs and proposals in full life: many wanted, each end, each answered by whom, and all of it sample', async () => {
    await loadEarlierMatters(house, house.clock.now, ({ code }) => code === '510104030')
    const { rows } = await house.db.$client.query<{ kind: string; status: string; all: number }>(
      `select kind, status, count(*)::int as all from matter where street_id = '510104030' group by 1, 2`,
    )
    const of = (kind: string) => rows.filter(row => row.kind === kind)
    const all = (kind: string) => of(kind).reduce((sum, row) => sum + row.all, 0)
    expect(all('need')).toBeGreaterThanOrEqual(12)
    expect(all('proposal')).toBeGreaterThanOrEqual(13)
    // Which of the ends it was not reached yet is the turn of the days.
    const states = new Set(of('need').map(({ status }) => status))
    expect([...states]).toEqual(expect.arrayContaining(['open', 'done']))
    expect(states.size).toBeGreaterThan(2)
    for (const kind of ['hazard', 'help', 'errand', 'enterprise', 'task'])
      expect(all(kind)).toBeGreaterThan(0)
    const { items } = await house.guest('GET /v1/streets/:streetId/matters', {
      params: { streetId: '510104030' },
      query: { kind: 'need', sort: 'supports' },
    })
    expect(items.filter(({ supports, answers }) => supports > 1 && answers > 0).length).toBeGreaterThan(1)
    const here = "where a.street_id = m.street_id and a.matter_id = m.id and m.street_id = '510104030'"
    expect(
      await count(`select from answer a, matter m ${here} and a.organization_id is not null`),
    ).toBeGreaterThan(0)
    expect(await count(`select from answer a, matter m ${here} and a.team_id is not null`)).toBeGreaterThan(0)
    expect(
      await count(`select from answer a join service v on v.street_id = a.street_id and v.id = a.service_id
        and v.is_sample and v.status = 'draft' and a.street_id = '510104030'`),
    ).toBe(
      await count(`select from matter where street_id = '510104030' and text like '孩子放学到我们下班%'
        and created_at < now() - interval '12 days'`),
    )
    expect(await count('select from matter_opinion')).toBeGreaterThan(10)
    expect(
      await count('select from matter where not is_sample union all select from answer where not is_sample'),
    ).toBe(0)
  }, 120_000)

  it('may be loaded again at every start, also by two at once, and keeps four weeks ahead', async () => {
    const before = await count('select id from slot')
    await Promise.all([loadDemo(house, house.clock.now), loadDemo(house, house.clock.now)])
    expect(await count('select id from slot')).toBe(before)
    const later = new Date(house.clock.now.getTime() + 7 * dayMs)
    expect(await loadDemo(house, later)).toBeGreaterThan(0)
    const ahead = new Date(later.getTime() + 21 * dayMs).toISOString()
    expect(await count(`select id from slot where starts_at > '${ahead}'`)).toBeGreaterThan(0)
  })

  it('has an activity of every brand and project of 市西, two or more of every other street, and one under way', async () => {
    const titles = (more: string) =>
      count(`select from service v join activity y on y.street_id = v.street_id
      and y.service_id = v.id where v.status = 'published' and ${more}`)
    const [shixi] = readDemoStreets().filter(street => street.code === '371602002')
    for (const name of shixi?.volunteering.brands ?? []) {
      expect(
        await titles(`v.brand_id = (select id from brand b where b.street_id = v.street_id
        and b.name = '${name}')`),
      ).toBeGreaterThan(0)
    }
    for (const name of ['家长课堂', '在知爱建、市西有礼志愿服务大集市', '思源', '橙心城意']) {
      expect(await titles(`y.project = '${name}'`)).toBeGreaterThan(0)
    }
    for (const { code } of readDemoStreets()) {
      const page = await house.guest('GET /v1/streets/:streetId/activities', {
        params: { streetId: code },
        query: {},
      })
      expect(page.items.length).toBeGreaterThan(1)
    }
    const now = house.clock.now.toISOString()
    const running =
      await count(`select from slot s join booking b on b.street_id = s.street_id and b.slot_id = s.id
      join activity_leader e on e.street_id = s.street_id and e.service_id = s.service_id
      where s.starts_at <= '${now}' and s.ends_at > '${now}'`)
    expect(running).toBeGreaterThan(2)
  })

  it('signs up only active volunteers, within what stalls hold', async () => {
    expect(
      await count(`select from booking b join slot s on s.street_id = b.street_id and s.id = b.slot_id
        join activity y on y.street_id = s.street_id and y.service_id = s.service_id
        where not exists (select from volunteer v where v.street_id = b.street_id and v.person_id = b.person_id
          and v.status = 'active')`),
    ).toBe(0)
    expect(
      await count(`select s.id from signup_choice c join stall s on s.street_id = c.street_id and s.id = c.stall_id
        group by c.slot_id, s.id, s.places having count(*) > s.places`),
    ).toBe(0)
  })

  it('has the teams and volunteers the street reports, each team led, and documents that can be nobody’s', async () => {
    const of = (table: string, more = '') =>
      count(`select from ${table} where street_id = '371602002' and is_sample ${more}`)
    expect(await of('team')).toBe(131)
    expect(await of('volunteer')).toBe(2987)
    expect(
      await count(`select from team t where not exists (select from team_member m
        where m.street_id = t.street_id and m.team_id = t.id and m.role = 'leader')`),
    ).toBe(0)
    const { rows } = await house.db.$client.query(
      `select street_id, person_id, id_number from volunteer where id_number is not null`,
    )
    const documents = rows.map(row =>
      openIdentity(
        house.config,
        { streetId: row.street_id, ownerId: row.person_id, field: 'id-number' },
        row.id_number,
      ),
    )
    expect(documents.filter(number => !/^1199/.test(number))).toEqual([])
    expect(documents.filter(number => typeof readIdNumber(number, house.clock.now) === 'string')).toEqual([])
  })

  it('lets sample people sign in, and nobody else of the sample', async () => {
    const { items } = await house.guest('GET /v1/demo/people', { query: { streetId: '510104030' } })
    const [person] = items
    if (person === undefined) throw new Error('nobody to sign in as')
    await house.guest('POST /v1/demo/sessions', { body: { personId: person.id } })
    const { rows } = await house.db.$client.query(
      'select m.id from member m join account a on a.id = m.account_id where not a.is_demo limit 1',
    )
    const refused = house.guest('POST /v1/demo/sessions', { body: { personId: rows[0].id } })
    await expect(refused).rejects.toThrow('not_found')
  })
})

async function everyTitle(streetId: string): Promise<string[]> {
  const titles: string[] = []
  let cursor: string | undefined
  do {
    const page = await house.guest('GET /v1/streets/:streetId/services', {
      params: { streetId },
      query: { limit: 50, ...(cursor === undefined ? {} : { cursor }) },
    })
    titles.push(...page.items.map(item => item.title))
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return titles
}
