import { beforeEach, describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openPair } from '../../../test/pair.ts'
import type { SownSlot, SownStreet } from '../../../test/sow.ts'

const slotAt = 'PATCH /v1/streets/:streetId/slots/:slotId' as const
const slotsOf = '/v1/streets/:streetId/managed/services/:serviceId/slots' as const
const seriesOf = '/v1/streets/:streetId/managed/services/:serviceId/series' as const
const book = 'POST /v1/streets/:streetId/slots/:slotId/bookings' as const
const own = 'GET /v1/streets/:streetId/bookings/:bookingId' as const

const { house, second } = await openPair()
let street: SownStreet
let elsewhere: string
beforeEach(async () => {
  street = await house.sow.aStreet()
  elsewhere = await house.sow.aLocation(street, {
    access: '有坡道，电梯到二楼',
    latitude: 40.8412,
    longitude: 111.6603,
  })
})

const coordinator = async () => house.as(await house.sow.aStaff(street, 'coordinator'))

async function aBooking(slot: SownSlot) {
  const member = await house.sow.aMember(street)
  const api = await house.as(member)
  return { member, api, booked: await api(book, { params: slot, body: {} }) }
}

async function inbox(memberId: string): Promise<string[]> {
  const { rows } = await house.db.$client.query<{ text: string }>(
    'select text from notice where street_id = $1 and member_id = $2 order by id',
    [street.streetId, memberId],
  )
  return rows.map(row => row.text)
}

async function rowOf({ slotId }: SownSlot) {
  const { rows } = await house.db.$client.query(
    'select location_id, room, sequence, starts_at from slot where street_id = $1 and id = $2',
    [street.streetId, slotId],
  )
  return rows[0]
}

const paper = async (url: string) =>
  (await house.app.inject({ url: url.replace('http://yunxuan.test', '') })).body.replaceAll('\r\n ', '')

