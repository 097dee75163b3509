import type { RepeatRule } from '@yunxuan/contract'
import { beforeEach, describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse } from '../../../test/house.ts'
import type { SownSlot, SownStreet } from '../../../test/sow.ts'
import { newId } from '../../platform/ids.ts'

const slotsOf = '/v1/streets/:streetId/managed/services/:serviceId/slots' as const
const slotAt = 'PATCH /v1/streets/:streetId/slots/:slotId' as const
const cancelAt = 'POST /v1/streets/:streetId/slots/:slotId/cancellation' as const
const hourMs = 3_600_000

const house = await openHouse()
let street: SownStreet
beforeEach(async () => {
  street = await house.sow.aStreet()
})

const saturdays: RepeatRule = {
  from: '2026-11-28',
  to: '2026-12-19',
  everyWeeks: 1,
  weekdays: [6],
  time: '09:00',
  durationMinutes: 120,
  except: ['2026-12-12'],
  holidays: 'skip',
  places: 12,
  room: ' 一楼 ',
}
const coordinator = async () => house.as(await house.sow.aStaff(street, 'coordinator'))

/** A booking that holds a place, and a party that waits, each with a member of its own. */
async function claims(at: SownSlot) {
  const [booked, waiting] = [await house.sow.aMember(street), await house.sow.aMember(street)]
  const [bookingId, waitlistId] = [newId(), newId()]
  await house.db.$client.query(
    `insert into booking (street_id, id, slot_id, member_id, person_id, party, status, source, code, created_at, updated_at)
     values ($1, $2, $3, $4, $4, 2, 'booked', 'self', '1', $5, $5)`,
    [street.streetId, bookingId, at.slotId, booked.memberId, house.clock.now],
  )
  await house.db.$client.query(
    `insert into waitlist (street_id, id, slot_id, turn, member_id, person_id, party, status, created_at, updated_at)
     select $1, $2, $3, 1 + count(*), $4, $4, 1, 'waiting', $5, $5 from waitlist where street_id = $1 and slot_id = $3`,
    [street.streetId, waitlistId, at.slotId, waiting.memberId, house.clock.now],
  )
  return { booked, waiting, bookingId, waitlistId }
}

async function inbox(memberId: string): Promise<{ kind: string; title: string; text: string }[]> {
  const { rows } = await house.db.$client.query<{ kind: string; title: string; text: string }>(
    'select kind, title, text from notice where street_id = $1 and member_id = $2 order by id',
    [street.streetId, memberId],
  )
  return rows
}

async function statusOf(table: 'booking' | 'waitlist', id: string): Promise<string | undefined> {
  const { rows } = await house.db.$client.query<{ status: string }>(
    `select status from ${table} where street_id = $1 and id = $2`,
    [street.streetId, id],
  )
  return rows[0]?.status
}

