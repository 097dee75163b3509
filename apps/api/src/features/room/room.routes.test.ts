import type { RoomEdit } from '@yunxuan/contract'
import { beforeEach, describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openPair } from '../../../test/pair.ts'
import { whileClosed } from '../../../test/race.ts'
import type { SownMember, SownStreet } from '../../../test/sow.ts'

const { house, second } = await openPair()
const base = '/v1/streets/:streetId' as const

let street: SownStreet
let keeper: SownMember
beforeEach(async () => {
  street = await house.sow.aStreet()
  keeper = await house.sow.aStaff(street, 'coordinator')
})

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const usual: RoomEdit = {
  ...{ name: '共享客厅', capacity: 30, features: ['投影'], bufferMinutes: 30, rules: '用完请收拾好' },
  ...{ needsApproval: true, isWithdrawn: false },
  segments: everyDay.flatMap(weekday => [
    { weekday, opensAt: 540, closesAt: 720 },
    { weekday, opensAt: 720, closesAt: 840 },
    { weekday, opensAt: 900, closesAt: 1080 },
  ]),
}
// The Monday after.
const at = (clock: string) => new Date(`2026-11-30T${clock}:00+08:00`)
const morning = { startsAt: at('09:00').toISOString(), endsAt: at('12:00').toISOString() }
const noon = { startsAt: at('12:00').toISOString(), endsAt: at('14:00').toISOString() }
const afternoon = { startsAt: at('15:00').toISOString(), endsAt: at('18:00').toISOString() }
const wish = { ...morning, purpose: '合唱排练', heads: 20, groupName: '红巷合唱队' }

async function deskOf(at = house) {
  const api = await at.as(keeper)
  const inRoom = (roomId: string) => ({ params: { ...street, roomId } })
  return {
    add: async (edit: Partial<RoomEdit> = {}) => {
      const body = { locationId: street.locationId, edit: { ...usual, ...edit } }
      return (await api(`POST ${base}/managed/rooms`, { params: street, body })).id
    },
    decide: (useId: string, to: 'approved' | 'declined' | 'called_off', reason = '') =>
      api(`POST ${base}/managed/room-uses/:useId/decision`, {
        params: { ...street, useId },
        body: { to, reason },
      }),
    uses: async () => (await api(`GET ${base}/managed/room-uses`, { params: street, query: {} })).items,
    calendar: async () => {
      const { items } = await api(`GET ${base}/managed/room-calendar`, {
        params: street,
        query: { from: '2026-11-30' },
      })
      return items.map(({ kind, title, startsAt }) => [kind, title, startsAt])
    },
    give: (roomId: string, more = {}) =>
      api(`POST ${base}/managed/rooms/:roomId/uses`, {
        ...inRoom(roomId),
        body: { person: { name: '赵大爷', phone: '13900139000' }, wish: { ...wish, ...more } },
      }),
    close: (roomId: string, from = at2('08:00'), until = at2('20:00')) =>
      api(`POST ${base}/managed/rooms/:roomId/closures`, {
        ...inRoom(roomId),
        body: { from, until, reason: '换地板' },
      }),
    concerned: async (roomId: string) =>
      (
        await api(`POST ${base}/managed/rooms/:roomId/closures/preview`, {
          ...inRoom(roomId),
          body: { from: at2('08:00'), until: at2('20:00'), reason: '换地板' },
        })
      ).people,
    adopt: (roomId: string) => api(`POST ${base}/managed/rooms/:roomId/adoption`, inRoom(roomId)),
    move: (slotId: string, startsAt: Date) =>
      api(`PATCH ${base}/slots/:slotId`, {
        params: { ...street, slotId },
        body: { startsAt: startsAt.toISOString(), reason: '老师换时间' },
      }),
    putElsewhere: (slotId: string) =>
      api(`PATCH ${base}/slots/:slotId`, {
        params: { ...street, slotId },
        body: { room: '二楼', reason: '换一间' },
      }),
    cancel: (slotId: string) =>
      api(`POST ${base}/slots/:slotId/cancellation`, {
        params: { ...street, slotId },
        body: { reason: '停一次' },
      }),
  }
}
const at2 = (clock: string) => at(clock).toISOString()

