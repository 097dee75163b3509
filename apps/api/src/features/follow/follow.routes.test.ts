import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openPair } from '../../../test/pair.ts'
import { whileClosed } from '../../../test/race.ts'
import { newId } from '../../platform/ids.ts'
import { tellFollowers } from './follow.service.ts'

const { house, second, setClock } = await openPair()
const street = await house.sow.aStreet()
const { streetId } = street
const params = { streetId }

const put = 'PUT /v1/streets/:streetId/me/follows/:serviceId'
const drop = 'DELETE /v1/streets/:streetId/me/follows/:serviceId'
const list = 'GET /v1/streets/:streetId/me/follows'
const plan = 'POST /v1/streets/:streetId/managed/services/:serviceId/slots'

const rule = {
  from: '2026-12-01',
  to: '2026-12-15',
  everyWeeks: 1,
  weekdays: [2],
  time: '09:00',
  durationMinutes: 60,
  except: [],
  holidays: 'skip' as const,
  places: 10,
  room: '一楼',
}
const later = (minutes: number) => new Date(house.clock.now.getTime() + minutes * 60_000)
const tell = () => tellFollowers(house, house.clock.now)

/** A published service with somebody who follows it, and somebody who plans its slots. */
async function aFollowed({ isTold = true } = {}) {
  const serviceId = await house.sow.aService(street)
  const person = await house.sow.aMember(street)
  const own = await house.as(person)
  const staff = await house.as(await house.sow.aStaff(street, 'coordinator'))
  await own(put, { params: { streetId, serviceId }, body: { isTold } })
  return {
    serviceId,
    person,
    own,
    follow: (wants: boolean) => own(put, { params: { streetId, serviceId }, body: { isTold: wants } }),
    unfollow: () => own(drop, { params: { streetId, serviceId } }),
    make: (more: Partial<typeof rule> = {}) =>
      staff(plan, { params: { streetId, serviceId }, body: { ...rule, ...more } }),
    inbox: async () => {
      const { items } = await own('GET /v1/streets/:streetId/me/notices', { params, query: {} })
      return items.map(({ kind, text, serviceId: of }) => ({ kind, text, of }))
    },
  }
}

describe('what somebody follows', () => {
  test('is listed with its next slot, the last first, and said twice it is there once', async () => {
    const { own, serviceId, follow } = await aFollowed()
    const slot = await house.sow.aSlot(street)
    await own(put, { params: slot, body: { isTold: false } })
    await follow(false)
    const { items } = await own(list, { params })
    expect(items.map(({ service, isTold, isPublished }) => [service.id, isTold, isPublished])).toEqual(
      expect.arrayContaining([
        [slot.serviceId, false, true],
        [serviceId, false, true],
      ]),
    )
    expect(items).toHaveLength(2)
    expect(items.find(({ service }) => service.id === slot.serviceId)?.service.nextSlot?.id).toBe(slot.slotId)
  })

  test('stays in the list when it is paused, and is gone when it is let go, also twice', async () => {
    const { own, serviceId, unfollow } = await aFollowed()
    await house.asOwner("update service set status = 'paused' where id = $1", [serviceId])
    expect((await own(list, { params })).items).toMatchObject([{ isPublished: false }])
    await unfollow()
    await unfollow()
    expect((await own(list, { params })).items).toEqual([])
  })

  test('is a service that can be had, of this street, and each person’s own', async () => {
    const { own } = await aFollowed()
    const body = { isTold: true }
    const draft = await house.sow.aService(street, { status: 'draft' })
    const activity = await house.sow.aService(street, { kind: 'activity' })
    const elsewhere = await house.sow.aService(await house.sow.aStreet())
    for (const serviceId of [draft, activity, elsewhere, newId()]) {
      expect(await codeOf(own(put, { params: { streetId, serviceId }, body }))).toBe('not_found')
    }
    const other = await house.as(await house.sow.aMember(street))
    expect((await other(list, { params })).items).toEqual([])
  })

  test('is sixty at most, also when the last two are added at once from two phones', async () => {
    const { own, person, serviceId } = await aFollowed()
    const ids = await Promise.all(Array.from({ length: 60 }, () => house.sow.aService(street)))
    await house.asOwner(
      `insert into follow select $1, $2, id, false, now() from unnest($3::uuid[]) as t(id)`,
      [streetId, person.memberId, ids.slice(0, 58)],
    )
    const phone = await second.as(person)
    const [one = '', other = ''] = ids.slice(58)
    const body = { isTold: false }
    // Nothing is added until both have counted, or wait for each other.
    const codes = await whileClosed(house, 'follow', () =>
      Promise.all([
        codeOf(own(put, { params: { streetId, serviceId: one }, body })),
        codeOf(phone(put, { params: { streetId, serviceId: other }, body })),
      ]),
    )
    expect(codes.sort()).toEqual(['done', 'too_many_follows'])
    // Whoever follows sixty still says of which they want to hear.
    expect(await codeOf(own(put, { params: { streetId, serviceId }, body }))).toBe('done')
  })
})

describe('new slots', () => {
  test('are told once, some minutes after the first of them was made, however many and by however many jobs', async () => {
    const { make, inbox, serviceId } = await aFollowed()
    await make()
    setClock(later(3))
    await make({ weekdays: [4], time: '14:30' })
    expect(await tell()).toBe(0)
    setClock(later(3))
    await Promise.all([tell(), tellFollowers(second, house.clock.now)])
    await tell()
    expect(await inbox()).toEqual([
      {
        kind: 'new_slots',
        text: '中医科义诊新排了 5 场，最早的是 12 月 1 日 周二 上午 9:00。想去的话，早点约。',
        of: serviceId,
      },
    ])
  })

  test('are told of again when there are newer ones', async () => {
    const { make, inbox } = await aFollowed()
    await make({ to: '2026-12-01' })
    setClock(later(6))
    await tell()
    await make({ from: '2026-12-08', to: '2026-12-08' })
    setClock(later(6))
    await tell()
    expect((await inbox()).map(({ text }) => text)).toEqual([
      '中医科义诊新排了一场：12 月 8 日 周二 上午 9:00。想去的话，早点约。',
      '中医科义诊新排了一场：12 月 1 日 周二 上午 9:00。想去的话，早点约。',
    ])
  })

  test('are not told to who only keeps it, nor after it is let go', async () => {
    const kept = await aFollowed({ isTold: false })
    const left = await aFollowed()
    const quiet = await aFollowed()
    for (const { make } of [kept, left, quiet]) await make()
    await left.unfollow()
    await quiet.follow(false)
    setClock(later(6))
    await tell()
    for (const { inbox } of [kept, left, quiet]) expect(await inbox()).toEqual([])
  })

  test('that are all cancelled by then are not told, and of a paused service only once it is published', async () => {
    const gone = await aFollowed()
    const paused = await aFollowed()
    for (const { make } of [gone, paused]) await make()
    await house.asOwner("update slot set status = 'cancelled' where service_id = $1", [gone.serviceId])
    await house.asOwner("update service set status = 'paused' where id = $1", [paused.serviceId])
    setClock(later(6))
    await tell()
    expect([await gone.inbox(), await paused.inbox()]).toEqual([[], []])
    await house.asOwner("update service set status = 'published' where id = $1", [paused.serviceId])
    await tell()
    expect(await paused.inbox()).toHaveLength(1)
  })
})
