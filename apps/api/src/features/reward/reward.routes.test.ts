import { describe, expect, it } from 'vitest'
import type { House } from '../../../test/house.ts'
import { openPair } from '../../../test/pair.ts'
import { whileHeld } from '../../../test/race.ts'
import type { SownMember } from '../../../test/sow.ts'
import { approve, approved, type SownAttendee, sowAttendee, sowPastShift } from '../../../test/sow-record.ts'
import { sowVolunteer } from '../../../test/sow-shift.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { expirePoints, warnOfExpiry } from '../points/expiry.service.ts'
import { movePoints } from '../points/points.service.ts'
import { lockAccounts } from '../points/points.store.ts'
import { returnUncollected } from './redemption.service.ts'

const { house, second } = await openPair()
const street = await house.sow.aStreet()
const coordinator = await house.sow.aStaff(street, 'coordinator')
const reviewer = await house.sow.aStaff(street, 'reviewer')

const redeem = 'POST /v1/streets/:streetId/rewards/:rewardId/redemptions'
const collection = 'POST /v1/streets/:streetId/managed/redemptions/collection'
const points = 'GET /v1/streets/:streetId/me/points'
const reversal = 'POST /v1/streets/:streetId/managed/records/:recordId/reversal'

/** A volunteer with two approved hours, which give twenty points, and the record they come from. */
async function anEarner(): Promise<SownAttendee & { recordId: string }> {
  const shift = await sowPastShift(house, street)
  const who = await sowAttendee(house, street, shift)
  await approve(house, shift, [approved(who)])
  const api = await house.as(who)
  const { items } = await api('GET /v1/streets/:streetId/me/records', { params: street, query: {} })
  return { ...who, recordId: items[0]?.id ?? '' }
}

async function aReward(more: { points?: number; stock?: number; yearlyLimit?: number | null } = {}) {
  const api = await house.as(coordinator)
  const { id } = await api('POST /v1/streets/:streetId/managed/rewards', {
    params: street,
    body: {
      kind: 'gift',
      name: `洗衣液 ${Math.random()}`,
      description: '',
      points: more.points ?? 20,
      yearlyLimit: more.yearlyLimit ?? null,
      collectAt: '红蜂驿站',
      serviceId: null,
      status: 'open',
    },
  })
  const params = { ...street, rewardId: id }
  await api('POST /v1/streets/:streetId/managed/rewards/:rewardId/stock-moves', {
    params,
    body: { kind: 'received', pieces: more.stock ?? 5, note: '第一批' },
  })
  return params
}

async function balanceOf(who: SownMember): Promise<number> {
  const api = await house.as(who)
  return (await api(points, { params: street, query: {} })).balance
}

async function stockOf(rewardId: string) {
  const api = await house.as(coordinator)
  const { items } = await api('GET /v1/streets/:streetId/managed/rewards', { params: street })
  const found = items.find(item => item.id === rewardId)
  return { stock: found?.stock, reserved: found?.reserved, collected: found?.collected }
}

const codesOf = (results: readonly PromiseSettledResult<unknown>[]): string[] =>
  results.map(result => (result.status === 'rejected' ? String(result.reason.message) : 'done')).sort()

/** All postings sum to zero, and each balance is the sum of its own. */
async function expectBalanced(): Promise<void> {
  const { rows } = await house.db.$client.query(
    `select a.id from points_account a left join points_posting p
      on p.street_id = a.street_id and p.account_id = a.id
      group by a.street_id, a.id, a.balance having a.balance <> coalesce(sum(p.amount), 0)`,
  )
  expect(rows).toEqual([])
  const sum = await house.db.$client.query('select coalesce(sum(amount), 0)::int as sum from points_posting')
  expect(sum.rows).toEqual([{ sum: 0 }])
}