async function phoneOf(person: SownMember, at = house) {
  const api = await at.as(person)
  return {
    ask: (roomId: string, more: Partial<typeof wish> = {}) =>
      api(`POST ${base}/rooms/:roomId/uses`, { params: { ...street, roomId }, body: { ...wish, ...more } }),
    own: async () => (await api(`GET ${base}/me/room-uses`, { params: street, query: {} })).items,
    giveUp: (useId: string) => api(`DELETE ${base}/room-uses/:useId`, { params: { ...street, useId } }),
    free: async (roomId: string) => {
      const { items } = await api(`GET ${base}/rooms/:roomId/segments`, { params: { ...street, roomId } })
      return items.slice(3, 9).map(({ isTaken }) => isTaken)
    },
    told: async () => {
      const { items } = await api(`GET ${base}/me/notices`, { params: street, query: {} })
      return items.map(({ kind, title, text }) => [kind, title, text])
    },
  }
}

const settledCodes = async (...asks: Promise<unknown>[]) => (await Promise.all(asks.map(codeOf))).sort()
const aPerson = () => house.sow.aMember(street)

describe('whoever asks for a room', () => {
  test('waits for a yes, has it then, and is told; what waits takes nothing', async () => {
    const { add, decide, uses, calendar } = await deskOf()
    const roomId = await add()
    const { ask, own, told, free } = await phoneOf(await aPerson())
    const { id } = await ask(roomId)
    expect(await uses()).toMatchObject([{ id, personName: '王秀兰', collision: null }])
    expect(await calendar()).toEqual([])
    await decide(id, 'approved')
    expect(await own()).toMatchObject([{ id, status: 'approved', location: { name: '活动室' } }])
    expect(await calendar()).toEqual([['use', '合唱排练', morning.startsAt]])
    expect(await told()).toMatchObject([
      ['room_decided', '活动室 共享客厅批准了', expect.stringContaining('合唱排练')],
    ])
    // Sunday's three, and Monday's: the morning is taken, and noon is too near to be swept.
    expect(await free(roomId)).toEqual([false, false, false, true, true, false])
  })

  test('is told why not, and may take it back', async () => {
    const { add, decide } = await deskOf()
    const roomId = await add()
    const { ask, own, told, giveUp } = await phoneOf(await aPerson())
    const { id } = await ask(roomId)
    expect(await codeOf(decide(id, 'declined'))).toBe('reason_missing')
    await decide(id, 'declined', '那天要体检')
    expect((await told())[0]?.[2]).toContain('那天要体检')
    expect(await codeOf(giveUp(id))).toBe('room_use_decided')
    const other = await ask(roomId, afternoon)
    await giveUp(other.id)
    expect((await own()).map(({ status }) => status)).toEqual(['withdrawn', 'declined'])
    expect(await codeOf(decide(other.id, 'approved'))).toBe('room_use_decided')
  })

  test('has it at once where no yes is needed, and gives it back for others', async () => {
    const { add } = await deskOf()
    const roomId = await add({ needsApproval: false })
    const { ask, giveUp } = await phoneOf(await aPerson())
    const { id, status } = await ask(roomId)
    expect(status).toBe('approved')
    const other = await phoneOf(await aPerson())
    expect(await codeOf(other.ask(roomId))).toBe('room_taken')
    expect(await codeOf(other.ask(roomId, noon))).toBe('room_taken')
    await giveUp(id)
    expect(await codeOf(other.ask(roomId))).toBe('done')
  })

  test('is refused what is not offered, and nobody else’s is theirs', async () => {
    const { add } = await deskOf()
    const roomId = await add()
    const { ask } = await phoneOf(await aPerson())
    expect(await codeOf(ask(roomId, { endsAt: at2('11:00') }))).toBe('segment_not_offered')
    expect(await codeOf(ask(roomId, { heads: 31 }))).toBe('heads_above_capacity')
    const { id } = await ask(roomId)
    expect(await codeOf(ask(roomId))).toBe('room_already_asked')
    const other = await phoneOf(await aPerson())
    expect(await codeOf(other.giveUp(id))).toBe('not_found')
  })
})