describe('a slot with a place of its own', () => {
  test('tells whoever is booked, and is at one address wherever they look', async () => {
    const client = await coordinator()
    const slot = await house.sow.aSlot(street, { room: '一楼大厅' })
    const { member, api, booked } = await aBooking(slot)
    expect(booked.slot).toMatchObject({ isElsewhere: false, location: { name: '活动室' }, room: '一楼大厅' })

    const moved = await client(slotAt, {
      params: slot,
      body: { locationId: elsewhere, reason: '活动室漏水' },
    })
    expect(moved).toMatchObject({
      locationId: elsewhere,
      locationName: '新活动中心',
      isElsewhere: true,
      // A room of the place that was left says nothing of the other.
      room: '',
      sequence: 1,
    })
    expect(await inbox(member.memberId)).toEqual([
      '中医科义诊：11 月 29 日 周日 上午 8:00那一场时间不变，地点改到新活动中心（西街 8 号）。原因：活动室漏水。不方便来可以随时取消，不算临时取消。',
    ])
    const there = {
      isElsewhere: true,
      room: '',
      location: {
        id: elsewhere,
        name: '新活动中心',
        address: '西街 8 号',
        access: '有坡道，电梯到二楼',
        areaId: street.otherAreaId,
        areaName: '西社区',
        latitude: 40.8412,
        longitude: 111.6603,
      },
    }
    const { streetId } = street
    const ticket = await api(own, { params: { streetId, bookingId: booked.id } })
    expect(ticket.slot).toMatchObject(there)
    // It was moved after it was booked, so it is left freely until it is over.
    expect(ticket.isLateToCancel).toBe(false)
    const rows = await house.guest('GET /v1/streets/:streetId/services/:serviceId/slots', {
      params: slot,
      query: {},
    })
    expect(rows.items).toEqual([expect.objectContaining(there)])
    const calendar = await paper(booked.calendarUrl)
    expect(calendar).toContain('LOCATION:新活动中心\\n西街 8 号')
    // Chinese maps show it 146 m north and 567 m east of where GPS has it.
    expect(calendar).toContain('GEO:40.839885;111.653562')
    const slip = await paper(booked.slipUrl)
    expect(slip).toContain('<td>新活动中心</td>')
    expect(slip).toContain('<td>西街 8 号</td>')
    expect(slip).not.toContain('活动室')
    const { rows: log } = await house.db.$client.query(
      "select detail from audit where street_id = $1 and action = 'slot.move'",
      [streetId],
    )
    expect(log).toEqual([{ detail: { locationId: [street.locationId, elsewhere], room: ['一楼大厅', ''] } }])
  })

  test('goes back to the usual one, named or not, and then has none of its own', async () => {
    const client = await coordinator()
    const slot = await house.sow.aSlot(street, { locationId: elsewhere })
    const { member } = await aBooking(slot)
    const move = (locationId: string | null) =>
      client(slotAt, { params: slot, body: { locationId, reason: '修好了' } })
    expect(await move(street.locationId)).toMatchObject({ locationId: null, isElsewhere: false, sequence: 1 })
    expect((await inbox(member.memberId))[0]).toContain('地点改到活动室（东社区 1 号）')
    await move(elsewhere)
    expect(await move(null)).toMatchObject({ locationId: null, locationName: '活动室', sequence: 3 })
    // Where it is already, nobody is told.
    expect(await move(street.locationId)).toMatchObject({ sequence: 3 })
    expect(await inbox(member.memberId)).toHaveLength(3)
  })

  test('is kept by whoever keeps its service, and is found by the community it is in', async () => {
    const slot = await house.sow.aSlot(street, { locationId: elsewhere })
    const { streetId, areaId, otherAreaId } = street
    const here = await house.as(await house.sow.aStaff(street, 'coordinator', { areaId }))
    const there = await house.as(await house.sow.aStaff(street, 'coordinator', { areaId: otherAreaId }))
    const roomed = { params: slot, body: { room: '二楼', reason: '人多' } }
    expect(await codeOf(there(slotAt, roomed))).toBe('not_allowed')
    expect(await codeOf(here(slotAt, roomed))).toBe('done')
    const day = { params: { streetId }, query: { day: '2026-11-29' } }
    const desk = await here('GET /v1/streets/:streetId/desk', day)
    expect(desk.slots).toMatchObject([{ locationName: '新活动中心', room: '二楼' }])
    expect((await there('GET /v1/streets/:streetId/desk', day)).slots).toEqual([])
    for (const area of [areaId, otherAreaId]) {
      const page = await house.guest('GET /v1/streets/:streetId/services', {
        params: { streetId },
        query: { area },
      })
      // The card names the place of the slot whose time it names.
      expect(page.items).toMatchObject([{ locationName: '新活动中心', areaName: '西社区' }])
    }
    const service = await house.guest('GET /v1/streets/:streetId/services/:serviceId', { params: slot })
    expect(service.location).toMatchObject({ name: '活动室', areaName: '东社区' })
    house.clock.now = new Date('2026-11-30T00:00:00.000Z')
    await here('POST /v1/streets/:streetId/managed/services/:serviceId/confirmation', { params: slot })
    const later = await house.guest('GET /v1/streets/:streetId/services', {
      params: { streetId },
      query: { area: otherAreaId },
    })
    expect(later.items).toEqual([])
  })

  test('is not had at a place that another street has, nor where another slot stands', async () => {
    const client = await coordinator()
    const slot = await house.sow.aSlot(street)
    const foreign = await house.sow.aLocation(await house.sow.aStreet())
    const refusal = (wrong: Promise<unknown>) => wrong.catch((error: { problem: unknown }) => error.problem)
    const wrong = { code: 'invalid_request', errors: [{ message: '没有这个地点，请重新选择' }] }
    const body = { locationId: foreign, reason: '搬了' }
    expect(await refusal(client(slotAt, { params: slot, body }))).toMatchObject(wrong)
    expect(await rowOf(slot)).toMatchObject({ location_id: null, sequence: 0 })
    const rule = { ...weekly, locationId: foreign }
    expect(await refusal(client(`POST ${slotsOf}`, { params: slot, body: rule }))).toMatchObject(wrong)
    expect(await refusal(client(`POST ${slotsOf}/preview`, { params: slot, body: rule }))).toMatchObject(
      wrong,
    )
    await house.sow.aSlot(street, { serviceId: slot.serviceId, locationId: elsewhere, room: '' })
    const there = { locationId: elsewhere, reason: '搬了' }
    expect(await codeOf(client(slotAt, { params: slot, body: there }))).toBe('slot_duplicate')
  })
})

const weekly = {
  from: '2026-11-28',
  to: '2026-12-12',
  everyWeeks: 1,
  weekdays: [6],
  time: '09:00',
  durationMinutes: 60,
  except: [],
  holidays: 'skip' as const,
  places: 5,
  room: '',
}

