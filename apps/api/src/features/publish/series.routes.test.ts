import type { SeriesChange } from '@yunxuan/contract'
import { beforeEach, describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse } from '../../../test/house.ts'
import { hold, untilWaiting } from '../../../test/race.ts'
import type { SownMember, SownSlot, SownStreet } from '../../../test/sow.ts'
import { sowSignup } from '../../../test/sow-shift.ts'
import { newId } from '../../platform/ids.ts'

const series = 'POST /v1/streets/:streetId/managed/services/:serviceId/series'
const preview = 'POST /v1/streets/:streetId/managed/services/:serviceId/series/preview'
const weekMs = 7 * 86_400_000
const reason = '大夫换了班'

const house = await openHouse()
let street: SownStreet
beforeEach(async () => {
  street = await house.sow.aStreet()
})
const coordinator = async () => house.as(await house.sow.aStaff(street, 'coordinator'))

/** The slots of one service, a week apart, the first tomorrow at nine in Shanghai; and what they are read as. */
async function weekly(count: number) {
  const first = await house.sow.aSlot(street, { startsAt: new Date('2026-11-29T01:00:00Z'), places: 10 })
  const slots: [SownSlot, ...SownSlot[]] = [first]
  for (let index = 1; index < count; index += 1) {
    const slotId = newId()
    await house.db.$client.query(
      `insert into slot (street_id, id, service_id, starts_at, ends_at, room, status, places)
       select street_id, $2, service_id, starts_at + $3::int * interval '7 days', ends_at + $3::int * interval '7 days',
         room, 'open', places from slot where street_id = $1 and id = $4`,
      [street.streetId, slotId, index, first.slotId],
    )
    slots.push({ ...first, slotId })
  }
  const params = { streetId: street.streetId, serviceId: first.serviceId }
  const client = await coordinator()
  const read = async () =>
    (await client('GET /v1/streets/:streetId/managed/services/:serviceId/slots', { params, query: {} })).items
  const ticked = async (...wanted: number[]) => {
    const all = (await read()).filter((_, index) => wanted.length === 0 || wanted.includes(index))
    return all.map(({ id, startsAt, endsAt, places, locationId, room }) => ({
      id,
      seen: { startsAt, endsAt, places, locationId, room },
    }))
  }
  return { client, params, slots, read, ticked }
}

const signUp = (slot: SownSlot, person: SownMember) =>
  sowSignup(house, { ...slot, shiftId: slot.slotId }, person)

async function inbox(person: SownMember): Promise<{ title: string; text: string }[]> {
  const client = await house.as(person)
  return (
    await client('GET /v1/streets/:streetId/me/notices', {
      params: { streetId: street.streetId },
      query: {},
    })
  ).items
}

