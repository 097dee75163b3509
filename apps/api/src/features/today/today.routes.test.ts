import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse } from '../../../test/house.ts'
import type { SownStreet } from '../../../test/sow.ts'
import { sowAttendee, sowPastShift } from '../../../test/sow-record.ts'
import { waitings } from '../../features.ts'
import { askingWaiting, lineOf, mostCounted, type Waiting } from '../../platform/waiting.ts'

const today = 'GET /v1/streets/:streetId/today'
const book = 'POST /v1/streets/:streetId/slots/:slotId/bookings'
const hourMs = 3_600_000

const house = await openHouse()

const staffOf = async (at: SownStreet, ...more: [Parameters<typeof house.sow.aStaff>[1], object?]) =>
  house.as(await house.sow.aStaff(at, ...more))

/** A street in which bookings wait for a yes, somebody has not come, a roster is late and a service unconfirmed. */
async function aBusyStreet() {
  const street = await house.sow.aStreet()
  const { now } = house.clock
  const asked = await house.sow.aSlot(street, { service: { needsApproval: true, title: '心理咨询' } })
  const begun = await house.sow.aSlot(street, { startsAt: new Date(now.getTime() + hourMs) })
  for (const name of ['周建国', '钟秀英']) {
    const own = await house.as(await house.sow.aMember(street, { name }))
    await own(book, { params: asked, body: {} })
    await own(book, { params: begun, body: { party: 2 } })
  }
  await house.sow.aService(street, { assuredDate: '2025-01-01' })
  await house.sow.aService(street, { status: 'in_review', title: '等人看的服务' })
  const shift = await sowPastShift(house, street)
  await sowAttendee(house, street, shift, { from: -10, to: 100, name: '陈立新' })
  house.clock.now = new Date(now.getTime() + 1.5 * hourMs)
  return { street, params: { streetId: street.streetId } }
}

describe('what waits for somebody', () => {
  test('is what their role can do something about, each with a number, a sentence and one way', async () => {
    const { street, params } = await aBusyStreet()
    const seen = async (role: Parameters<typeof house.sow.aStaff>[1]) => {
      const { lines, uncounted } = await (await staffOf(street, role))(today, { params })
      expect(uncounted).toEqual([])
      return lines.map(
        line => `${line.band} ${line.count} ${line.text} ${line.to.replace(/[0-9a-f-]{36}/, 'id')}`,
      )
    }
    const kept = [
      'now 4 位还没到：上午 9:00的中医科义诊已经开始 desk?slot=id',
      'today 2 份预约要审核 approvals',
      'today 1 张名册要确认时长 rosters',
      'week 1 项服务超过 180 天没有核实 services?unconfirmed=true',
    ]
    expect((await seen('coordinator')).sort()).toEqual([...kept].sort())
    expect((await seen('provider')).sort()).toEqual([...kept].sort())
    expect(await seen('reviewer')).toEqual(['today 1 项服务或活动等您审核发布 review'])
    expect(await seen('administrator')).toHaveLength(kept.length + 1)
  })

  test('lies in the area of whoever looks, and is nobody else’s', async () => {
    const { street, params } = await aBusyStreet()
    const west = await staffOf(street, 'coordinator', { areaId: street.otherAreaId })
    expect(await west(today, { params })).toMatchObject({
      lines: [],
      days: [
        { slots: 0, first: [] },
        { slots: 0, first: [] },
      ],
    })
    const resident = await house.as(await house.sow.aMember(street))
    const elsewhere = await staffOf(await house.sow.aStreet(), 'coordinator')
    const refused = [resident, elsewhere, house.guest].map(caller => codeOf(caller(today, { params })))
    expect(await Promise.all(refused)).toEqual(['not_allowed', 'member_missing', 'not_signed_in'])
  })

  test('is late once the days of the law are over, and an administrator sees with whom', async () => {
    const { street, params } = await aBusyStreet()
    house.clock.now = new Date(house.clock.now.getTime() + 20 * 24 * hourMs)
    const rosters = async (role: Parameters<typeof house.sow.aStaff>[1]) =>
      (await (await staffOf(street, role))(today, { params })).lines.filter(line => line.to === 'rosters')
    expect(await rosters('administrator')).toMatchObject([
      { band: 'now', isLate: true, count: 1, people: [{ name: '带队人', count: 1 }] },
    ])
    expect(await rosters('coordinator')).toMatchObject([{ isLate: true, people: [] }])
  })
})

describe('the day', () => {
  test('has the open slots and shifts of today and tomorrow with how full they are', async () => {
    const { street, params } = await aBusyStreet()
    const { days } = await (await staffOf(street, 'coordinator'))(today, { params })
    expect(days).toMatchObject([
      {
        day: '2026-11-28',
        slots: 2,
        people: 5,
        first: [
          { kind: 'service', title: '中医科义诊', place: '活动室 一楼', places: 20, taken: 4, waiting: 0 },
          { kind: 'activity', title: '楼道清洁', taken: 1 },
        ],
      },
      { day: '2026-11-29', slots: 1, people: 0, first: [{ title: '心理咨询' }] },
    ])
  })

  test('is nothing to whoever receives nobody', async () => {
    const { street, params } = await aBusyStreet()
    expect((await (await staffOf(street, 'reviewer'))(today, { params })).days).toEqual([])
  })
})

describe('a new thing to be done', () => {
  const line = { band: 'today', text: '件出题要受理', hint: '', way: '去受理', to: 'matters' } as const
  const matters: Waiting = {
    name: '群众事项',
    roles: ['coordinator'],
    count: () => Promise.resolve(lineOf(3, line)),
  }

  async function asking(...more: readonly Waiting[]) {
    const street = await house.sow.aStreet()
    const ask = askingWaiting(house.db, [...waitings, ...more], 200)
    return async (role: Parameters<typeof house.sow.aStaff>[1]) => {
      const person = await house.sow.aStaff(street, role)
      const token = { accountId: person.accountId, sessionId: '' }
      const member = { id: person.memberId, name: '陈主任', areaId: null }
      const grant = {
        areaId: null,
        organizationId: null,
        startsAt: new Date(0),
        endsAt: null,
        revokedAt: null,
      }
      const caller = { ...token, kind: 'console' as const, member, grants: [{ role, ...grant }] }
      return ask({ streetId: street.streetId, caller, now: house.clock.now })
    }
  }

  test('is one entry of the list', async () => {
    const ask = await asking(matters)
    expect((await ask('coordinator')).lines).toMatchObject([
      { count: 3, text: '件出题要受理', to: 'matters' },
    ])
    expect((await ask('reviewer')).lines).toEqual([])
  })

  test('that cannot be counted, or takes too long, takes none of the others along', async () => {
    const broken = { ...matters, name: '坏了的', count: () => Promise.reject(new Error('broken')) }
    const slow = { ...matters, name: '太慢的', count: () => new Promise<never>(() => {}) }
    const ask = await asking(broken, slow, matters)
    expect(await ask('coordinator')).toMatchObject({
      lines: [{ text: '件出题要受理' }],
      uncounted: ['坏了的', '太慢的'],
    })
  })

  test('is counted up to a thousand, and beyond that said to be more', () => {
    expect(lineOf(mostCounted, line)).toMatchObject([{ count: 1000, isMore: false }])
    expect(lineOf(mostCounted + 1, line)).toMatchObject([{ count: 1000, isMore: true }])
    expect(lineOf(0, line)).toEqual([])
  })
})