describe('points', () => {
  it('come from records, lead to them, and go with them', async () => {
    const who = await anEarner()
    const api = await house.as(who)
    const view = await api(points, { params: street, query: {} })
    expect(view).toMatchObject({
      balance: 20,
      runsOut: { points: 20, on: '2026-12-31' },
      items: [{ kind: 'record', amount: 20, recordId: who.recordId, minutes: 120, title: '楼道清洁' }],
    })
    const desk = await house.as(reviewer)
    await desk(reversal, { params: { ...street, recordId: who.recordId }, body: { reason: '代扫' } })
    const after = await api(points, { params: street, query: {} })
    expect(after.balance).toBe(0)
    expect(after.items.map(item => [item.kind, item.amount])).toEqual([
      ['reversal', -20],
      ['record', 20],
    ])
    await expectBalanced()
  })

  it('that were spent on hours taken back become a debt, which pauses redeeming', async () => {
    const who = await anEarner()
    const reward = await aReward()
    const api = await house.as(who)
    await api(redeem, { params: reward, body: {} })
    const desk = await house.as(reviewer)
    await desk(reversal, { params: { ...street, recordId: who.recordId }, body: { reason: '代扫' } })
    expect(await balanceOf(who)).toBe(-20)
    const { items } = await api('GET /v1/streets/:streetId/rewards', { params: street, query: {} })
    expect(items.find(item => item.id === reward.rewardId)?.denial).toBe('points_in_debt')
    const [again] = await Promise.allSettled([api(redeem, { params: reward, body: {} })])
    expect(codesOf(again === undefined ? [] : [again])).toEqual(['points_in_debt'])
    const admin = await house.as(coordinator)
    const debts = await admin('GET /v1/streets/:streetId/managed/points', {
      params: street,
      query: { inDebt: true },
    })
    expect(debts.items.map(item => item.personId)).toContain(who.memberId)
    await expectBalanced()
  })

  it('run out after the year they were earned in, are warned of once, and the oldest are spent first', async () => {
    const early = await anEarner()
    const spent = await anEarner()
    await (await house.as(spent))(redeem, { params: await aReward({ points: 15 }), body: {} })
    await warnOfExpiry(house, new Date('2026-10-31T00:00:00Z'))
    await warnOfExpiry(house, new Date('2026-11-28T00:00:00Z'))
    await warnOfExpiry(second, new Date('2026-11-29T00:00:00Z'))
    const api = await house.as(early)
    const { items } = await api('GET /v1/streets/:streetId/me/notices', { params: street, query: {} })
    expect(items.filter(item => item.kind === 'points_running_out').map(item => item.text)).toEqual([
      '王秀兰有 20 积分到 12 月 31 日清零，记得来兑换。',
    ])
    await expirePoints(house, new Date('2026-12-31T15:59:00Z'))
    expect(await balanceOf(early)).toBe(20)
    const newYear = new Date('2026-12-31T16:01:00Z')
    await Promise.all([expirePoints(house, newYear), expirePoints(second, newYear)])
    expect([await balanceOf(early), await balanceOf(spent)]).toEqual([0, 0])
    const { items: moves } = await api(points, { params: street, query: {} })
    expect(moves.map(move => [move.kind, move.amount])).toEqual([
      ['expiry', -20],
      ['record', 20],
    ])
    await expectBalanced()
  })

  it('that run out are told of to each holder by name, once for that day, from two instances at once too', async () => {
    const guardian = await anEarner()
    const childId = await house.sow.aDependant(guardian, { name: '小明' })
    await sowVolunteer(house, guardian, childId)
    await inTransaction(house.db, async tx => {
      const accounts = await lockAccounts(tx, street.streetId, [childId])
      const move = { kind: 'record' as const, sourceId: newId(), personId: childId, amount: 20 }
      const now = house.clock.now
      await movePoints(tx, { streetId: street.streetId, accounts, moves: [move], policyVersion: 0, now })
    })
    const told = async () => {
      const api = await house.as(guardian)
      const { items } = await api('GET /v1/streets/:streetId/me/notices', { params: street, query: {} })
      return items
        .filter(item => item.kind === 'points_running_out')
        .map(item => item.text)
        .sort()
    }
    const before = new Date('2026-11-28T00:00:00Z')
    await Promise.all([warnOfExpiry(house, before), warnOfExpiry(second, before)])
    const both = [
      '小明有 20 积分到 12 月 31 日清零，记得来兑换。',
      '王秀兰有 20 积分到 12 月 31 日清零，记得来兑换。',
    ]
    expect(await told()).toEqual(both.sort())
    // Whoever earned some after the others were told is told as well.
    const late = await anEarner()
    await warnOfExpiry(house, new Date('2026-12-05T00:00:00Z'))
    expect(await told()).toEqual(both.sort())
    const theirs = await (await house.as(late))('GET /v1/streets/:streetId/me/notices', {
      params: street,
      query: {},
    })
    expect(theirs.items.map(item => item.kind)).toContain('points_running_out')
  })

  it('that ran out before their hours were taken back leave no debt: nobody had the use of them', async () => {
    const who = await anEarner()
    const newYear = new Date('2027-01-02T00:00:00Z')
    await expirePoints(house, newYear)
    expect(await balanceOf(who)).toBe(0)
    const before = house.clock.now
    house.clock.now = newYear
    const desk = await house.as(reviewer)
    await desk(reversal, { params: { ...street, recordId: who.recordId }, body: { reason: '代扫' } })
    house.clock.now = before
    expect(await balanceOf(who)).toBe(0)
    await expectBalanced()
  })

  it('cannot be made out of nothing: postings that do not sum to zero are refused by the database', async () => {
    const who = await anEarner()
    const client = await house.db.$client.connect()
    await client.query('begin')
    await client.query(
      `insert into points_transfer (street_id, id, kind, source_id, policy_version, at)
       values ($1, $2, 'record', $2, 0, now())`,
      [street.streetId, who.memberId],
    )
    const post = client.query(
      `insert into points_posting (street_id, transfer_id, account_id, amount)
       select street_id, $2, id, 1000 from points_account where street_id = $1 and person_id = $2`,
      [street.streetId, who.memberId],
    )
    await expect(post).rejects.toThrow('points do not sum to zero')
    await client.query('rollback')
    client.release()
    const edited = house.db.$client.query('update points_posting set amount = 5')
    await expect(edited).rejects.toThrow(/append-only|permission denied/)
  })
})

