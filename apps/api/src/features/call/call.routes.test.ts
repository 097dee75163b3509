import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { type House, openHouse } from '../../../test/house.ts'
import type { SownSlot, SownStreet } from '../../../test/sow.ts'
import { newId } from '../../platform/ids.ts'

const calls = 'GET /v1/streets/:streetId/calls'
const done = 'POST /v1/streets/:streetId/calls/:noticeId/done'
const undo = 'DELETE /v1/streets/:streetId/calls/:noticeId/done'
const reason = '大夫临时有事'

const house = await openHouse()

/** A street of its own with a slot that somebody with a phone and somebody without have booked. */
async function aStreet() {
  const street = await house.sow.aStreet()
  const coordinator = await house.as(await house.sow.aStaff(street, 'coordinator'))
  const slot = await house.sow.aSlot(street)
  const reader = await house.sow.aMember(street, { name: '周建国', phone: '13900001111' })
  const own = await house.as(reader)
  await own('POST /v1/streets/:streetId/slots/:slotId/bookings', { params: slot, body: {} })
  await coordinator('POST /v1/streets/:streetId/slots/:slotId/desk-bookings', {
    params: slot,
    body: { person: { name: '钟秀英', phone: '13900002222' } },
  })
  const params = { streetId: street.streetId }
  const list = async (isDone = false) =>
    (await coordinator(calls, { params, query: isDone ? { done: true } : {} })).items
  return { street, params, coordinator, slot, own, list }
}

const cancel = (staff: Awaited<ReturnType<House['as']>>, slot: SownSlot) =>
  staff('POST /v1/streets/:streetId/slots/:slotId/cancellation', { params: slot, body: { reason } })

const staffOf = async (street: SownStreet, ...more: [Parameters<House['sow']['aStaff']>[1], object?]) =>
  house.as(await house.sow.aStaff(street, ...more))

describe('whom to call', () => {
  test('nobody, while nothing was changed', async () => {
    const { list, coordinator, params } = await aStreet()
    expect(await list()).toEqual([])
    const day = await coordinator('GET /v1/streets/:streetId/desk', { params, query: {} })
    expect(day.figures.toCall).toBe(0)
  })

  test('whoever has not read that the slot was cancelled; who reads it needs no call', async () => {
    const { list, coordinator, params, slot, own } = await aStreet()
    await cancel(coordinator, slot)
    const before = await list()
    expect(before).toMatchObject([
      { memberName: '周建国', phone: '13900001111', hasAccount: true, called: null },
      { memberName: '钟秀英', phone: '13900002222', hasAccount: false, called: null },
    ])
    expect(before[0]?.text).toContain(reason)
    const day = await coordinator('GET /v1/streets/:streetId/desk', { params, query: {} })
    expect(day.figures.toCall).toBe(2)

    const inbox = await own('GET /v1/streets/:streetId/me/notices', { params, query: {} })
    await own('POST /v1/streets/:streetId/me/notices/read', {
      params,
      body: { upTo: inbox.items[0]?.id ?? '' },
    })
    expect((await list()).map(call => call.memberName)).toEqual(['钟秀英'])
  })

  test('a slot that changed twice is one call with the last word; once it is over, none', async () => {
    const { list, coordinator, slot } = await aStreet()
    const put = (room: string) =>
      coordinator('PATCH /v1/streets/:streetId/slots/:slotId', { params: slot, body: { room, reason } })
    await put('二楼')
    await put('三楼')
    const items = await list()
    expect(items.map(call => call.text.includes('三楼'))).toEqual([true, true])
    await coordinator(done, { params: { streetId: slot.streetId, noticeId: items[0]?.id ?? '' } })
    expect(await list()).toHaveLength(1)
    const now = house.clock.now
    house.clock.now = new Date(now.getTime() + 26 * 3_600_000)
    expect(await list()).toEqual([])
    house.clock.now = now
  })
})

describe('a call that was made', () => {
  test('is noted with who and when, in a log that only grows; a colleague who is second changes nothing', async () => {
    const { street, list, coordinator, params, slot } = await aStreet()
    await cancel(coordinator, slot)
    const noticeId = (await list())[1]?.id ?? ''
    const second = await staffOf(street, 'administrator')
    const call = { params: { ...params, noticeId } }
    expect(await Promise.all([codeOf(coordinator(done, call)), codeOf(second(done, call))])).toEqual([
      'done',
      'done',
    ])
    expect(await list()).toHaveLength(1)
    expect(await list(true)).toMatchObject([
      { id: noticeId, memberName: '钟秀英', called: { at: house.clock.now.toISOString(), byName: '陈主任' } },
    ])
    const { rows } = await house.db.$client.query(
      "select actor_role from audit where subject_id = $1 and action = 'notice.call'",
      [noticeId],
    )
    expect(rows).toHaveLength(1)
  })

  test('is taken back: they are to be called again, and the log keeps both; who has read it meanwhile is not', async () => {
    const { list, coordinator, params, slot, own } = await aStreet()
    await cancel(coordinator, slot)
    const [read, noticeId] = (await list()).map(call => call.id)
    const of = (id = '') => ({ params: { ...params, noticeId: id } })
    await coordinator(done, of(noticeId))
    expect(
      await Promise.all([codeOf(coordinator(undo, of(noticeId))), codeOf(coordinator(undo, of(noticeId)))]),
    ).toEqual(['done', 'done'])
    expect((await list()).map(call => call.id)).toEqual([read, noticeId])
    expect(await list(true)).toEqual([])
    const { rows } = await house.db.$client.query(
      'select action from audit where subject_id = $1 order by id',
      [noticeId],
    )
    expect(rows.map(row => row.action)).toEqual(['notice.call', 'notice.call_again'])
    await coordinator(done, of(noticeId))
    expect((await list(true)).map(call => call.id)).toEqual([noticeId])

    await own('POST /v1/streets/:streetId/me/notices/read', { params, body: { upTo: read ?? '' } })
    await coordinator(undo, of(read))
    expect(await list()).toEqual([])
  })

  test('is noted and seen only where one stands at the desk', async () => {
    const { street, params, list, coordinator, slot, own } = await aStreet()
    await cancel(coordinator, slot)
    const call = { params: { ...params, noticeId: (await list())[0]?.id ?? '' } }
    const west = await staffOf(street, 'coordinator', { areaId: street.otherAreaId })
    expect((await west(calls, { params, query: {} })).items).toEqual([])
    const elsewhere = await staffOf(await house.sow.aStreet(), 'coordinator')
    const refused = [west, await staffOf(street, 'reviewer'), own, elsewhere, house.guest]
    expect(await Promise.all(refused.map(caller => codeOf(caller(done, call))))).toEqual([
      'not_allowed',
      'not_allowed',
      'not_allowed',
      'member_missing',
      'not_signed_in',
    ])
    expect(await Promise.all(refused.map(caller => codeOf(caller(undo, call))))).toEqual([
      'not_allowed',
      'not_allowed',
      'not_allowed',
      'member_missing',
      'not_signed_in',
    ])
    const nothing = { params: { ...params, noticeId: newId() } }
    expect(await codeOf(coordinator(undo, nothing))).toBe('not_found')
    expect(await codeOf(coordinator(done, nothing))).toBe('not_found')
    const provider = await staffOf(street, 'provider')
    expect((await provider(calls, { params, query: {} })).items).toHaveLength(2)
    expect(await codeOf(provider(done, call))).toBe('done')
  })
})
