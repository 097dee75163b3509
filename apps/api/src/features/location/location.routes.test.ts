import type { LocationEdit } from '@yunxuan/contract'
import { beforeEach, describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse } from '../../../test/house.ts'
import { whileHeld } from '../../../test/race.ts'
import type { SownStreet } from '../../../test/sow.ts'

const all = '/v1/streets/:streetId/managed/locations' as const
const one = `${all}/:locationId` as const
const book = 'POST /v1/streets/:streetId/slots/:slotId/bookings' as const
const wait = 'POST /v1/streets/:streetId/slots/:slotId/waitlist' as const

const house = await openHouse()
let street: SownStreet
beforeEach(async () => {
  street = await house.sow.aStreet()
})

const coordinator = async (more = {}) => house.as(await house.sow.aStaff(street, 'coordinator', more))
type Client = Awaited<ReturnType<typeof coordinator>>

const at = (locationId = street.locationId) => ({ params: { streetId: street.streetId, locationId } })

async function read(client: Client, locationId = street.locationId) {
  const { items } = await client(`GET ${all}`, { params: { streetId: street.streetId }, query: {} })
  const found = items.find(item => item.id === locationId)
  if (found === undefined) throw new Error('no such place')
  return found
}

/** Changes the usual place as it was just read. */
async function change(client: Client, edit: Partial<LocationEdit>) {
  const before = await read(client)
  return client(`PUT ${one}`, {
    ...at(),
    body: { version: before.version, edit: { ...before.edit, ...edit } },
  })
}

async function told(memberId: string) {
  const { rows } = await house.db.$client.query(
    'select kind, title, text from notice where street_id = $1 and member_id = $2 order by id',
    [street.streetId, memberId],
  )
  return rows
}

/** Two times of one service at its usual place, of which one has but one place, and a third elsewhere. */
async function sowTimes() {
  const soon = await house.sow.aSlot(street, { places: 1 })
  const later = new Date(house.clock.now.getTime() + 50 * 3_600_000)
  const own = { serviceId: soon.serviceId, startsAt: later }
  const second = await house.sow.aSlot(street, own)
  const locationId = await house.sow.aLocation(street, { name: '西社区广场' })
  const elsewhere = await house.sow.aSlot(street, { ...own, locationId })
  return { soon, second, elsewhere }
}

describe('a place whose address becomes another', () => {
  test('tells everyone who counts on a coming time there, once, and says before whom', async () => {
    const client = await coordinator()
    const { soon, second, elsewhere } = await sowTimes()
    const [booked, waiting, other] = [
      await house.sow.aMember(street),
      await house.sow.aMember(street),
      await house.sow.aMember(street),
    ]
    for (const slot of [soon, second]) await (await house.as(booked))(book, { params: slot, body: {} })
    await (await house.as(waiting))(wait, { params: soon, body: {} })
    await (await house.as(other))(book, { params: elsewhere, body: {} })
    const before = await read(client)
    await change(client, { address: '东街 1 号' })
    const moved = { ...before.edit, address: '西街 9 号' }

    const preview = await client(`POST ${one}/preview`, { ...at(), body: moved })
    expect(preview.slots).toBe(2)
    expect(preview.people.map(each => each.memberId).sort()).toEqual(
      [booked.memberId, waiting.memberId].sort(),
    )

    const heard = (await told(booked.memberId)).length
    const answer = await change(client, { address: '西街 9 号' })
    expect(answer).toMatchObject({ told: 2, toCall: 0, location: { edit: { address: '西街 9 号' } } })
    const notices = (await told(booked.memberId)).slice(heard)
    expect(new Set(notices.map(notice => notice.text)).size).toBe(1)
    expect(notices[0]).toMatchObject({ kind: 'slot_moved', title: '您预约的场次有 2 个有变动' })
    expect(notices[0].text).toContain('时间不变，地点搬到活动室（西街 9 号）')
    expect(await told(other.memberId)).toEqual([])
    const { rows } = await house.db.$client.query(
      `select action, detail->'people' as people from audit where street_id = $1 and action like 'location.%'`,
      [street.streetId],
    )
    expect(rows.at(-1)).toEqual({ action: 'location.edit', people: 2 })
  })

  test('does not tell anybody where only the way it is written, or anything else, changed', async () => {
    const client = await coordinator()
    const { soon } = await sowTimes()
    const booked = await house.sow.aMember(street)
    await (await house.as(booked))(book, { params: soon, body: {} })
    await change(client, { address: '东街 1 号' })
    const heard = await told(booked.memberId)
    const point = { latitude: 41.8, longitude: 123.4 }
    const answer = await change(client, { address: '东街１号', access: '南门有坡道', ...point })
    expect(answer).toMatchObject({
      told: 0,
      toCall: 0,
      location: { edit: { access: '南门有坡道', ...point } },
    })
    expect(await told(booked.memberId)).toEqual(heard)
  })

  test('leaves nobody with the old one who books while it is being changed', async () => {
    const client = await coordinator()
    const { soon } = await sowTimes()
    const member = await house.sow.aMember(street)
    const resident = await house.as(member)
    const [booking] = await whileHeld(house, 'slot', [soon.slotId], () =>
      Promise.all([resident(book, { params: soon, body: {} }), change(client, { address: '西街 9 号' })]),
    )
    const heard = await told(member.memberId)
    expect(heard.length > 0 || booking.slot.location.address === '西街 9 号').toBe(true)
  })
})