describe('the last gift', () => {
  it('goes to one of ten phones, and the others get a clear no', async () => {
    const reward = await aReward({ stock: 1 })
    const people = []
    for (let n = 0; n < 10; n += 1) people.push(await anEarner())
    const calls = people.map(async (who, index) => {
      const api = await (index % 2 === 0 ? house : second).as(who)
      return api(redeem, { params: reward, body: {} })
    })
    const codes = codesOf(await Promise.allSettled(calls))
    expect(codes).toEqual(['done', ...Array(9).fill('reward_gone')])
    expect(await stockOf(reward.rewardId)).toEqual({ stock: 1, reserved: 1, collected: 0 })
    await expectBalanced()
  }, 60_000)

  it('and points are spent once by one person on two phones', async () => {
    const who = await anEarner()
    const [one, two] = [await aReward(), await aReward()]
    const calls = [house, second, house, second].map(async (phone, index) => {
      const api = await phone.as(who)
      return api(redeem, { params: index < 2 ? one : two, body: {} })
    })
    expect(codesOf(await Promise.allSettled(calls))).toEqual(['done', ...Array(3).fill('points_missing')])
    expect(await balanceOf(who)).toBe(0)
    await expectBalanced()
  })

  it('redeemed while its hours are taken back leaves either a debt or a no, and nothing lost', async () => {
    const who = await anEarner()
    const reward = await aReward()
    const [bought, taken] = await Promise.allSettled([
      (await house.as(who))(redeem, { params: reward, body: {} }),
      (await second.as(reviewer))(reversal, {
        params: { ...street, recordId: who.recordId },
        body: { reason: '代扫' },
      }),
    ])
    expect(taken?.status).toBe('fulfilled')
    expect(await balanceOf(who)).toBe(bought?.status === 'fulfilled' ? -20 : 0)
    await expectBalanced()
  })
})

