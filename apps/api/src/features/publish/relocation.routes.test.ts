import { beforeEach, describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse } from '../../../test/house.ts'
import type { SownSlot, SownStreet } from '../../../test/sow.ts'
import { versionOf } from '../../../test/version-of.ts'

const one = '/v1/streets/:streetId/managed/services/:serviceId' as const
const book = 'POST /v1/streets/:streetId/slots/:slotId/bookings' as const
const wait = 'POST /v1/streets/:streetId/slots/:slotId/waitlist' as const
const cancelSlot = 'POST /v1/streets/:streetId/slots/:slotId/cancellation' as const
const hourMs = 3_600_000

const house = await openHouse()
let street: SownStreet
beforeEach(async () => {
  street = await house.sow.aStreet()
})

const coordinator = async () => house.as(await house.sow.aStaff(street, 'coordinator'))

/** A member with the place that is there, and one who waits for it. */
async function claims(slot: SownSlot) {
  const [booked, waiting] = [await house.sow.aMember(street), await house.sow.aMember(street)]
  const { id: bookingId } = await (await house.as(booked))(book, { params: slot, body: {} })
  const { id: waitlistId } = await (await house.as(waiting))(wait, { params: slot, body: {} })
  return { booked, waiting, bookingId, waitlistId }
}

async function told(memberId: string) {
  const { rows } = await house.db.$client.query(
    `select kind, text, booking_id as "bookingId", waitlist_id as "waitlistId" from notice
      where street_id = $1 and member_id = $2 order by id`,
    [street.streetId, memberId],
  )
  return rows
}

async function slotNow(slotId: string) {
  const { rows } = await house.db.$client.query(
    'select sequence, moved_at as "movedAt" from slot where street_id = $1 and id = $2',
    [street.streetId, slotId],
  )
  return rows[0]
}

describe('a service that moves to another place', () => {
  test('tells everyone who counts on a coming slot where to go now', async () => {
    const client = await coordinator()
    const slot = await house.sow.aSlot(street, { places: 1 })
    const { serviceId } = slot
    const who = await claims(slot)
    const begun = await house.sow.aSlot(street, {
      serviceId,
      startsAt: new Date(house.clock.now.getTime() - hourMs),
    })
    const own = await house.sow.aSlot(street, {
      serviceId,
      locationId: await house.sow.aLocation(street, { name: '西社区广场' }),
    })
    const locationId = await house.sow.aLocation(street, { areaId: street.areaId })
    const params = { streetId: street.streetId, serviceId }
    const before = await client(`GET ${one}`, { params })
    const put = (version: number, edit: typeof before.edit) =>
      client(`PUT ${one}`, { params, body: { version, edit } })

    await put(before.version, { ...before.edit, summary: '换了一句话' })
    expect(await slotNow(slot.slotId)).toEqual({ sequence: 0, movedAt: null })

    await put(before.version + 1, { ...before.edit, locationId })
    expect(await slotNow(slot.slotId)).toEqual({ sequence: 1, movedAt: house.clock.now })
    expect(await slotNow(begun.slotId)).toEqual({ sequence: 0, movedAt: null })
    // What has a place of its own stays there.
    expect(await slotNow(own.slotId)).toEqual({ sequence: 0, movedAt: null })
    const words = expect.stringContaining('地点改到新活动中心（西街 8 号）')
    expect(await told(who.booked.memberId)).toEqual([
      { kind: 'slot_moved', text: words, bookingId: who.bookingId, waitlistId: null },
    ])
    expect(await told(who.waiting.memberId)).toEqual([
      { kind: 'slot_moved', text: words, bookingId: null, waitlistId: who.waitlistId },
    ])
    const { rows } = await house.db.$client.query(
      "select detail from audit where street_id = $1 and action = 'slot.move'",
      [street.streetId],
    )
    expect(rows).toEqual([{ detail: { locationId: [street.locationId, locationId] } }])
  })
})

describe('a service somebody still counts on', () => {
  test('is paused but not archived, until its slots are cancelled with a reason', async () => {
    const client = await coordinator()
    const slot = await house.sow.aSlot(street, { places: 1 })
    await claims(slot)
    const params = { streetId: street.streetId, serviceId: slot.serviceId }
    const move = async (to: 'paused' | 'archived') => {
      const version = await versionOf(house, slot.serviceId)
      return client(`POST ${one}/transition`, { params, body: { version, to, reason: '医生退休' } })
    }
    expect(await codeOf(move('paused'))).toBe('done')
    const refused = await move('archived').catch(error => error.problem)
    expect(refused).toMatchObject({ code: 'slot_has_bookings', status: 409 })
    expect(refused.detail).toContain('还有 1 个没结束的场次')
    await client(cancelSlot, { params: slot, body: { reason: '医生退休' } })
    expect(await move('archived')).toMatchObject({ status: 'archived' })
  })

  test('offers what came free while it was paused, once it is taken up again', async () => {
    const client = await coordinator()
    const slot = await house.sow.aSlot(street, { places: 1 })
    const who = await claims(slot)
    const params = { streetId: street.streetId, serviceId: slot.serviceId }
    const move = async (to: 'paused' | 'published') => {
      const version = await versionOf(house, slot.serviceId)
      return client(`POST ${one}/transition`, { params, body: { version, to, reason: '医生请假' } })
    }
    await move('paused')
    const leaving = await house.as(who.booked)
    await leaving('DELETE /v1/streets/:streetId/bookings/:bookingId', {
      params: { streetId: street.streetId, bookingId: who.bookingId },
      body: {},
    })
    expect(await told(who.waiting.memberId)).toEqual([])
    await move('published')
    expect(await told(who.waiting.memberId)).toMatchObject([{ kind: 'offer', waitlistId: who.waitlistId }])
    const { rows } = await house.db.$client.query('select taken, held from slot where id = $1', [slot.slotId])
    expect(rows).toEqual([{ taken: 0, held: 1 }])
  })

  test('is archived once nobody is expected any more', async () => {
    const client = await coordinator()
    const slot = await house.sow.aSlot(street, { places: 1 })
    await claims(slot)
    const params = { streetId: street.streetId, serviceId: slot.serviceId }
    const body = { version: 1, to: 'archived' as const, reason: '不办了' }
    const archived = () => codeOf(client(`POST ${one}/transition`, { params, body }))
    house.clock.now = new Date(house.clock.now.getTime() + 25 * hourMs)
    expect(await archived()).toBe('slot_has_bookings')
    house.clock.now = new Date(house.clock.now.getTime() + hourMs)
    expect(await archived()).toBe('done')
  })
})