describe('slots by a repeat rule', () => {
  test('a year whose holidays are not announced is named, since none of its days is left out for them', async () => {
    const client = await coordinator()
    const serviceId = await house.sow.aService(street)
    const preview = (from: string, to: string) =>
      client(`POST ${slotsOf}/preview`, {
        params: { streetId: street.streetId, serviceId },
        body: { ...saturdays, from, to },
      })
    expect((await preview('2026-12-01', '2026-12-20')).unannouncedYears).toEqual([])
    expect((await preview('2099-12-20', '2100-01-20')).unannouncedYears).toEqual([2099, 2100])
  })

  test('days that may yet become holidays are made only where somebody says so; what the law fixes never is', async () => {
    const client = await coordinator()
    const params = { streetId: street.streetId, serviceId: await house.sow.aService(street) }
    const body: RepeatRule = {
      ...saturdays,
      from: '2098-12-20',
      to: '2099-01-12',
      weekdays: [0, 1, 2, 3, 4, 5, 6],
    }
    const { items } = await client(`POST ${slotsOf}/preview`, { params, body })
    const leftOn = (day: string) => items.find(item => item.startsAt.startsWith(day))?.left
    expect(['2098-12-22', '2098-12-23', '2098-12-31', '2099-01-10', '2099-01-12'].map(leftOn)).toEqual([
      null,
      'unannounced',
      'unannounced',
      'unannounced',
      'unannounced',
    ])
    expect(items.find(item => item.startsAt.startsWith('2099-01-01'))).toMatchObject({
      left: 'holiday',
      holidayName: '元旦',
    })
    const unasked = await client(`POST ${slotsOf}`, { params, body })
    expect(unasked.made).toBe(items.filter(item => item.left === null).length)
    const kept = await client(`POST ${slotsOf}`, { params, body: { ...body, unannounced: 'keep' } })
    expect(kept.made).toBe(items.filter(item => item.left === 'unannounced').length)
  })

  test('the preview says what is left out and why, and making them twice makes them once', async () => {
    const client = await coordinator()
    const params = { streetId: street.streetId, serviceId: await house.sow.aService(street) }
    const preview = await client(`POST ${slotsOf}/preview`, { params, body: saturdays })
    expect(preview.items.map(item => [item.startsAt, item.left])).toEqual([
      ['2026-11-28T01:00:00.000Z', null],
      ['2026-12-05T01:00:00.000Z', null],
      ['2026-12-12T01:00:00.000Z', 'excepted'],
      ['2026-12-19T01:00:00.000Z', null],
    ])
    const made = await client(`POST ${slotsOf}`, { params, body: saturdays })
    expect(made).toMatchObject({ made: 3, left: 1 })
    expect(made.items[0]).toMatchObject({ places: 12, taken: 0, room: '一楼', sequence: 0, waiting: 0 })
    const again = await client(`POST ${slotsOf}`, { params, body: saturdays })
    expect(again).toEqual({ made: 0, left: 4, items: [] })
    const listed = await client(`GET ${slotsOf}`, { params, query: { from: '2026-12-01', to: '2026-12-05' } })
    expect(listed.items.map(item => item.startsAt)).toEqual(['2026-12-05T01:00:00.000Z'])
    const page = await house.guest('GET /v1/streets/:streetId/services', { params, query: {} })
    expect(page.items[0]?.nextSlot?.startsAt).toBe('2026-11-28T01:00:00.000Z')
  })

  test('two who make the same slots at once make them once', async () => {
    const client = await coordinator()
    const params = { streetId: street.streetId, serviceId: await house.sow.aService(street) }
    const make = () => client(`POST ${slotsOf}`, { params, body: saturdays })
    const made = await Promise.all([make(), make(), make()])
    expect(made.map(one => one.made).sort()).toEqual([0, 0, 3])
  })

  test('public holidays and the weekends worked for them are named', async () => {
    house.clock.now = new Date('2026-09-01T00:00:00Z')
    const client = await coordinator()
    const params = { streetId: street.streetId, serviceId: await house.sow.aService(street) }
    const body = { ...saturdays, from: '2026-09-26', to: '2026-10-10' }
    const { items } = await client(`POST ${slotsOf}/preview`, { params, body })
    expect(items.map(item => [item.left, item.holidayName])).toEqual([
      ['holiday', '中秋'],
      ['holiday', '国庆节'],
      ['holiday', '国庆节调休上班'],
    ])
    house.clock.now = new Date('2026-11-28T00:00:00.000Z')
  })

  test('refuses a rule that cannot be, a service that is archived, and whoever may not', async () => {
    const client = await coordinator()
    const archived = {
      streetId: street.streetId,
      serviceId: await house.sow.aService(street, { status: 'archived' }),
    }
    const make = (body: RepeatRule) => codeOf(client(`POST ${slotsOf}`, { params: archived, body }))
    expect(await make({ ...saturdays, to: '2026-11-01' })).toBe('service_not_editable')
    const params = { ...archived, serviceId: await house.sow.aService(street) }
    const backwards = { ...saturdays, to: '2026-11-01' }
    expect(await codeOf(client(`POST ${slotsOf}`, { params, body: backwards }))).toBe('slot_times_invalid')
    expect(await codeOf(client(`POST ${slotsOf}/preview`, { params, body: backwards }))).toBe(
      'slot_times_invalid',
    )
    const far = await house.as(await house.sow.aStaff(street, 'coordinator', { areaId: street.otherAreaId }))
    expect(await codeOf(far(`POST ${slotsOf}`, { params, body: saturdays }))).toBe('not_allowed')
    expect(await codeOf(house.guest(`POST ${slotsOf}`, { params, body: saturdays }))).toBe('not_signed_in')
  })
})