describe('a redemption', () => {
  it('is collected by its code once, from whichever desk', async () => {
    const who = await anEarner()
    const reward = await aReward({ stock: 2 })
    const mine = await (await house.as(who))(redeem, { params: reward, body: {} })
    expect(mine).toMatchObject({ status: 'reserved', points: 20, collectAt: '红蜂驿站' })
    const collect = async (desk: House) => {
      const api = await desk.as(coordinator)
      return api(collection, { params: street, body: { code: mine.code } })
    }
    const collected = await whileHeld(house, 'redemption', [mine.id], () =>
      Promise.allSettled([collect(house), collect(second)]),
    )
    expect(codesOf(collected)).toEqual(['done', 'redemption_collected'])
    expect(await stockOf(reward.rewardId)).toEqual({ stock: 1, reserved: 0, collected: 1 })
    const unknown = (await house.as(coordinator))(collection, {
      params: street,
      body: { code: '00000000' },
    })
    await expect(unknown).rejects.toThrow('code_not_found')
  })

  it('keeps its code for whoever collects, and is found by nothing else where gifts are only handed over', async () => {
    const who = await anEarner()
    const mine = await (await house.as(who))(redeem, { params: await aReward(), body: {} })
    const provider = await house.sow.aStaff(street, 'provider')
    const partial = await house.sow.aStaff(street, 'coordinator', { areaId: street.areaId })
    const find = async (accountId: string, q: string | undefined) => {
      const api = await house.as({ accountId })
      const query = q === undefined ? {} : { q }
      return (await api('GET /v1/streets/:streetId/managed/redemptions', { params: street, query })).items
    }
    for (const { accountId } of [provider, partial]) {
      expect(await find(accountId, undefined)).toEqual([])
      expect(await find(accountId, mine.personName)).toEqual([])
      expect(await find(accountId, mine.code)).toMatchObject([{ id: mine.id, personName: mine.personName }])
    }
    const [kept] = await find(coordinator.accountId, mine.personName)
    expect(kept).toMatchObject({ id: mine.id, status: 'reserved' })
    expect(JSON.stringify([kept, await find(provider.accountId, mine.code)])).not.toContain(mine.code)
  })

  it('is not paid for with the points of somebody else', async () => {
    const who = await anEarner()
    const reward = await aReward()
    const stranger = await house.as(await anEarner())
    const asking = stranger(redeem, { params: reward, body: { personId: who.memberId } })
    await expect(asking).rejects.toThrow('not_found')
    expect(await balanceOf(who)).toBe(20)
  })

  it('is found by its owner, however many came after it, and by nobody else', async () => {
    const who = await anEarner()
    const api = await house.as(who)
    const mine = await api(redeem, { params: await aReward(), body: {} })
    await house.db.$client.query(
      `insert into redemption (street_id, id, reward_id, person_id, member_id, points, status, code, reserved_at,
          expires_at, ended_at)
        select street_id, gen_random_uuid(), reward_id, person_id, member_id, points, 'returned',
          lpad(n::text, 8, '0'), reserved_at, expires_at, reserved_at
        from redemption, generate_series(1, 150) n where id = $1`,
      [mine.id],
    )
    const find = 'GET /v1/streets/:streetId/redemptions/:redemptionId'
    const params = { ...street, redemptionId: mine.id }
    expect(await api(find, { params })).toMatchObject({ id: mine.id, code: mine.code, status: 'reserved' })
    const stranger = await house.as(await anEarner())
    await expect(stranger(find, { params })).rejects.toThrow('not_found')
    await expect(api(find, { params: { ...street, redemptionId: newId() } })).rejects.toThrow('not_found')
  })

  it('is given back by its owner alone, with its points', async () => {
    const who = await anEarner()
    const reward = await aReward()
    const api = await house.as(who)
    const mine = await api(redeem, { params: reward, body: {} })
    const params = { ...street, redemptionId: mine.id }
    const stranger = await house.as(await anEarner())
    const back = 'DELETE /v1/streets/:streetId/redemptions/:redemptionId'
    await expect(stranger(back, { params })).rejects.toThrow('not_found')
    expect(await api(back, { params })).toMatchObject({ status: 'returned', reason: '本人退回' })
    await expect(api(back, { params })).rejects.toThrow('redemption_returned')
    expect(await balanceOf(who)).toBe(20)
    expect(await stockOf(reward.rewardId)).toEqual({ stock: 5, reserved: 0, collected: 0 })
  })

  it('that nobody collects goes back by itself, with its points, once', async () => {
    const who = await anEarner()
    const reward = await aReward()
    const api = await house.as(who)
    const mine = await api(redeem, { params: reward, body: {} })
    const later = new Date(house.clock.now.getTime() + 15 * 86_400_000)
    await Promise.all([returnUncollected(house, later), returnUncollected(second, later)])
    expect(await balanceOf(who)).toBe(20)
    const { items } = await api('GET /v1/streets/:streetId/me/redemptions', { params: street, query: {} })
    expect(items).toMatchObject([{ id: mine.id, status: 'returned', reason: '过期没有领取' }])
    await expectBalanced()
  })

  it('is limited to so many a year', async () => {
    const who = await anEarner()
    const reward = await aReward({ points: 5, yearlyLimit: 1 })
    const api = await house.as(who)
    await api(redeem, { params: reward, body: {} })
    await expect(api(redeem, { params: reward, body: {} })).rejects.toThrow('reward_limit_reached')
  })
})