describe('a place', () => {
  test('is not changed by two who read the same, nor under a name that is taken', async () => {
    const [first, second] = [await coordinator(), await coordinator()]
    await house.sow.aLocation(street, { name: '西社区广场' })
    const { version, edit } = await read(first)
    const put = (client: Client, access: string) =>
      codeOf(client(`PUT ${one}`, { ...at(), body: { version, edit: { ...edit, access } } }))
    const codes = await whileHeld(house, 'location', [street.locationId], () =>
      Promise.all([put(first, '走南门'), put(second, '走北门')]),
    )
    expect(codes.sort()).toEqual(['changed_meanwhile', 'done'])
    expect(await codeOf(change(first, { name: '西社区广场' }))).toBe('name_taken')
    expect(await codeOf(change(first, { latitude: 123.4, longitude: 41.8 }))).toBe('point_swapped')
  })

  test('gives its new name to the search of what is had there', async () => {
    const client = await coordinator()
    const { soon } = await sowTimes()
    await change(client, { name: '百合书苑' })
    const resident = await house.as(await house.sow.aMember(street))
    const found = await resident('GET /v1/streets/:streetId/services', {
      params: { streetId: street.streetId },
      query: { q: '百合书苑' },
    })
    expect(found.items.map(item => item.id)).toEqual([soon.serviceId])
  })

  test('is changed by a coordinator of its community only, and stays within it', async () => {
    const far = await coordinator({ areaId: street.otherAreaId })
    expect((await read(far)).isOwn).toBe(false)
    expect(await codeOf(change(far, { access: '走南门' }))).toBe('not_allowed')
    const near = await coordinator({ areaId: street.areaId })
    expect((await read(near)).isOwn).toBe(true)
    expect(await codeOf(change(near, { areaId: street.otherAreaId }))).toBe('not_allowed')
    expect(await codeOf(change(near, { access: '走南门' }))).toBe('done')
    const other = await house.sow.aStreet()
    const abroad = { params: { streetId: street.streetId, locationId: other.locationId } }
    const body = { version: 1, edit: (await read(near)).edit }
    expect(await codeOf(near(`PUT ${one}`, { ...abroad, body }))).toBe('not_found')
  })

  test('is found by a part of its name or address and counted', async () => {
    const client = await coordinator()
    await house.sow.aLocation(street, { name: '西社区广场', address: '西街 100% 号' })
    const params = { streetId: street.streetId }
    const list = (query: { q?: string; sort?: '-coming'; areaId?: string }) =>
      client(`GET ${all}`, { params, query })
    expect((await list({ q: '100%' })).items.map(item => item.edit.name)).toEqual(['西社区广场'])
    expect((await list({ q: '没有' })).total).toBe(0)
    expect((await list({ areaId: street.areaId })).items.map(item => item.id)).toEqual([street.locationId])
    expect(await list({ sort: '-coming' })).toMatchObject({ total: 2 })
  })
})