describe('changing a slot', () => {
  test('a move raises the sequence, tells everyone concerned, and lets them leave freely', async () => {
    const client = await coordinator()
    const at = await house.sow.aSlot(street, { places: 2, taken: 2 })
    const who = await claims(at)
    const body = { startsAt: '2026-11-30T01:00:00.000Z', reason: '医生临时有会' }
    const moved = await client(slotAt, { params: at, body })
    expect(moved).toMatchObject({
      startsAt: '2026-11-30T01:00:00.000Z',
      endsAt: '2026-11-30T03:00:00.000Z',
      sequence: 1,
      taken: 2,
      waiting: 1,
    })
    const [told] = await inbox(who.booked.memberId)
    expect(told).toMatchObject({ kind: 'slot_moved' })
    expect(told?.text).toContain('改到 11 月 30 日 周一 上午 9:00')
    expect(told?.text).toContain('医生临时有会')
    expect(told?.text).toContain('随时取消，不算临时取消')
    const [toldWaiting, ...more] = await inbox(who.waiting.memberId)
    expect(more).toEqual([])
    // Whoever only waits has nothing to cancel.
    expect(toldWaiting).toMatchObject({ kind: 'slot_moved', title: '您候补的场次有变动' })
    expect(toldWaiting?.text).toMatch(/医生临时有会。不想等了可以随时退出候补。$/)
    const { rows } = await house.db.$client.query('select moved_at from slot where id = $1', [at.slotId])
    expect(rows[0].moved_at).toEqual(house.clock.now)
  })

  test('a new end is named where it does not follow from the start', async () => {
    const client = await coordinator()
    const at = await house.sow.aSlot(street, { places: 2, taken: 2 })
    const who = await claims(at)
    const change = (body: object) => client(slotAt, { params: at, body: { reason: '有事', ...body } })
    await change({ endsAt: '2026-11-29T03:30:00.000Z' })
    await change({ startsAt: '2026-11-30T01:00:00.000Z', endsAt: '2026-11-30T02:00:00.000Z' })
    await change({ endsAt: '2026-11-30T17:00:00.000Z' })
    const told = (await inbox(who.booked.memberId)).map(({ text }) => text.split('。')[0])
    expect(told).toEqual([
      '中医科义诊：11 月 29 日 周日 上午 8:00那一场，结束时间改为上午 11 点半',
      '中医科义诊：从 11 月 29 日 周日 上午 8:00 改到 11 月 30 日 周一 上午 9:00，结束时间改为上午 10 点',
      '中医科义诊：11 月 30 日 周一 上午 9:00那一场，结束时间改为 12 月 1 日 周二 凌晨 1:00',
    ])
  })

  test('a note is kept as long after the new end as it was to be after the old one', async () => {
    const client = await coordinator()
    const at = await house.sow.aSlot(street)
    const [kept, erased] = [await claims(at), await claims(at)]
    const eraseAt = new Date(house.clock.now.getTime() + 31 * 24 * hourMs)
    await house.db.$client.query(
      `insert into booking_note (street_id, booking_id, organization_id, kind, sealed, erase_at, erased_at)
       values ($1, $2, $5, 'health', '\\x00', $4, null), ($1, $3, $5, 'health', null, $4, $4)`,
      [street.streetId, kept.bookingId, erased.bookingId, eraseAt, street.organizationId],
    )
    await house.db.$client.query(
      `insert into policy (street_id, version, settings, changed_by, changed_at) values ($1, 1, $2, $3, $4)`,
      [street.streetId, { noteKeptDays: 7 }, kept.booked.memberId, house.clock.now],
    )
    const moved = await client(slotAt, {
      params: at,
      body: { startsAt: '2027-01-30T01:00:00.000Z', reason: '医生临时有会' },
    })
    const { rows } = await house.db.$client.query(
      'select booking_id, erase_at from booking_note where street_id = $1',
      [street.streetId],
    )
    expect(new Map(rows.map(row => [row.booking_id, row.erase_at]))).toEqual(
      new Map([
        [kept.bookingId, new Date(Date.parse(moved.endsAt) + 7 * 24 * hourMs)],
        [erased.bookingId, eraseAt],
      ]),
    )
  })

  test('more places go to those who wait; fewer than are taken are refused', async () => {
    const client = await coordinator()
    const at = await house.sow.aSlot(street, { places: 2, taken: 2 })
    const who = await claims(at)
    const change = (places: number) => client(slotAt, { params: at, body: { places, reason: '' } })
    expect(await codeOf(change(1))).toBe('places_below_taken')
    expect(await change(4)).toMatchObject({ places: 4, taken: 2, held: 1, sequence: 0 })
    expect(await statusOf('waitlist', who.waitlistId)).toBe('offered')
    expect(await codeOf(change(2))).toBe('places_below_taken')
    expect(await inbox(who.booked.memberId)).toEqual([])
  })

  test('an offer is held no longer than until the start, also of a slot moved forward', async () => {
    const client = await coordinator()
    const at = await house.sow.aSlot(street, { places: 2, taken: 2 })
    const who = await claims(at)
    await client(slotAt, { params: at, body: { places: 3, reason: '' } })
    const heldUntil = async () => {
      const { rows } = await house.db.$client.query('select offer_expires_at from waitlist where id = $1', [
        who.waitlistId,
      ])
      return rows[0].offer_expires_at
    }
    const before = await heldUntil()
    const inMinutes = (minutes: number) => new Date(house.clock.now.getTime() + minutes * 60_000)
    const moveTo = (startsAt: Date) =>
      client(slotAt, { params: at, body: { startsAt: startsAt.toISOString(), reason: '医生提早到' } })
    await moveTo(inMinutes(60))
    expect(await heldUntil()).toEqual(before)
    await moveTo(inMinutes(10))
    expect(await heldUntil()).toEqual(inMinutes(10))
  })

  test('does not undo what a colleague changed of the same; the rest is changed beside it', async () => {
    const [first, second] = [await coordinator(), await coordinator()]
    const at = await house.sow.aSlot(street, { places: 2 })
    const { startsAt, endsAt, places, locationId, room } = await first(slotAt, {
      params: at,
      body: { room: '一楼', reason: '搬家' },
    })
    const seen = { startsAt, endsAt, places, locationId, room }
    const change = (body: object) =>
      codeOf(second(slotAt, { params: at, body: { seen, reason: '有事', ...body } }))
    await first(slotAt, { params: at, body: { seen, places: 5, room: '二楼', reason: '漏水' } })
    expect(await change({ room: '三楼' })).toBe('changed_meanwhile')
    expect(await change({ places: 3 })).toBe('changed_meanwhile')
    const startsLater = { startsAt: new Date(Date.parse(startsAt) + hourMs).toISOString() }
    expect(await change(startsLater)).toBe('done')
    expect(await change({ startsAt: seen.startsAt })).toBe('changed_meanwhile')
    const { rows } = await house.db.$client.query('select places, room, starts_at from slot where id = $1', [
      at.slotId,
    ])
    expect(rows).toEqual([{ places: 5, room: '二楼', starts_at: new Date(startsLater.startsAt) }])
  })

  test('refuses what cannot be', async () => {
    const client = await coordinator()
    const at = await house.sow.aSlot(street)
    const other = await house.sow.aSlot(street, {
      serviceId: at.serviceId,
      startsAt: new Date(house.clock.now.getTime() + 48 * hourMs),
    })
    const change = (slotId: string, body: object) =>
      codeOf(client(slotAt, { params: { ...at, slotId }, body: { reason: '有事', ...body } }))
    expect(await change(at.slotId, { startsAt: '2026-11-27T01:00:00Z' })).toBe('slot_in_past')
    expect(await change(at.slotId, { endsAt: '2026-11-28T23:00:00Z' })).toBe('slot_times_invalid')
    expect(await change(at.slotId, { endsAt: '2026-12-28T23:00:00Z' })).toBe('slot_times_invalid')
    expect(await change(at.slotId, { room: '二楼', reason: ' ' })).toBe('reason_missing')
    expect(await change(at.slotId, { startsAt: '2026-11-30T00:00:00.000Z' })).toBe('slot_duplicate')
    expect(await change(newId(), { places: 3 })).toBe('not_found')
    const begun = await house.sow.aSlot(street, { startsAt: new Date(house.clock.now.getTime() - hourMs) })
    expect(await change(begun.slotId, { startsAt: '2026-11-30T00:00:00.000Z' })).toBe('slot_in_past')
    await client(cancelAt, { params: other, body: { reason: '停电' } })
    expect(await change(other.slotId, { places: 3 })).toBe('slot_cancelled')
    expect(await change(at.slotId, { startsAt: '2026-11-30T00:00:00.000Z' })).toBe('done')
  })
})