describe('the stock', () => {
  it('is counted, never below what is kept for people, and every change says why', async () => {
    const who = await anEarner()
    const reward = await aReward({ stock: 3 })
    await (await house.as(who))(redeem, { params: reward, body: {} })
    const api = await house.as(coordinator)
    const moves = 'POST /v1/streets/:streetId/managed/rewards/:rewardId/stock-moves'
    const below = api(moves, { params: reward, body: { kind: 'counted', pieces: 0, note: '' } })
    await expect(below).rejects.toThrow('stock_below_reserved')
    await api(moves, { params: reward, body: { kind: 'counted', pieces: 2, note: '少了一瓶' } })
    const { items } = await api('GET /v1/streets/:streetId/managed/rewards/:rewardId/stock-moves', {
      params: reward,
    })
    expect(items.map(item => [item.kind, item.change, item.note])).toEqual([
      ['counted', -1, '少了一瓶'],
      ['received', 3, '第一批'],
    ])
    expect(await stockOf(reward.rewardId)).toMatchObject({ stock: 2, reserved: 1 })
  })

  it('and rewards are kept by whoever keeps the whole street', async () => {
    const partial = await house.sow.aStaff(street, 'coordinator', { areaId: street.areaId })
    const api = await house.as(partial)
    const params = await aReward()
    const move = api('POST /v1/streets/:streetId/managed/rewards/:rewardId/stock-moves', {
      params,
      body: { kind: 'received', pieces: 1, note: '' },
    })
    await expect(move).rejects.toThrow('not_allowed')
    const guest = house.guest(redeem, { params, body: {} })
    await expect(guest).rejects.toThrow('not_signed_in')
    const neighbour = await house.sow.aMember(street)
    const noVolunteer = (await house.as(neighbour))(redeem, { params, body: {} })
    await expect(noVolunteer).rejects.toThrow('volunteer_missing')
  })
})
