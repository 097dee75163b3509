import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openPair } from '../../../test/pair.ts'
import { whileHeld } from '../../../test/race.ts'
import { sowPolicy } from '../../../test/sow-policy.ts'

const { house, second } = await openPair()

const bookings = 'POST /v1/streets/:streetId/slots/:slotId/bookings'
const join = 'POST /v1/streets/:streetId/slots/:slotId/waitlist'
const deskBookings = 'POST /v1/streets/:streetId/slots/:slotId/desk-bookings'
const slotsOf = 'GET /v1/streets/:streetId/services/:serviceId/slots'
const cancel = 'DELETE /v1/streets/:streetId/bookings/:bookingId'
const dependants = 'POST /v1/streets/:streetId/me/dependants'

/** A street whose accounts hold few places, with somebody in it who cares for three. */
async function aScene(settings: { placesPerService?: number; waitsMax?: number; dependantsMax?: number }) {
  const street = await house.sow.aStreet()
  const who = await house.sow.aMember(street)
  await sowPolicy(house, who, settings)
  const family = await Promise.all(
    ['王大爷', '李奶奶', '小明'].map(name => house.sow.aDependant(who, { name })),
  )
  const serviceId = await house.sow.aService(street)
  const slotIds: string[] = []
  for (let day = 1; day <= 4; day += 1) {
    const startsAt = new Date(house.clock.now.getTime() + day * 86_400_000)
    slotIds.push((await house.sow.aSlot(street, { serviceId, startsAt, places: 20 })).slotId)
  }
  const { streetId } = street
  const [here, there] = [await house.as(who), await second.as(who)]
  const params = (index: number) => ({ streetId, slotId: slotIds[index] ?? '' })
  return { street, streetId, who, family, serviceId, slotIds, here, there, params }
}

describe('places of one service', () => {
  test('are held by one account for itself and its family together, no more than the street lets it', async () => {
    const { here, params, family, streetId, serviceId, street } = await aScene({ placesPerService: 3 })
    await here(bookings, { params: params(0), body: { party: 2 } })
    await here(bookings, { params: params(0), body: { dependantId: family[0] ?? '' } })
    for (const dependantId of [undefined, ...family.slice(1)]) {
      const body = dependantId === undefined ? {} : { dependantId }
      expect(await codeOf(here(bookings, { params: params(1), body }))).toBe('too_many_places')
    }
    const { items } = await here(slotsOf, { params: { streetId, serviceId }, query: {} })
    expect(items.map(item => item.denial)).toEqual([
      'already_booked',
      'too_many_places',
      'too_many_places',
      'too_many_places',
    ])
    const other = await house.sow.aSlot(street)
    expect(await codeOf(here(bookings, { params: other, body: { overlapAccepted: true } }))).toBe('done')
    const neighbour = await house.as(await house.sow.aMember(street))
    expect(await codeOf(neighbour(bookings, { params: params(1), body: {} }))).toBe('done')
  })

  test('come free for the next when one is given back, and when its day is over', async () => {
    const { here, params, streetId } = await aScene({ placesPerService: 1 })
    const first = await here(bookings, { params: params(0), body: {} })
    expect(await codeOf(here(bookings, { params: params(1), body: {} }))).toBe('too_many_places')
    await here(cancel, { params: { streetId, bookingId: first.id }, body: {} })
    await here(bookings, { params: params(1), body: {} })
    house.clock.now = new Date(house.clock.now.getTime() + 3 * 86_400_000)
    expect(await codeOf(here(bookings, { params: params(3), body: {} }))).toBe('done')
  })

  test('asked for on two phones at once, of two slots, are counted together', async () => {
    const { here, there, params, slotIds, family } = await aScene({ placesPerService: 2 })
    // Both instances wait for their slots, and count at the same time.
    const codes = await whileHeld(house, 'slot', slotIds, () =>
      Promise.all([
        codeOf(here(bookings, { params: params(0), body: {} })),
        codeOf(there(bookings, { params: params(1), body: {} })),
        codeOf(here(bookings, { params: params(2), body: { dependantId: family[0] ?? '' } })),
        codeOf(there(bookings, { params: params(3), body: { dependantId: family[1] ?? '' } })),
      ]),
    )
    expect(codes.sort()).toEqual(['done', 'done', 'too_many_places', 'too_many_places'])
  })

  test('include those an account waits for, and a wait that comes true is not counted twice', async () => {
    const { here, params, streetId, street, slotIds } = await aScene({ placesPerService: 2 })
    const full = await house.as(await house.sow.aMember(street))
    await house.db.$client.query('update slot set places = 1 where id = $1', [slotIds[0]])
    const theirs = await full(bookings, { params: params(0), body: {} })
    const entry = await here(join, { params: params(0), body: {} })
    await here(bookings, { params: params(1), body: {} })
    expect(await codeOf(here(bookings, { params: params(2), body: {} }))).toBe('too_many_places')
    await full(cancel, { params: { streetId, bookingId: theirs.id }, body: {} })
    const accept = 'POST /v1/streets/:streetId/waitlist/:entryId/acceptance'
    expect(await codeOf(here(accept, { params: { streetId, entryId: entry.id } }))).toBe('done')
  })

  test('are a desk’s to judge for others, beyond the number too, and not for its own family', async () => {
    const { params, street, who, here } = await aScene({ placesPerService: 1 })
    await here(bookings, { params: params(0), body: {} })
    const staff = await house.sow.aStaff(street, 'coordinator')
    const desk = await house.as(staff)
    const forThem = (index: number, memberId: string) =>
      codeOf(desk(deskBookings, { params: params(index), body: { person: { memberId } } }))
    expect(await forThem(1, who.memberId)).toBe('done')
    expect(await forThem(0, staff.memberId)).toBe('done')
    expect(await forThem(1, staff.memberId)).toBe('too_many_places')
  })
})

describe('entries of waitlists', () => {
  test('of one account are no more than the street lets it have, on two phones at once neither', async () => {
    const { street, here, there, streetId } = await aScene({ waitsMax: 2 })
    const full: string[] = []
    const other = await house.as(await house.sow.aMember(street))
    for (let index = 0; index < 4; index += 1) {
      const { slotId } = await house.sow.aSlot(street, { places: 1 })
      await other(bookings, { params: { streetId, slotId }, body: { overlapAccepted: true } })
      full.push(slotId)
    }
    const codes = await whileHeld(house, 'slot', full, () =>
      Promise.all(
        full.map((slotId, index) =>
          codeOf((index % 2 ? here : there)(join, { params: { streetId, slotId }, body: {} })),
        ),
      ),
    )
    expect(codes.sort()).toEqual(['done', 'done', 'too_many_waits', 'too_many_waits'])
  })
})

describe('dependants', () => {
  test('of one account are no more than the street lets it keep, added at once neither', async () => {
    const { who, here, there, streetId, family } = await aScene({ dependantsMax: 4 })
    const add = (api: typeof here, name: string) =>
      codeOf(
        api(dependants, {
          params: { streetId },
          body: { name, relation: 'parent', birthDate: '1950-01-01', gender: 'female', consent: true },
        }),
      )
    const codes = await whileHeld(house, 'member', [who.memberId], () =>
      Promise.all([add(here, '甲'), add(there, '乙'), add(here, '丙')]),
    )
    expect(codes.sort()).toEqual(['done', 'too_many_dependants', 'too_many_dependants'])
    await here('DELETE /v1/streets/:streetId/me/dependants/:dependantId', {
      params: { streetId, dependantId: family[0] ?? '' },
    })
    expect(await add(here, '丁')).toBe('done')
  })
})