describe('cancelling a slot', () => {
  test('ends its bookings and its waitlist, gives back its places and says why', async () => {
    const client = await coordinator()
    const at = await house.sow.aSlot(street, { places: 2, taken: 2 })
    const who = await claims(at)
    const cancelled = await client(cancelAt, { params: at, body: { reason: '停电检修' } })
    expect(cancelled).toMatchObject({
      status: 'cancelled',
      taken: 0,
      held: 0,
      waiting: 0,
      sequence: 1,
      reason: '停电检修',
    })
    expect(await statusOf('booking', who.bookingId)).toBe('slot_cancelled')
    expect(await statusOf('waitlist', who.waitlistId)).toBe('closed')
    for (const [{ memberId }, title] of [
      [who.booked, '您预约的场次取消了'],
      [who.waiting, '您候补的场次取消了'],
    ] as const) {
      const [told] = await inbox(memberId)
      expect(told).toMatchObject({ kind: 'slot_cancelled', title })
      expect(told?.text).toContain('停电检修')
    }
    const again = client(cancelAt, { params: at, body: { reason: '停电检修' } })
    expect(await codeOf(again)).toBe('slot_cancelled')
    const page = await house.guest('GET /v1/streets/:streetId/services', { params: at, query: {} })
    expect(page.items[0]?.nextSlot).toBeNull()
  })

  test('a cancelled time can be made again; one that is over cannot be cancelled', async () => {
    const client = await coordinator()
    const over = await house.sow.aSlot(street, { startsAt: new Date(house.clock.now.getTime() - 5 * hourMs) })
    expect(await codeOf(client(cancelAt, { params: over, body: { reason: '晚了' } }))).toBe('slot_over')
    const params = { streetId: street.streetId, serviceId: await house.sow.aService(street) }
    const made = await client(`POST ${slotsOf}`, { params, body: saturdays })
    const slotId = made.items[0]?.id ?? ''
    await client(cancelAt, { params: { ...params, slotId }, body: { reason: '改期' } })
    expect(await client(`POST ${slotsOf}`, { params, body: saturdays })).toMatchObject({ made: 1, left: 3 })
  })

  test('somebody who may not cancels nothing', async () => {
    const at = await house.sow.aSlot(street)
    const far = await house.as(await house.sow.aStaff(street, 'coordinator', { areaId: street.otherAreaId }))
    const resident = await house.as(await house.sow.aMember(street))
    const ask = { params: at, body: { reason: '随便' } }
    expect(await codeOf(far(cancelAt, ask))).toBe('not_allowed')
    expect(await codeOf(resident(cancelAt, ask))).toBe('not_allowed')
    expect(await codeOf(house.guest(cancelAt, ask))).toBe('not_signed_in')
    expect(await codeOf(far(slotAt, { params: at, body: { places: 5, reason: '' } }))).toBe('not_allowed')
  })
})