describe('several slots as one', () => {
  test('are moved together, each on its own day; who booked three is told once and called once', async () => {
    const { client, params, slots, ticked } = await weekly(4)
    const [regular, once, waits] = [
      await house.sow.aMember(street, { name: '周建国', phone: '13900001111' }),
      await house.sow.aMember(street),
      await house.sow.aMember(street),
    ]
    for (const slot of slots.slice(0, 3)) await signUp(slot, regular)
    await signUp(slots[3] ?? slots[0], once)
    const change: SeriesChange = { time: '10:30', room: '二楼' }
    const wish = { slots: await ticked(), change }
    const seen = await client(preview, { params, body: wish })
    expect(seen.items.map(item => [item.startsAt, item.endsAt, item.room, item.obstacle])).toEqual(
      [0, 1, 2, 3].map(week => [
        new Date(Date.parse('2026-11-29T02:30:00Z') + week * weekMs).toISOString(),
        new Date(Date.parse('2026-11-29T04:30:00Z') + week * weekMs).toISOString(),
        '二楼',
        null,
      ]),
    )
    expect(seen.people.map(person => [person.memberId, person.slots])).toEqual(
      expect.arrayContaining([
        [regular.memberId, 3],
        [once.memberId, 1],
      ]),
    )
    const done = await client(series, { params, body: { ...wish, reason } })
    expect(done).toMatchObject({ told: 2, toCall: 0 })
    expect(done.items.map(item => [item.startsAt, item.sequence])).toEqual(
      seen.items.map(item => [item.startsAt, 1]),
    )
    const told = await inbox(regular)
    expect(told.map(each => each.title)).toEqual(['您预约的场次有 3 个有变动'])
    expect(told[0]?.text).toContain('从 11 月 29 日 周日 上午 9:00 改到 11 月 29 日 周日 上午 10:30')
    expect(told[0]?.text).toContain('从 12 月 13 日 周日 上午 9:00')
    expect(told[0]?.text.split(reason)).toHaveLength(2)
    expect((await inbox(once)).map(each => each.title)).toEqual(['您预约的场次有变动'])
    expect(await inbox(waits)).toEqual([])
    const me = await (await house.as(regular))('GET /v1/streets/:streetId/me', {
      params: { streetId: street.streetId },
    })
    expect(me.unreadNotices).toBe(1)
    const calls = await client('GET /v1/streets/:streetId/calls', {
      params: { streetId: street.streetId },
      query: {},
    })
    expect(calls.items.map(call => [call.memberName, call.slots])).toEqual(
      expect.arrayContaining([['周建国', 3]]),
    )
    const call = calls.items.find(each => each.memberName === '周建国')
    const called = { params: { streetId: street.streetId, noticeId: call?.id ?? '' } }
    await client('POST /v1/streets/:streetId/calls/:noticeId/done', called)
    const rest = await client('GET /v1/streets/:streetId/calls', {
      params: { streetId: street.streetId },
      query: {},
    })
    expect(rest.items).toHaveLength(1)
    await client('DELETE /v1/streets/:streetId/calls/:noticeId/done', called)
    const { rows } = await house.db.$client.query(
      'select count(*)::int as unread from notice where member_id = $1 and read_at is null',
      [regular.memberId],
    )
    expect(rows).toEqual([{ unread: 3 }])
    const { rows: log } = await house.db.$client.query(
      "select subject_id from audit where street_id = $1 and action = 'slot.move'",
      [street.streetId],
    )
    expect(log).toHaveLength(4)
  })

  test('moved by a week each comes to stand where the next one stood', async () => {
    const { client, params, read, ticked } = await weekly(4)
    const body = { slots: await ticked(), change: { shiftDays: 7 }, reason }
    await client(series, { params, body })
    expect((await read()).map(slot => [slot.startsAt, slot.status])).toEqual(
      [1, 2, 3, 4].map(week => [
        new Date(Date.parse('2026-11-29T01:00:00Z') + week * weekMs).toISOString(),
        'open',
      ]),
    )
  })

  test('are cancelled together with one reason; whoever has no phone of their own is to be called', async () => {
    const { client, params, slots, read, ticked } = await weekly(3)
    const person = await house.sow.aMember(street)
    for (const slot of slots) await signUp(slot, person)
    await client('POST /v1/streets/:streetId/slots/:slotId/desk-bookings', {
      params: slots[0],
      body: { person: { name: '钟秀英', phone: '13900002222' } },
    })
    const wish = { slots: await ticked(0, 1), change: null }
    const seen = await client(preview, { params, body: wish })
    expect(seen.people.map(each => [each.name, each.phone, each.hasAccount, each.slots])).toContainEqual([
      '钟秀英',
      '13900002222',
      false,
      1,
    ])
    expect(await client(series, { params, body: { ...wish, reason } })).toMatchObject({ told: 1, toCall: 1 })
    expect((await read()).map(slot => [slot.status, slot.taken, slot.reason])).toEqual([
      ['cancelled', 0, reason],
      ['cancelled', 0, reason],
      ['open', 1, ''],
    ])
    const [told, ...more] = await inbox(person)
    expect(more).toEqual([])
    expect(told?.title).toBe('您预约的场次有 2 个取消了')
    expect(told?.text).toContain('11 月 29 日 周日 上午 9:00、12 月 6 日 周日 上午 9:00，这 2 个都取消了')
  })

  test('one that cannot be changed is named, and nothing is done to the others', async () => {
    const { client, params, slots, read, ticked } = await weekly(3)
    const [person, other] = [await house.sow.aMember(street), await house.sow.aMember(street)]
    for (const each of [person, other]) await signUp(slots[1] ?? slots[0], each)
    const wish = { slots: await ticked(), change: { places: 1, time: '10:00' } }
    const obstacles = async () =>
      (await client(preview, { params, body: wish })).items.map(item => item.obstacle)
    expect(await obstacles()).toEqual([null, 'places_below_taken', null])
    const before = await read()
    await expect(client(series, { params, body: { ...wish, reason } })).rejects.toMatchObject({
      code: 'series_not_possible',
      problem: { errors: [{ field: slots[1]?.slotId }] },
    })
    expect(await read()).toEqual(before)
    expect(await inbox(person)).toEqual([])
  })

  test('two that would fall together, or on a third, are named before the database has to say so', async () => {
    const { client, params, ticked } = await weekly(3)
    const seen = async (change: SeriesChange, ...of: number[]) =>
      (await client(preview, { params, body: { slots: await ticked(...of), change } })).items.map(
        item => item.obstacle,
      )
    expect(await seen({ shiftDays: 7 }, 0)).toEqual(['slot_duplicate'])
    expect(await seen({ shiftDays: 7 }, 0, 1)).toEqual([null, 'slot_duplicate'])
    expect(await seen({ shiftDays: 7 }, 0, 1, 2)).toEqual([null, null, null])
    expect(await seen({ shiftDays: -7 }, 0)).toEqual(['slot_in_past'])
    expect(await seen({ durationMinutes: 1440 }, 0)).toEqual([null])
  })

  test('two coordinators at once: the second is told which was changed, and does not undo the first', async () => {
    const { client, params, slots, ticked, read } = await weekly(3)
    const wanted = await ticked()
    const letGo = await hold(house, 'slot', [slots[0].slotId])
    const first = codeOf(
      client(series, { params, body: { slots: wanted, change: { time: '10:00' }, reason } }),
    )
    await untilWaiting(house, 1)
    const second = codeOf(
      client(series, { params, body: { slots: wanted, change: { time: '15:00' }, reason } }),
    )
    await untilWaiting(house, 2)
    await letGo()
    expect([await first, await second]).toEqual(['done', 'series_not_possible'])
    expect((await read()).map(slot => slot.startsAt.slice(11, 16))).toEqual(['02:00', '02:00', '02:00'])
    // What the first did not touch may still be changed by who has read it before.
    expect(
      await codeOf(client(series, { params, body: { slots: wanted, change: { places: 20 }, reason: '' } })),
    ).toBe('done')
  })

  test('a booking that arrives while the places are lowered is not oversold, and nothing is half done', async () => {
    const { client, params, slots, ticked, read } = await weekly(2)
    const people = await Promise.all([1, 2, 3].map(() => house.sow.aMember(street)))
    const clients = await Promise.all(people.map(person => house.as(person)))
    const wanted = await ticked()
    const results = await Promise.all([
      codeOf(client(series, { params, body: { slots: wanted, change: { places: 2 }, reason: '' } })),
      ...clients.map(each =>
        codeOf(
          each('POST /v1/streets/:streetId/slots/:slotId/bookings', {
            params: slots[1] ?? slots[0],
            body: {},
          }),
        ),
      ),
    ])
    const now = await read()
    const booked = results.slice(1).filter(result => result === 'done').length
    expect(now[1]?.taken).toBe(booked)
    expect(now[1]?.taken).toBeLessThanOrEqual(now[1]?.places ?? 0)
    expect(now.map(slot => slot.places)).toEqual(results[0] === 'done' ? [2, 2] : [10, 10])
  })

  test('one that begins meanwhile stops all of them, until it is left out', async () => {
    const { client, params, ticked, read } = await weekly(2)
    const wanted = await ticked()
    house.clock.now = new Date('2026-11-29T01:30:00Z')
    const body = { slots: wanted, change: { time: '10:00' }, reason }
    expect(
      (await client(preview, { params, body: { slots: wanted, change: body.change } })).items[0]?.obstacle,
    ).toBe('slot_in_past')
    expect(await codeOf(client(series, { params, body }))).toBe('series_not_possible')
    expect(await codeOf(client(series, { params, body: { ...body, slots: wanted.slice(1) } }))).toBe('done')
    expect((await read()).map(slot => slot.sequence)).toEqual([0, 1])
    house.clock.now = new Date('2026-11-28T00:00:00.000Z')
  })

  test('needs a reason where people are told, is of one service, and of those who keep it', async () => {
    const { client, params, ticked } = await weekly(2)
    const other = await weekly(1)
    const wanted = await ticked()
    const ask = (change: SeriesChange | null, said = '', slots = wanted, by = client) =>
      codeOf(by(series, { params, body: { slots, change, reason: said } }))
    expect(await ask({ time: '10:00' })).toBe('reason_missing')
    expect(await ask(null, ' ')).toBe('reason_missing')
    expect(await ask({ places: 12 })).toBe('done')
    expect(await ask(null, reason, [...wanted, ...(await other.ticked())])).toBe('not_found')
    const west = await house.as(await house.sow.aStaff(street, 'coordinator', { areaId: street.otherAreaId }))
    expect(await ask(null, reason, wanted, west)).toBe('not_allowed')
    expect(await ask(null, reason, wanted, house.guest)).toBe('not_signed_in')
    expect(await codeOf(west(preview, { params, body: { slots: wanted, change: null } }))).toBe('not_allowed')
  })
})
