import { describe, expect, it } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse, saturdayMorning } from '../../../test/house.ts'
import { hold, untilWaiting } from '../../../test/race.ts'
import { sowSignup } from '../../../test/sow-shift.ts'
import { newId } from '../../platform/ids.ts'

const house = await openHouse()
const street = await house.sow.aStreet()
const desk = await house.as(await house.sow.aStaff(street, 'coordinator'))

const noShows = 'POST /v1/streets/:streetId/slots/:slotId/no-shows'
const undo = 'POST /v1/streets/:streetId/slots/:slotId/no-shows/undo'
const checkIn = 'POST /v1/streets/:streetId/bookings/:bookingId/check-in'
const hourMs = 3_600_000

/** A slot that began an hour ago, with so many parties of one who are expected. */
async function begun(count: number, startsAt = new Date(saturdayMorning.getTime() - hourMs)) {
  const slot = await house.sow.aSlot(street, { startsAt, places: count + 5 })
  const ids: string[] = []
  for (let index = 0; index < count; index += 1) {
    const person = await house.sow.aMember(street)
    ids.push(await sowSignup(house, { ...slot, shiftId: slot.slotId }, person))
  }
  return { slot, ids, booking: (bookingId = '') => ({ params: { streetId: street.streetId, bookingId } }) }
}

const statusesOf = async (ids: readonly string[]): Promise<string[]> => {
  const { rows } = await house.db.$client.query<{ status: string }>(
    'select b.status from unnest($1::uuid[]) with ordinality as r(id, n) join booking b on b.id = r.id order by n',
    [ids],
  )
  return rows.map(row => row.status)
}

describe('whoever did not come to a slot', () => {
  it('is noted at once for all that are named, each in the log; who came meanwhile stays so and is told apart', async () => {
    const { slot, ids, booking } = await begun(4)
    await desk(checkIn, booking(ids[0]))
    const named = ids.slice(0, 3)
    const { noted, left } = await desk(noShows, { params: slot, body: { bookingIds: named } })
    expect(noted.map(line => [line.bookingId, line.status])).toEqual(
      expect.arrayContaining([
        [ids[1], 'no_show'],
        [ids[2], 'no_show'],
      ]),
    )
    expect(left.map(line => [line.bookingId, line.status])).toEqual([[ids[0], 'attended']])
    expect(await statusesOf(ids)).toEqual(['attended', 'no_show', 'no_show', 'booked'])
    const { rows } = await house.db.$client.query(
      "select subject_id from audit where action = 'booking.no_show' and subject_id = any($1::uuid[])",
      [ids],
    )
    expect(rows).toHaveLength(2)
  })

  it('is expected again by one undo, which leaves alone whoever came late meanwhile', async () => {
    const { slot, ids, booking } = await begun(3)
    await desk(noShows, { params: slot, body: { bookingIds: ids } })
    await desk('POST /v1/streets/:streetId/bookings/:bookingId/undo', booking(ids[0]))
    await desk(checkIn, booking(ids[0]))
    const { noted, left } = await desk(undo, { params: slot, body: { bookingIds: ids } })
    expect([noted.length, left.map(line => line.bookingId)]).toEqual([2, [ids[0]]])
    expect(await statusesOf(ids)).toEqual(['attended', 'booked', 'booked'])
  })

  it('who is checked in at the same moment is not called absent', async () => {
    const { slot, ids, booking } = await begun(2)
    const letGo = await hold(house, 'slot', [slot.slotId])
    const arriving = codeOf(desk(checkIn, booking(ids[0])))
    await untilWaiting(house, 1)
    const noting = desk(noShows, { params: slot, body: { bookingIds: ids } })
    await untilWaiting(house, 2)
    await letGo()
    expect(await arriving).toBe('done')
    expect((await noting).left.map(line => line.status)).toEqual(['attended'])
    expect(await statusesOf(ids)).toEqual(['attended', 'no_show'])
  })

  it('is counted at the desk among those who are still awaited until then', async () => {
    const { slot, ids, booking } = await begun(3)
    await desk(checkIn, booking(ids[0]))
    const awaited = async () =>
      (await desk('GET /v1/streets/:streetId/slots/:slotId/roster', { params: slot, query: {} })).slot.awaited
    expect(await awaited()).toBe(2)
    await desk(noShows, { params: slot, body: { bookingIds: ids.slice(1) } })
    expect(await awaited()).toBe(0)
  })

  it('nobody is absent before the start, of another slot, or by who does not stand at that desk', async () => {
    const [late, other] = [await begun(1, new Date(saturdayMorning.getTime() + hourMs)), await begun(1)]
    const note = (of: typeof late, bookingIds = of.ids, by = desk) =>
      codeOf(by(noShows, { params: of.slot, body: { bookingIds } }))
    expect(await note(late)).toBe('slot_not_begun')
    expect(await note(other, late.ids)).toBe('not_found')
    expect(await note(other, [newId()])).toBe('not_found')
    const west = await house.as(await house.sow.aStaff(street, 'coordinator', { areaId: street.otherAreaId }))
    expect(await note(other, other.ids, west)).toBe('not_allowed')
    expect(await codeOf(west(undo, { params: other.slot, body: { bookingIds: other.ids } }))).toBe(
      'not_allowed',
    )
    expect(await statusesOf([...late.ids, ...other.ids])).toEqual(['booked', 'booked'])
  })
})
