import { createHash } from 'node:crypto'
import { chainOrigin, chainText } from '@yunxuan/domain'
import { describe, expect, it } from 'vitest'
import { loadDemo } from '../src/demo/demo-load.ts'
import { accountIdOf, memberIdOf } from '../src/demo/demo-people.ts'
import { readDemoStreets } from '../src/demo/demo-source.ts'
import { openHouse } from './house.ts'
import { loadDemoInto } from './load-demo.ts'

const house = await openHouse({ DEMO: '1' })
// As it is loaded today, whatever day that is.
house.clock.now = new Date()
await loadDemoInto(house, house.clock.now)
const shixi = '371602002'

async function count(sql: string): Promise<number> {
  const { rows } = await house.db.$client.query(`select count(*)::int as n from (${sql}) found`)
  return rows[0].n
}

async function hours(key: string): Promise<number> {
  const { rows } = await house.db.$client.query(
    'select coalesce(sum(minutes), 0)::int as minutes from record where street_id = $1 and person_id = $2',
    [shixi, memberIdOf(shixi, key)],
  )
  return rows[0].minutes / 60
}

const asDemo = (key: string) => house.as({ accountId: accountIdOf(shixi, key) })

describe('what the demo tells of hours', () => {
  it('is of about two hundred volunteers, by several kinds of evidence, one near and one above a star', async () => {
    const people = await count(`select distinct person_id from record where street_id = '${shixi}'`)
    expect(people).toBeGreaterThan(120)
    for (const { code } of readDemoStreets()) {
      const { rows } = await house.db.$client.query(
        'select distinct grade from record where street_id = $1 order by grade',
        [code],
      )
      expect(rows.map(row => row.grade)).toEqual(['back-filled', 'leader-scan', 'rotating-code'])
    }
    expect(await hours('resident-2')).toBeGreaterThan(300)
    const near = await hours('resident-4')
    expect(near).toBeGreaterThan(75)
    expect(near).toBeLessThan(100)
  })

  it('is of walk-ins too, each with the scan that was refused and the leader’s yes', async () => {
    const traced = await count(`select from record r
      join booking b on b.street_id = r.street_id and b.id = r.booking_id and b.source = 'walk_in'
      join walk_in_request w on w.street_id = b.street_id and w.booking_id = b.id and w.status = 'approved'
      join scan c on c.street_id = w.street_id and c.id = w.scan_id and c.denial = 'no_signup'`)
    expect(traced).toBeGreaterThan(20)
    expect(
      await count(`select from record r join booking b on b.street_id = r.street_id and b.id = r.booking_id
        where b.source = 'walk_in'`),
    ).toBe(traced)
  })

  it('is of every team that the other streets name, and all of it marked as sample', async () => {
    const served = `exists (select from record r join activity a on a.street_id = r.street_id
      and a.service_id = r.activity_id where a.street_id = t.street_id and a.team_id = t.id)`
    const named = readDemoStreets().flatMap(({ code, volunteering }) =>
      code === shixi ? [] : volunteering.teams.map(({ name }) => name),
    )
    const { rows } = await house.db.$client.query(
      `select name from team t where street_id <> $1 and name = any($2) and not ${served}`,
      [shixi, named],
    )
    expect(rows).toEqual([])
    expect(
      await count(`select from record r join service v on v.street_id = r.street_id and v.id = r.activity_id
        where not v.is_sample`),
    ).toBe(0)
  })

  it('is true: the chain holds, points sum to zero, balances are the sums of their postings', async () => {
    const { rows } = await house.db.$client.query(
      `select seq::int, at, kind, subject_id as "subjectId", body, encode(prev_hash, 'hex') as "prevHash",
        encode(hash, 'hex') as hash from chain_entry where street_id = $1 order by seq`,
      [shixi],
    )
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
    let prevHash = sha256(chainOrigin(shixi))
    let before = ''
    for (const [index, row] of rows.entries()) {
      const at = row.at.toISOString()
      expect(row).toMatchObject({ seq: index + 1, prevHash })
      prevHash = sha256(chainText({ ...row, streetId: shixi, at }))
      expect(row.hash).toBe(prevHash)
      expect(at >= before).toBe(true)
      before = at
    }
    expect(
      await count(`select from record r where not exists (select from chain_entry e
      where e.street_id = r.street_id and e.subject_id = r.id)`),
    ).toBe(0)
    expect(
      await count(`select transfer_id from points_posting group by street_id, transfer_id
      having sum(amount) <> 0`),
    ).toBe(0)
    expect(
      await count(`select a.id from points_account a left join points_posting p
      on p.street_id = a.street_id and p.account_id = a.id
      group by a.street_id, a.id, a.balance having a.balance <> coalesce(sum(p.amount), 0)`),
    ).toBe(0)
    expect(
      await count(`select from points_account where person_id = '${memberIdOf(shixi, 'resident-2')}'
      and balance > 1000`),
    ).toBe(1)
  })

  it('is of people who were volunteers by then, at one place at a time', async () => {
    expect(
      await count(`select from record r join volunteer n on n.street_id = r.street_id
      and n.person_id = r.person_id where n.registered_at::date > r.served_on`),
    ).toBe(0)
    expect(
      await count(`select from record r join slot s on s.street_id = r.street_id and s.id = r.shift_id
      join record o on o.street_id = r.street_id and o.person_id = r.person_id and o.id > r.id
      join slot t on t.street_id = o.street_id and t.id = o.shift_id
      where t.starts_at < s.ends_at and t.ends_at > s.starts_at`),
    ).toBe(0)
  })

  it('leaves something to decide: two rosters with odd lines, a correction and forgotten hours', async () => {
    const coordinator = await asDemo('staff-9')
    const params = { streetId: shixi }
    const waiting = await coordinator('GET /v1/streets/:streetId/managed/approvals', { params })
    expect(waiting.items).toHaveLength(2)
    const odd = await coordinator('GET /v1/streets/:streetId/managed/suspicions', { params })
    const kinds = new Set(odd.items.flatMap(({ line }) => line.suspicions))
    expect(kinds).toContain('departure-capped')
    expect(kinds).toContain('shared-device')
    const asked = await coordinator('GET /v1/streets/:streetId/managed/corrections', { params })
    expect(asked.items).toMatchObject([{ status: 'open' }])
    const forgotten = await coordinator('GET /v1/streets/:streetId/managed/backfills', { params })
    expect(forgotten.items.map(item => item.status)).toEqual(['open', ...Array<string>(4).fill('approved')])
    const attachmentId = forgotten.items[0]?.attachment.id ?? ''
    const paper = await coordinator('GET /v1/streets/:streetId/managed/attachments/:attachmentId', {
      params: { streetId: shixi, attachmentId },
    })
    expect(String(paper)).toMatch(/^%PDF/)
  })

  it('has gifts and services to redeem in every street, with a stock that is the sum of its moves', async () => {
    for (const { code } of readDemoStreets()) {
      const { items } = await house.guest('GET /v1/streets/:streetId/rewards', {
        params: { streetId: code },
        query: {},
      })
      expect(new Set(items.map(item => item.kind))).toEqual(new Set(['gift', 'service']))
      expect(items.length).toBeGreaterThanOrEqual(code === shixi ? 8 : 2)
    }
    expect(
      await count(`select r.id from reward r left join stock_move m on m.street_id = r.street_id
      and m.reward_id = r.id group by r.street_id, r.id, r.stock having r.stock <> sum(m.change)`),
    ).toBe(0)
  })

  it('is written once: a restart a week later adds nothing to it', async () => {
    const written = async () => [
      await count('select from record'),
      await count('select from chain_entry'),
      await count('select from stock_move'),
    ]
    const before = await written()
    await loadDemo(house, new Date(house.clock.now.getTime() + 7 * 86_400_000))
    expect(await written()).toEqual(before)
  })
})