describe('slots by a repeat rule', () => {
  test('may be had at two places at the same time, each once', async () => {
    const client = await coordinator()
    const params = { streetId: street.streetId, serviceId: await house.sow.aService(street) }
    const make = (locationId?: string | null) =>
      client(`POST ${slotsOf}`, {
        params,
        body: { ...weekly, ...(locationId !== undefined && { locationId }) },
      })
    expect(await make()).toMatchObject({
      made: 3,
      items: [{ locationId: null, locationName: '活动室' }, {}, {}],
    })
    expect(await make(elsewhere)).toMatchObject({ made: 3, items: [{ locationId: elsewhere }, {}, {}] })
    expect(await make(street.locationId)).toMatchObject({ made: 0, left: 3 })
    const preview = await client(`POST ${slotsOf}/preview`, {
      params,
      body: { ...weekly, locationId: elsewhere },
    })
    expect(preview.items.map(item => item.left)).toEqual(['exists', 'exists', 'exists'])
  })
})

describe('several slots as one', () => {
  test('are had at another place together: the preview says where, and each who is booked is told once', async () => {
    const client = await coordinator()
    const first = await house.sow.aSlot(street)
    const next = await house.sow.aSlot(street, {
      serviceId: first.serviceId,
      startsAt: new Date('2026-11-30T00:00:00.000Z'),
    })
    const { member, api } = await aBooking(first)
    await api(book, { params: next, body: {} })
    const params = { streetId: street.streetId, serviceId: first.serviceId }
    const read = async () =>
      (await client(`GET ${slotsOf}`, { params, query: {} })).items.map(
        ({ id, startsAt, endsAt, places, locationId, room }) => ({
          id,
          seen: { startsAt, endsAt, places, locationId, room },
        }),
      )
    const slots = await read()
    const change = { locationId: elsewhere, room: '二楼' }
    const preview = await client(`POST ${seriesOf}/preview`, { params, body: { slots, change } })
    expect(preview.items).toMatchObject([
      { locationName: '新活动中心', room: '二楼', obstacle: null },
      { locationName: '新活动中心', room: '二楼', obstacle: null },
    ])
    expect(preview.people).toMatchObject([{ memberId: member.memberId, slots: 2 }])
    await client(`POST ${seriesOf}`, { params, body: { slots, change, reason: '活动室漏水' } })
    const [text, ...again] = await inbox(member.memberId)
    expect(text).toContain('上午 8:00那一场时间不变，地点改到新活动中心 二楼（西街 8 号）；')
    // It stands beside each of the two bookings.
    expect(again).toEqual([text])
    for (const slot of [first, next]) {
      expect(await rowOf(slot)).toMatchObject({ location_id: elsewhere, room: '二楼', sequence: 1 })
    }

    const stale = await client(`POST ${seriesOf}/preview`, {
      params,
      body: { slots, change: { locationId: null } },
    })
    expect(stale.items.map(item => item.obstacle)).toEqual(['changed_meanwhile', 'changed_meanwhile'])
    expect((await read()).map(({ seen }) => seen.locationId)).toEqual([elsewhere, elsewhere])
  })
})

describe('two coordinators at once, at two instances', () => {
  test('one who changes the place and one who changes the time both have it; of two places one counts', async () => {
    const [first, other] = [
      await coordinator(),
      await second.as(await house.sow.aStaff(street, 'coordinator')),
    ]
    const third = await house.sow.aLocation(street, { name: '西社区广场' })
    for (let round = 0; round < 5; round++) {
      const slot = await house.sow.aSlot(street)
      const seen = {
        startsAt: '2026-11-29T00:00:00.000Z',
        endsAt: '2026-11-29T02:00:00.000Z',
        places: 20,
        locationId: null,
        room: '',
      }
      const both = await Promise.all([
        codeOf(first(slotAt, { params: slot, body: { seen, locationId: elsewhere, reason: '漏水' } })),
        codeOf(
          other(slotAt, {
            params: slot,
            body: { seen, startsAt: '2026-11-29T01:00:00.000Z', reason: '有会' },
          }),
        ),
      ])
      expect(both).toEqual(['done', 'done'])
      expect(await rowOf(slot)).toMatchObject({
        location_id: elsewhere,
        starts_at: new Date('2026-11-29T01:00:00.000Z'),
        sequence: 2,
      })
      const contested = await house.sow.aSlot(street, { places: 20 })
      const one = await Promise.all([
        codeOf(first(slotAt, { params: contested, body: { seen, locationId: elsewhere, reason: '漏水' } })),
        codeOf(other(slotAt, { params: contested, body: { seen, locationId: third, reason: '停电' } })),
      ])
      expect(one.sort()).toEqual(['changed_meanwhile', 'done'])
    }
  })
})