describe('whoever keeps rooms', () => {
  test('gives one to somebody who telephones, and calls it off with a word', async () => {
    const { add, give, decide, calendar } = await deskOf()
    const roomId = await add()
    const { id } = await give(roomId)
    expect(await codeOf(give(roomId))).toBe('room_taken')
    await decide(id, 'called_off', '水管爆了')
    expect(await calendar()).toEqual([])
  })

  test('closing one names who has it, tells them, and gives way to slots', async () => {
    const { add, give, close, concerned, calendar, adopt } = await deskOf()
    const roomId = await add({ needsApproval: false })
    const phone = await phoneOf(await aPerson())
    await phone.ask(roomId)
    await give(roomId, afternoon)
    expect(await concerned(roomId)).toMatchObject([
      { personName: '王秀兰', hasAccount: true },
      { personName: '赵大爷', phone: '13900139000', hasAccount: false },
    ])
    expect(await calendar()).toHaveLength(2)
    expect((await close(roomId)).people).toHaveLength(2)
    expect(await calendar()).toEqual([['closure', '换地板', at2('08:00')]])
    expect(await phone.told()).toMatchObject([
      ['room_called_off', '活动室 共享客厅用不成了', expect.stringContaining('换地板')],
    ])
    const other = await add({ name: '书屋' })
    await house.sow.aSlot(street, { startsAt: at('09:00'), room: '书屋' })
    await adopt(other)
    expect(await codeOf(close(other))).toBe('room_taken')
  })

  test('letting slots have one lists what collides and changes nothing, until nothing does', async () => {
    const { add, adopt, calendar, move, putElsewhere, cancel } = await deskOf()
    const roomId = await add()
    const slot = await house.sow.aSlot(street, { startsAt: at('09:00'), room: '共享客厅' })
    const late = await house.sow.aSlot(street, { startsAt: at('11:15'), room: '共享客厅' })
    const refused = await adopt(roomId)
    expect(refused.isDone).toBe(false)
    expect(refused.items.map(({ collision }) => collision)).toEqual([
      expect.stringContaining('中医科义诊'),
      expect.stringContaining('中医科义诊'),
    ])
    expect((await calendar()).map(([kind]) => kind)).toEqual(['slot_named', 'slot_named'])
    await move(late.slotId, at('11:30'))
    expect((await adopt(roomId)).isDone).toBe(true)
    expect((await calendar()).map(([kind]) => kind)).toEqual(['slot', 'slot'])
    // One that has the room goes along with it, and not into the other.
    expect(await codeOf(move(late.slotId, at('10:00')))).toBe('room_taken')
    await cancel(slot.slotId)
    expect(await codeOf(move(late.slotId, at('10:00')))).toBe('done')
    expect(await calendar()).toEqual([['slot', '中医科义诊', at2('10:00')]])
    await putElsewhere(late.slotId)
    expect(await calendar()).toEqual([])
  })

  test('of another community decides nothing here, and sees nobody’s application', async () => {
    const roomId = await (await deskOf()).add()
    const { id } = await (await phoneOf(await aPerson())).ask(roomId)
    keeper = await house.sow.aStaff(street, 'coordinator', { areaId: street.otherAreaId })
    const { decide, uses, close } = await deskOf()
    expect(await codeOf(decide(id, 'approved'))).toBe('not_allowed')
    expect(await codeOf(close(roomId))).toBe('not_allowed')
    expect(await uses()).toEqual([])
  })
})

describe('two at once, from two instances', () => {
  test('of two applications for one time one is approved', async () => {
    const { add, decide } = await deskOf()
    const roomId = await add()
    const one = await (await phoneOf(await aPerson())).ask(roomId)
    // Noon begins when the morning ends: the buffer lies in between.
    const other = await (await phoneOf(await aPerson())).ask(roomId, noon)
    const there = await deskOf(second)
    const codes = await whileClosed(house, 'occupancy', () =>
      settledCodes(decide(one.id, 'approved'), there.decide(other.id, 'approved')),
    )
    expect(codes).toEqual(['done', 'room_taken'])
  })

  test('one application is decided once', async () => {
    const { add, decide } = await deskOf()
    const { id } = await (await phoneOf(await aPerson())).ask(await add())
    const there = await deskOf(second)
    const codes = await whileClosed(house, 'notice', () =>
      settledCodes(decide(id, 'approved'), there.decide(id, 'declined', '那天要体检')),
    )
    expect(codes).toEqual(['done', 'room_use_decided'])
  })

  test('a slot is not moved into a room that is given away meanwhile', async () => {
    const { add, adopt, move } = await deskOf()
    const roomId = await add()
    const slot = await house.sow.aSlot(street, { startsAt: at('15:00'), room: '共享客厅' })
    await adopt(roomId)
    const { give } = await deskOf(second)
    const codes = await whileClosed(house, 'occupancy', () =>
      settledCodes(move(slot.slotId, at('09:00')), give(roomId)),
    )
    expect(codes).toEqual(['done', 'room_taken'])
  })

  test('one person has no third room by asking on two phones', async () => {
    const { add } = await deskOf()
    const roomId = await add()
    const person = await aPerson()
    const [here, there] = [await phoneOf(person), await phoneOf(person, second)]
    await here.ask(roomId)
    const codes = await whileClosed(house, 'room_use', () =>
      settledCodes(here.ask(roomId, noon), there.ask(roomId, afternoon)),
    )
    expect(codes).toEqual(['done', 'room_uses_enough'])
  })
})
