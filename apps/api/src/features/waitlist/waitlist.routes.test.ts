import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openPair } from '../../../test/pair.ts'
import { hold, untilWaiting } from '../../../test/race.ts'
import type { SownMember } from '../../../test/sow.ts'
import { expireOffers } from './waitlist.service.ts'

const { house, second, setClock } = await openPair()
const street = await house.sow.aStreet()
const { streetId } = street

const bookings = 'POST /v1/streets/:streetId/slots/:slotId/bookings'
const cancel = 'DELETE /v1/streets/:streetId/bookings/:bookingId'
const join = 'POST /v1/streets/:streetId/slots/:slotId/waitlist'
const accept = 'POST /v1/streets/:streetId/waitlist/:entryId/acceptance'
const decline = 'POST /v1/streets/:streetId/waitlist/:entryId/decline'
const leave = 'DELETE /v1/streets/:streetId/waitlist/:entryId'

const wait = async (slotId: string, party = 1) => {
  const person = await house.sow.aMember(street)
  const entry = await (await house.as(person))(join, {
    params: { streetId, slotId },
    body: { party },
  })
  return { person, params: { streetId, entryId: entry.id } }
}

/** A slot of two places that came free again, with parties that waited for them in this order. */
async function freed(parties: readonly number[]) {
  const { slotId } = await house.sow.aSlot(street, { places: 2 })
  const filler = await house.sow.aMember(street)
  const client = await house.as(filler)
  const full = await client(bookings, { params: { streetId, slotId }, body: { party: 2 } })
  const waiting = []
  for (const party of parties) waiting.push(await wait(slotId, party))
  const free = () => client(cancel, { params: { streetId, bookingId: full.id }, body: {} })
  return { slotId, waiting, free }
}

async function standing(slotId: string): Promise<{ taken: number; held: number; queue: string[] }> {
  const { rows } = await house.db.$client.query(
    `select taken, held, array(select w.party || ' ' || w.status from waitlist w where w.slot_id = s.id
       order by w.id) as queue from slot s where id = $1`,
    [slotId],
  )
  return rows[0]
}

const as = async (person: SownMember, at = house) => at.as(person)

function first<T>(list: readonly T[]): T {
  const [one] = list
  if (one === undefined) throw new Error('nobody waits')
  return one
}

describe('a party that waits', () => {
  test('waits once, also from two phones at once at two instances', async () => {
    const { slotId, waiting } = await freed([1])
    const { person } = first(waiting)
    const again = (await as(person))(join, { params: { streetId, slotId }, body: {} })
    expect(await codeOf(again)).toBe('already_waiting')
    const other = await house.sow.aMember(street)
    const letGo = await hold(house, 'slot', [slotId])
    const both = [house, second].map(async at =>
      codeOf((await as(other, at))(join, { params: { streetId, slotId }, body: {} })),
    )
    await untilWaiting(house, 2)
    await letGo()
    expect((await Promise.all(both)).sort()).toEqual(['already_waiting', 'done'])
    expect((await standing(slotId)).queue).toEqual(['1 waiting', '1 waiting'])
  })

  test('too large for what came free is passed over, keeps its turn, and is first when enough is free', async () => {
    const { slotId, waiting, free } = await freed([2, 1, 1])
    await free()
    expect(await standing(slotId)).toEqual({
      taken: 0,
      held: 2,
      queue: ['2 offered', '1 waiting', '1 waiting'],
    })
    const [pair, next] = waiting
    if (pair === undefined || next === undefined) throw new Error('nobody waits')
    await (await as(pair.person))(decline, { params: pair.params })
    expect(await standing(slotId)).toEqual({
      taken: 0,
      held: 2,
      queue: ['2 declined', '1 offered', '1 offered'],
    })
    const late = await wait(slotId, 2)
    const later = await wait(slotId, 1)
    await (await as(next.person))(decline, { params: next.params })
    expect((await standing(slotId)).queue.slice(3)).toEqual(['2 waiting', '1 offered'])
    await (await as(later.person))(leave, { params: later.params })
    const third = waiting[2]
    if (third === undefined) throw new Error('nobody waits')
    await (await as(third.person))(decline, { params: third.params })
    expect(await standing(slotId)).toMatchObject({ taken: 0, held: 2 })
    expect((await standing(slotId)).queue[3]).toBe('2 offered')
    await (await as(late.person))(accept, { params: late.params })
    expect(await standing(slotId)).toMatchObject({ taken: 2, held: 0 })
  })
})

describe('an offer', () => {
  test('is answered by whoever it was made to, and by nobody else', async () => {
    const { waiting, free } = await freed([1])
    await free()
    const { params } = first(waiting)
    const stranger = await as(await house.sow.aMember(street))
    for (const key of [accept, decline, leave] as const) {
      expect(await codeOf(stranger(key, { params }))).toBe('not_found')
    }
  })

  test('declined from two phones at once gives its places back once', async () => {
    const { slotId, waiting, free } = await freed([2, 1])
    await free()
    const { person, params } = first(waiting)
    const letGo = await hold(house, 'slot', [slotId])
    const both = [house, second].map(async at => codeOf((await as(person, at))(decline, { params })))
    await untilWaiting(house, 2)
    await letGo()
    expect((await Promise.all(both)).sort()).toEqual(['done', 'no_offer'])
    expect(await standing(slotId)).toEqual({ taken: 0, held: 1, queue: ['2 declined', '1 offered'] })
  })

  test('accepted and declined at once is one of both, and the count is right either way', async () => {
    const { slotId, waiting, free } = await freed([2])
    await free()
    const { person, params } = first(waiting)
    const letGo = await hold(house, 'slot', [slotId])
    const both = [
      codeOf((await as(person))(accept, { params })),
      codeOf((await as(person, second))(decline, { params })),
    ]
    await untilWaiting(house, 2)
    await letGo()
    const [accepted, declined] = await Promise.all(both)
    expect([accepted, declined].filter(code => code === 'done')).toHaveLength(1)
    expect(await standing(slotId)).toEqual(
      accepted === 'done'
        ? { taken: 2, held: 0, queue: ['2 accepted'] }
        : { taken: 0, held: 0, queue: ['2 declined'] },
    )
  })

  test.each([
    ['accepted', accept],
    ['declined', decline],
  ] as const)('%s at the moment it ends, while the sweep runs, is over', async (_word, key) => {
    const { slotId, waiting, free } = await freed([2, 1])
    await free()
    const { person, params } = first(waiting)
    const { rows } = await house.db.$client.query('select offer_expires_at from waitlist where id = $1', [
      params.entryId,
    ])
    const client = await as(person)
    setClock(rows[0].offer_expires_at)
    const letGo = await hold(house, 'slot', [slotId])
    const answered = codeOf(client(key, { params }))
    const swept = expireOffers(second, house.clock.now)
    await untilWaiting(house, 2)
    await letGo()
    expect(await answered).toBe('offer_expired')
    await swept
    expect(await standing(slotId)).toEqual({ taken: 0, held: 1, queue: ['2 expired', '1 offered'] })
  })

  test('is not accepted while the service is paused', async () => {
    const { slotId, waiting, free } = await freed([1])
    await free()
    const { person, params } = first(waiting)
    await house.db.$client.query(
      "update service set status = 'paused' where id = (select service_id from slot where id = $1)",
      [slotId],
    )
    expect(await codeOf((await as(person))(accept, { params }))).toBe('service_not_published')
    expect(await standing(slotId)).toEqual({ taken: 0, held: 1, queue: ['1 offered'] })
  })
})
