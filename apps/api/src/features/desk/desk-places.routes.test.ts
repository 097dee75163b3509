import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openPair } from '../../../test/pair.ts'
import type { SownMember, SownSlot } from '../../../test/sow.ts'

const { house, setClock } = await openPair()
const street = await house.sow.aStreet()
const { streetId } = street
const desk = await house.as(await house.sow.aStaff(street, 'coordinator'))

const book = 'POST /v1/streets/:streetId/slots/:slotId/bookings'
const join = 'POST /v1/streets/:streetId/slots/:slotId/waitlist'
const approve = 'POST /v1/streets/:streetId/bookings/:bookingId/approval'
const excuse = 'POST /v1/streets/:streetId/bookings/:bookingId/excuse'
const undo = 'POST /v1/streets/:streetId/bookings/:bookingId/undo'

const at = (bookingId: string) => ({ params: { streetId, bookingId } })

async function booked(slot: SownSlot, person: SownMember): Promise<string> {
  return (await (await house.as(person))(book, { params: slot, body: {} })).id
}

async function taken(slotId: string): Promise<number> {
  const { rows } = await house.db.$client.query('select taken from slot where id = $1', [slotId])
  return rows[0].taken
}

/** Codes of the same call, made by several at once at one instance, where they travel together. */
async function atOnce(call: () => Promise<unknown>): Promise<string[]> {
  const codes = await Promise.all(Array.from({ length: 5 }, () => codeOf(call())))
  return codes.sort()
}

describe('an application', () => {
  test('that five say yes to at once has its places once', async () => {
    const slot = await house.sow.aSlot(street, { places: 5, service: { needsApproval: true } })
    const id = await booked(slot, await house.sow.aMember(street))
    expect(await atOnce(() => desk(approve, at(id)))).toEqual([
      ...Array(4).fill('booking_not_active'),
      'done',
    ])
    expect(await taken(slot.slotId)).toBe(1)
  })

  test('is not approved once the slot is over', async () => {
    const slot = await house.sow.aSlot(street, { service: { needsApproval: true } })
    const id = await booked(slot, await house.sow.aMember(street))
    const { rows } = await house.db.$client.query('select ends_at from slot where id = $1', [slot.slotId])
    setClock(rows[0].ends_at)
    expect(await codeOf(desk(approve, at(id)))).toBe('booking_closed')
    expect(await taken(slot.slotId)).toBe(0)
  })
})

describe('an excuse that is undone', () => {
  test('by five at once takes its places once', async () => {
    const slot = await house.sow.aSlot(street, { places: 5 })
    const id = await booked(slot, await house.sow.aMember(street))
    await desk(excuse, at(id))
    const codes = await atOnce(() => desk(undo, at(id)))
    // Those that travel with the first are refused; whoever comes after it hears that it is so already.
    expect(new Set(codes)).toContain('done')
    expect(codes.filter(code => !['done', 'reception_not_possible'].includes(code))).toEqual([])
    expect(await taken(slot.slotId)).toBe(1)
    const { rows } = await house.db.$client.query(
      `select action from audit where subject_id = $1 and action = 'booking.undo'`,
      [id],
    )
    expect(rows).toHaveLength(1)
  })

  test('is refused by its reason when the person has booked again meanwhile', async () => {
    const slot = await house.sow.aSlot(street)
    const person = await house.sow.aMember(street)
    const id = await booked(slot, person)
    await desk(excuse, at(id))
    await booked(slot, person)
    expect(await codeOf(desk(undo, at(id)))).toBe('already_booked')
    expect(await taken(slot.slotId)).toBe(1)
  })

  test('ends the wait of whoever waited meanwhile', async () => {
    const slot = await house.sow.aSlot(street, { places: 1 })
    const [person, other] = [await house.sow.aMember(street), await house.sow.aMember(street)]
    const id = await booked(slot, person)
    await desk(excuse, at(id))
    const filling = await booked(slot, other)
    await (await house.as(person))(join, { params: slot, body: {} })
    await house.db.$client.query('update slot set places = 2 where id = $1', [slot.slotId])
    await desk(undo, at(id))
    await desk(excuse, at(filling))
    const { rows } = await house.db.$client.query(
      'select w.status, s.taken, s.held from waitlist w join slot s on s.id = w.slot_id where s.id = $1',
      [slot.slotId],
    )
    expect(rows).toEqual([{ status: 'left', taken: 1, held: 0 }])
  })
})
