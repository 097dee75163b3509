import type { ItemEdit } from '@yunxuan/contract'
import type { LoanEnd } from '@yunxuan/domain'
import { beforeEach, describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { saturdayMorning } from '../../../test/house.ts'
import { openPair } from '../../../test/pair.ts'
import { hold, untilWaiting, whileClosed, whileHeld } from '../../../test/race.ts'
import type { SownMember, SownStreet } from '../../../test/sow.ts'
import { newId } from '../../platform/ids.ts'

const { house, second, setClock } = await openPair()
const base = '/v1/streets/:streetId' as const

let street: SownStreet
let keeper: SownMember
beforeEach(async () => {
  street = await house.sow.aStreet()
  keeper = await house.sow.aStaff(street, 'coordinator')
})

const hourMs = 3_600_000
const clock = (hours: number) => new Date(saturdayMorning.getTime() + hours * hourMs)
const umbrella: ItemEdit = {
  ...{ name: '雨伞', daysMax: 7 },
  ...{ isUsedUp: false, needsPerson: false, isWithdrawn: false },
}

async function anItem(pieces: number, edit: Partial<ItemEdit> = {}): Promise<string> {
  const api = await house.as(keeper)
  const { id } = await api(`POST ${base}/managed/items`, {
    params: street,
    body: { locationId: street.locationId, pieces, edit: { ...umbrella, ...edit } },
  })
  return id
}

async function phoneOf(person: SownMember, at = house) {
  const api = await at.as(person)
  return {
    borrow: (itemId: string, { id = newId() as string, takenAt = at.clock.now } = {}) =>
      api(`POST ${base}/loans`, { params: street, body: { id, itemId, takenAt: takenAt.toISOString() } }),
    giveBack: (
      loan: { id: string; itemId: string; takenAt: string },
      { end = 'back' as LoanEnd, endedAt = at.clock.now } = {},
    ) =>
      api(`POST ${base}/loans/:loanId/return`, {
        params: { ...street, loanId: loan.id },
        body: { itemId: loan.itemId, takenAt: loan.takenAt, end, endedAt: endedAt.toISOString() },
      }),
    items: async () => (await api(`GET ${base}/stations/:locationId/items`, { params: street })).items,
    loans: async (state: 'out' | 'ended' = 'out') =>
      (await api(`GET ${base}/me/loans`, { params: street, query: { state } })).items,
    use: (itemId: string, id: string, pieces: number) =>
      api(`POST ${base}/items/:itemId/uses`, { params: { ...street, itemId }, body: { id, pieces } }),
  }
}

async function deskOf(at = house) {
  const api = await at.as(keeper)
  return {
    item: async (itemId: string) => {
      const { items } = await api(`GET ${base}/managed/items`, { params: street, query: {} })
      const found = items.find(({ id }) => id === itemId)
      if (found === undefined) throw new Error('no such item')
      return found
    },
    count: (itemId: string, expected: number, pieces: number, reason = '') =>
      api(`POST ${base}/managed/items/:itemId/counts`, {
        params: { ...street, itemId },
        body: { expected, pieces, reason },
      }),
    handOut: (itemId: string, memberId: string) =>
      api(`POST ${base}/managed/loans`, { params: street, body: { itemId, person: { memberId } } }),
    takeBack: (loanId: string, end: LoanEnd = 'back') =>
      api(`POST ${base}/managed/loans/:loanId/return`, { params: { ...street, loanId }, body: { end } }),
    loans: async (state: 'out' | 'overdue' | 'gone' | 'back') =>
      (await api(`GET ${base}/managed/loans`, { params: street, query: { state } })).items,
    today: async () => (await api(`GET ${base}/today`, { params: street })).lines,
  }
}

const piecesOf = async (itemId: string) => {
  const { total, out, lost, beyond, left } = await (await deskOf()).item(itemId)
  return { total, out, lost, beyond, left }
}

describe('whoever borrows', () => {
  test('takes a thing, has it among what they borrowed, and gives it back', async () => {
    const itemId = await anItem(2)
    const { borrow, giveBack, items, loans } = await phoneOf(await house.sow.aMember(street))
    expect(await items()).toMatchObject([{ name: '雨伞', left: 2, dueDate: '2026-12-05', denial: null }])
    const loan = await borrow(itemId)
    expect(loan).toMatchObject({ itemName: '雨伞', status: 'out', dueDate: '2026-12-05' })
    expect(await loans()).toMatchObject([{ id: loan.id, isOverdue: false, location: { name: '活动室' } }])
    expect((await items())[0]?.left).toBe(1)
    expect((await giveBack(loan)).status).toBe('back')
    expect(await loans()).toEqual([])
    expect(await loans('ended')).toMatchObject([{ id: loan.id, status: 'back' }])
    expect(await piecesOf(itemId)).toEqual({ total: 2, out: 0, lost: 0, beyond: 0, left: 2 })
  })

  test('is told before they tap why they may not have it', async () => {
    const [itemId, drill] = [await anItem(3), await anItem(1, { name: '电钻', needsPerson: true })]
    const { borrow, items } = await phoneOf(await house.sow.aMember(street))
    expect(await codeOf(borrow(drill))).toBe('item_by_keeper')
    await borrow(itemId)
    await borrow(itemId)
    expect(await codeOf(borrow(itemId))).toBe('loans_enough')
    const denials = (await items()).map(({ name, denial }) => [name, denial])
    expect(Object.fromEntries(denials)).toEqual({ 雨伞: 'loans_enough', 电钻: 'item_by_keeper' })
  })

  test('borrows nothing more a week after the day, until it is back; staff read that it is late', async () => {
    const [itemId, raincoat] = [await anItem(2), await anItem(2, { name: '雨衣' })]
    const { borrow, giveBack } = await phoneOf(await house.sow.aMember(street))
    const loan = await borrow(itemId)
    setClock(clock(24 * 14))
    const other = await borrow(raincoat)
    await giveBack(other)
    expect(await (await deskOf()).loans('overdue')).toMatchObject([{ id: loan.id, isOverdue: true }])
    const lines = await (await deskOf()).today()
    expect(lines).toContainEqual(expect.objectContaining({ count: 1, to: 'loans?state=overdue' }))
    setClock(clock(24 * 15))
    expect(await codeOf(borrow(raincoat))).toBe('loan_overdue')
    await giveBack(loan)
    expect(await codeOf(borrow(raincoat))).toBe('done')
  })

  test('gets no more by saying that what they have is lost, until somebody counts', async () => {
    const itemId = await anItem(5)
    const { borrow, giveBack } = await phoneOf(await house.sow.aMember(street))
    const [first, other] = [await borrow(itemId), await borrow(itemId)]
    await giveBack(other)
    setClock(clock(24 * 15))
    await giveBack(first, { end: 'lost' })
    expect(await codeOf(borrow(itemId))).toBe('loan_overdue')
    setClock(clock(24 * 15 + 1))
    await (await deskOf()).count(itemId, 4, 4)
    expect(await codeOf(borrow(itemId))).toBe('done')
  })

  test('says nothing of why, and nobody of who, where plasters are taken; told twice they are counted once', async () => {
    const itemId = await anItem(10, { name: '应急医疗箱', isUsedUp: true })
    const { use, borrow } = await phoneOf(await house.sow.aMember(street))
    const id = newId()
    await use(itemId, id, 2)
    await use(itemId, id, 2)
    expect((await piecesOf(itemId)).total).toBe(8)
    expect(await codeOf(borrow(itemId))).toBe('item_not_lent')
    const { rows } = await house.db.$client.query('select "by" from item_move where street_id = $1', [
      street.streetId,
    ])
    expect(rows).toEqual([{ by: null }])
    await use(itemId, newId(), 20)
    expect(await (await deskOf()).today()).toContainEqual(expect.objectContaining({ to: 'items?due=empty' }))
  })

  test('reads nobody else’s loan, and ends none', async () => {
    const itemId = await anItem(2)
    const [own, other] = [await house.sow.aMember(street), await house.sow.aMember(street)]
    const loan = await (await phoneOf(own)).borrow(itemId)
    const { giveBack, borrow, loans } = await phoneOf(other)
    expect(await codeOf(giveBack(loan))).toBe('not_found')
    expect(await codeOf(borrow(itemId, { id: loan.id }))).toBe('not_found')
    expect(await loans()).toEqual([])
    expect(await piecesOf(itemId)).toMatchObject({ out: 1, left: 1 })
  })
})

describe('what a phone tells afterwards', () => {
  test('is written down once, however often and in whatever order it arrives', async () => {
    const itemId = await anItem(2)
    setClock(clock(5))
    const { borrow, giveBack, loans } = await phoneOf(await house.sow.aMember(street))
    const loan = { id: newId(), itemId, takenAt: clock(1).toISOString() }
    // The end arrives before the beginning.
    await giveBack(loan, { endedAt: clock(3) })
    expect(await borrow(itemId, { id: loan.id, takenAt: clock(1) })).toMatchObject({ status: 'back' })
    await giveBack(loan, { endedAt: clock(3) })
    expect(await loans('ended')).toMatchObject([
      { takenAt: clock(1).toISOString(), endedAt: clock(3).toISOString() },
    ])
    expect(await piecesOf(itemId)).toEqual({ total: 2, out: 0, lost: 0, beyond: 0, left: 2 })
  })

  test('is true though the books have none left, and asks for a count until the other is back', async () => {
    const itemId = await anItem(1)
    const first = await phoneOf(await house.sow.aMember(street))
    const loan = await first.borrow(itemId)
    setClock(clock(5))
    const { borrow } = await phoneOf(await house.sow.aMember(street))
    expect(await codeOf(borrow(itemId))).toBe('item_none_left')
    // Taken after the first was put back, of which nobody has heard yet.
    await borrow(itemId, { takenAt: clock(3) })
    expect(await piecesOf(itemId)).toEqual({ total: 1, out: 2, lost: 0, beyond: 1, left: 0 })
    expect(await (await deskOf()).today()).toContainEqual(expect.objectContaining({ to: 'items?due=count' }))
    await first.giveBack(loan, { endedAt: clock(2) })
    expect(await piecesOf(itemId)).toEqual({ total: 1, out: 1, lost: 0, beyond: 0, left: 0 })
  })

  test('a count saw already: what it missed is found, and not missing twice', async () => {
    const itemId = await anItem(3)
    setClock(clock(5))
    await (await deskOf()).count(itemId, 3, 2, '少了一把')
    const { borrow } = await phoneOf(await house.sow.aMember(street))
    await borrow(itemId, { takenAt: clock(1) })
    expect(await piecesOf(itemId)).toEqual({ total: 3, out: 1, lost: 0, beyond: 0, left: 2 })
  })
})

describe('whoever keeps things', () => {
  test('hands out and takes back, what is lost is off the shelf, and is found again', async () => {
    const itemId = await anItem(1, { needsPerson: true })
    const { memberId } = await house.sow.aMember(street, { phone: '13800138000' })
    const { handOut, takeBack, loans, count } = await deskOf()
    const loan = await handOut(itemId, memberId)
    expect(loan).toMatchObject({ personName: '王秀兰', phone: '13800138000', outByName: '陈主任' })
    await takeBack(loan.id, 'lost')
    expect(await loans('gone')).toMatchObject([{ id: loan.id, phone: null }])
    expect(await piecesOf(itemId)).toEqual({ total: 1, out: 0, lost: 1, beyond: 0, left: 0 })
    expect(await codeOf(takeBack(loan.id, 'broken'))).toBe('loan_ended')
    await count(itemId, 0, 0)
    expect((await piecesOf(itemId)).total).toBe(0)
    await takeBack(loan.id)
    expect(await piecesOf(itemId)).toEqual({ total: 1, out: 0, lost: 0, beyond: 0, left: 1 })
    expect(await codeOf(takeBack(loan.id))).toBe('loan_ended')
  })

  test('hands out to somebody who is written down there and then', async () => {
    const itemId = await anItem(1)
    const api = await house.as(keeper)
    const body = { itemId, person: { name: '赵大爷', phone: '13900139000' } }
    const loan = await api(`POST ${base}/managed/loans`, { params: street, body })
    expect(loan.personName).toBe('赵大爷')
  })

  test('writes a reason where the shelf differs, and sees why it changed', async () => {
    const itemId = await anItem(3)
    const { count, item } = await deskOf()
    expect(await codeOf(count(itemId, 3, 2))).toBe('reason_missing')
    expect(await codeOf(count(itemId, 2, 2))).toBe('changed_meanwhile')
    await count(itemId, 3, 5, '社区又买了两把')
    expect(await item(itemId)).toMatchObject({ total: 5, left: 5, isCountDue: false })
    const { items } = await (await house.as(keeper))(`GET ${base}/managed/items/:itemId/moves`, {
      params: { ...street, itemId },
    })
    expect(items).toMatchObject([{ kind: 'counted', pieces: 5, difference: 2, note: '社区又买了两把' }])
    setClock(clock(24 * 32))
    expect((await item(itemId)).isCountDue).toBe(true)
  })

  test('of another community neither counts nor lends here, and reads nobody’s loans', async () => {
    const itemId = await anItem(1)
    await (await phoneOf(await house.sow.aMember(street))).borrow(itemId)
    keeper = await house.sow.aStaff(street, 'coordinator', { areaId: street.otherAreaId })
    const { count, handOut, loans } = await deskOf()
    expect(await codeOf(count(itemId, 0, 0))).toBe('not_allowed')
    expect(await codeOf(handOut(itemId, keeper.memberId))).toBe('not_allowed')
    expect(await loans('out')).toEqual([])
  })

  test('one name once at a place, and nothing is used up that is still out', async () => {
    const itemId = await anItem(2)
    expect(await codeOf(anItem(1))).toBe('name_taken')
    await (await phoneOf(await house.sow.aMember(street))).borrow(itemId)
    const api = await house.as(keeper)
    const edit = (version: number, edit: Partial<ItemEdit>) =>
      api(`PUT ${base}/managed/items/:itemId`, {
        params: { ...street, itemId },
        body: { version, edit: { ...umbrella, ...edit } },
      })
    expect(await codeOf(edit(1, { isUsedUp: true }))).toBe('item_still_out')
    expect(await codeOf(edit(1, { isWithdrawn: true }))).toBe('done')
    expect(await codeOf(edit(1, { name: '大雨伞' }))).toBe('changed_meanwhile')
  })
})

describe('two at once, from two instances', () => {
  const settledCodes = async (...asks: Promise<unknown>[]) => (await Promise.all(asks.map(codeOf))).sort()

  test('the last umbrella goes to one of two', async () => {
    const itemId = await anItem(1)
    const [one, other] = [await house.sow.aMember(street), await house.sow.aMember(street)]
    const [here, there] = [await phoneOf(one), await phoneOf(other, second)]
    const codes = await whileHeld(house, 'item', [itemId], () =>
      settledCodes(here.borrow(itemId), there.borrow(itemId)),
    )
    expect(codes).toEqual(['done', 'item_none_left'])
    expect(await piecesOf(itemId)).toMatchObject({ out: 1, left: 0, beyond: 0 })
  })

  test('a third thing is lent to nobody who takes the second and third at once', async () => {
    const [itemId, raincoat] = [await anItem(3), await anItem(3, { name: '雨衣' })]
    const person = await house.sow.aMember(street)
    const [here, there] = [await phoneOf(person), await phoneOf(person, second)]
    await here.borrow(itemId)
    const codes = await whileClosed(house, 'loan', () =>
      settledCodes(here.borrow(itemId), there.borrow(raincoat)),
    )
    expect(codes).toEqual(['done', 'loans_enough'])
  })

  test('one loan that is told twice is one piece', async () => {
    const itemId = await anItem(3)
    const person = await house.sow.aMember(street)
    const [here, there] = [await phoneOf(person), await phoneOf(person, second)]
    const id = newId()
    const codes = await whileClosed(house, 'loan', () =>
      settledCodes(here.borrow(itemId, { id }), there.borrow(itemId, { id })),
    )
    expect(codes).toEqual(['done', 'done'])
    expect(await piecesOf(itemId)).toMatchObject({ out: 1, left: 2 })
  })

  test('given back by the phone and taken back by the keeper it is on the shelf once', async () => {
    const itemId = await anItem(2)
    await (await phoneOf(await house.sow.aMember(street))).borrow(itemId)
    const { borrow, giveBack } = await phoneOf(await house.sow.aMember(street))
    const loan = await borrow(itemId)
    const { takeBack } = await deskOf(second)
    const letGo = await hold(house, 'item', [itemId])
    const taken = codeOf(takeBack(loan.id))
    await untilWaiting(house, 1)
    // The phone has read that it is out by the time it waits.
    const given = codeOf(giveBack(loan))
    await untilWaiting(house, 2)
    await letGo()
    expect([await taken, await given]).toEqual(['done', 'done'])
    expect(await piecesOf(itemId)).toEqual({ total: 2, out: 1, lost: 0, beyond: 0, left: 1 })
  })

  test('a count while somebody borrows is right, or is done again', async () => {
    const itemId = await anItem(2)
    const { borrow } = await phoneOf(await house.sow.aMember(street))
    const { count } = await deskOf(second)
    const codes = await whileHeld(house, 'item', [itemId], () =>
      settledCodes(borrow(itemId), count(itemId, 2, 2)),
    )
    expect(codes[1]).toBe('done')
    expect(['changed_meanwhile', 'done']).toContain(codes[0])
    expect(await piecesOf(itemId)).toMatchObject({ total: 2, out: 1, left: 1 })
  })
})
