import { addDays, shanghaiDate } from '@yunxuan/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { firstOf } from '../src/demo/demo-lives.ts'
import { accountIdOf, memberIdOf } from '../src/demo/demo-people.ts'
import { readDemoStreets } from '../src/demo/demo-source.ts'
import { buildHouse, type House } from './house.ts'
import { loadDemoInto } from './load-demo.ts'

/** A morning, the last minute of a day, the middle of the longest holiday, and its end, when nothing was on for days. */
const clocks = [
  '2026-11-30T09:10:00+08:00',
  '2026-12-31T23:59:00+08:00',
  '2026-02-18T04:00:00+08:00',
  '2026-10-07T18:30:00+08:00',
]

describe.each(clocks)('whoever looks at the demo on %s', clock => {
  let house: House
  beforeAll(async () => {
    house = await buildHouse({ DEMO: '1' })
    house.clock.now = new Date(clock)
    await loadDemoInto(house, house.clock.now)
  })
  afterAll(() => house.close())

  it('finds a full life with the first one of every street', async () => {
    const now = new Date(clock)
    for (const street of readDemoStreets(now)) {
      const streetId = street.code
      const params = { streetId }
      const first = firstOf(street)
      const { items: people } = await house.guest('GET /v1/demo/people', { query: { streetId } })
      expect(people[0]?.id).toBe(memberIdOf(streetId, first.key))
      const me = await house.as({ accountId: accountIdOf(streetId, first.key) })
      const coming = await me('GET /v1/streets/:streetId/me/bookings', { params, query: { when: 'coming' } })
      const past = await me('GET /v1/streets/:streetId/me/bookings', { params, query: { when: 'past' } })
      const statuses = past.items.map(({ status }) => status)
      expect(statuses.filter(status => status === 'attended')).toHaveLength(2)
      expect(statuses).toEqual(expect.arrayContaining(['no_show', 'cancelled']))
      expect(past.items.filter(({ rating }) => rating !== null)).toHaveLength(1)
      expect([...coming.items, ...past.items].map(({ status }) => status)).toContain('slot_cancelled')
      expect(
        new Set(
          coming.items.flatMap(({ status, dependantId }) =>
            status === 'booked' ? [dependantId === null] : [],
          ),
        ),
      ).toEqual(new Set([true, false]))
      const family = await me('GET /v1/streets/:streetId/me/dependants', { params })
      expect(family.items.length).toBeGreaterThan(0)
      const follows = await me('GET /v1/streets/:streetId/me/follows', { params })
      expect(follows.items.length).toBeGreaterThan(0)
      const waitlist = await me('GET /v1/streets/:streetId/me/waitlist', { params })
      expect(waitlist.items.map(({ status }) => status)).toEqual(['offered'])
      const inbox = await me('GET /v1/streets/:streetId/me/notices', { params, query: {} })
      // Whether theirs is a matter that moved these days, too, or an answer, is the turn of the days.
      const kinds = inbox.items.map(({ kind }) => kind)
      expect(new Set(kinds.filter(kind => !/^(matter|answer)_/.test(kind)))).toEqual(
        new Set(['offer', 'slot_cancelled', 'booked_by_desk', 'rating_answered']),
      )
    }
  })

  it('finds matters that people raised, at work and over', async () => {
    for (const street of readDemoStreets(new Date(clock))) {
      const { items } = await house.guest('GET /v1/streets/:streetId/matters', {
        params: { streetId: street.code },
        query: {},
      })
      expect(items.length).toBeGreaterThan(0)
      const { rows } = await house.db.$client.query<{ isOver: boolean }>(
        'select distinct ended_at is not null as "isOver" from matter where street_id = $1',
        [street.code],
      )
      expect(rows.map(row => row.isOver)).toContain(false)
    }
  })

  it('finds that everybody else has been somewhere, and is expected somewhere', async () => {
    const now = new Date(clock)
    for (const street of readDemoStreets(now)) {
      const streetId = street.code
      for (const { key, name } of street.residents) {
        const me = await house.as({ accountId: accountIdOf(streetId, key) })
        const list = async (when: 'coming' | 'past') => {
          const { items } = await me('GET /v1/streets/:streetId/me/bookings', {
            params: { streetId },
            query: { when },
          })
          return items.map(({ status }) => status)
        }
        expect.soft(await list('coming'), `${name} ahead`).toContain('booked')
        expect.soft(await list('past'), `${name} behind`).toContain('attended')
      }
    }
  })

  it('finds a volunteer with a shift tomorrow, points that run out, and a roster to confirm', async () => {
    const now = new Date(clock)
    const tomorrow = addDays(shanghaiDate(now), 1)
    for (const { code: streetId, residents } of readDemoStreets(now)) {
      const params = { streetId }
      const coming: string[] = []
      const points: number[] = []
      for (const { key } of residents) {
        const me = await house.as({ accountId: accountIdOf(streetId, key) })
        const own = await me('GET /v1/streets/:streetId/me/signups', { params, query: { when: 'coming' } })
        coming.push(...own.items.map(({ shift }) => shanghaiDate(new Date(shift.startsAt))))
        const { runsOut } = await me('GET /v1/streets/:streetId/me/points', { params, query: {} })
        points.push(runsOut?.points ?? 0)
      }
      expect(coming).toContain(tomorrow)
      expect(points.filter(each => each > 0).length).toBeGreaterThan(0)
      const keeper = await house.as({ accountId: accountIdOf(streetId, 'staff-9') })
      const rosters = await keeper('GET /v1/streets/:streetId/managed/approvals', { params })
      expect(rosters.items.length).toBeGreaterThan(0)
    }
  })

  // Loading takes seconds: at the two clocks where most lies on an edge.
  if (clock === clocks[1] || clock === clocks[2]) {
    it('finds the same when it was loaded twice, and no slot oversold', async () => {
      const counts = async () => {
        const { rows } = await house.db.$client.query(
          `select (select count(*) from booking)::int as bookings, (select count(*) from waitlist)::int as waits,
            (select count(*) from notice)::int as notices, (select count(*) from rating)::int as ratings,
            (select count(*) from slot)::int as slots, (select count(*) from audit)::int as deeds`,
        )
        return rows
      }
      const before = await counts()
      await loadDemoInto(house, house.clock.now)
      expect(await counts()).toEqual(before)
      const { rows: wrong } = await house.db.$client.query(
        `select s.id from slot s left join booking b on b.street_id = s.street_id and b.slot_id = s.id
            and b.status in ('booked', 'attended', 'no_show')
          group by s.street_id, s.id, s.taken having s.taken <> coalesce(sum(b.party), 0)`,
      )
      expect(wrong).toEqual([])
    })
  }

  // On the same days, since loading takes seconds.
  if (clock === clocks[0]) {
    it('goes on from day to day: what was ahead lies behind, and there is an offer again', async () => {
      house.clock.now = new Date(Date.parse(clock) + 3 * 86_400_000)
      await loadDemoInto(house, house.clock.now)
      for (const street of readDemoStreets(house.clock.now)) {
        const params = { streetId: street.code }
        const me = await house.as({ accountId: accountIdOf(street.code, firstOf(street).key) })
        const coming = await me('GET /v1/streets/:streetId/me/bookings', {
          params,
          query: { when: 'coming' },
        })
        expect(coming.items.map(({ status }) => status)).toContain('booked')
        const waitlist = await me('GET /v1/streets/:streetId/me/waitlist', { params })
        const open = waitlist.items.filter(({ status }) => status === 'offered')
        const latest = Math.max(...open.map(({ offerExpiresAt }) => Date.parse(offerExpiresAt ?? '')))
        expect(latest).toBeGreaterThan(house.clock.now.getTime())
      }
      const { rows } = await house.db.$client.query(
        `select s.id from booking b join slot s on s.street_id = b.street_id and s.id = b.slot_id
          join service v on v.street_id = s.street_id and v.id = s.service_id and v.kind = 'service'
          where b.status = 'booked' and s.ends_at < $1::timestamptz - interval '1 day'`,
        [house.clock.now],
      )
      expect(rows).toEqual([])
    })
  }
})
