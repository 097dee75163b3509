import { beforeEach, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse } from '../../../test/house.ts'
import type { SownSlot, SownStreet } from '../../../test/sow.ts'
import { eraseNotes } from '../note/note.service.ts'
import { expireOffers } from './waitlist.service.ts'

const book = 'POST /v1/streets/:streetId/slots/:slotId/bookings'
const cancel = 'DELETE /v1/streets/:streetId/bookings/:bookingId'
const join = 'POST /v1/streets/:streetId/slots/:slotId/waitlist'
const accept = 'POST /v1/streets/:streetId/waitlist/:entryId/acceptance'
const decline = 'POST /v1/streets/:streetId/waitlist/:entryId/decline'
const leave = 'DELETE /v1/streets/:streetId/waitlist/:entryId'
const cancelSlot = 'POST /v1/streets/:streetId/slots/:slotId/cancellation'
const read = 'GET /v1/streets/:streetId/bookings/:bookingId/note'
const hourMs = 3_600_000

const house = await openHouse()
let street: SownStreet
let slot: SownSlot
beforeEach(async () => {
  street = await house.sow.aStreet()
  slot = await house.sow.aSlot(street, { places: 1, service: { noteKind: 'health' } })
})

const note = { kind: 'health' as const, text: '青霉素过敏', healthConsent: true }

/** A full slot and somebody who waits for it with a note; `free` lets the one before go. */
async function aWaiting() {
  const holder = await house.as(await house.sow.aMember(street))
  const held = await holder(book, { params: slot, body: {} })
  const client = await house.as(await house.sow.aMember(street))
  const entry = await client(join, { params: slot, body: { note } })
  const params = { streetId: street.streetId, entryId: entry.id }
  const free = () => holder(cancel, { params: { ...slot, bookingId: held.id }, body: {} })
  return { client, entry, params, free }
}

async function notes() {
  const { rows } = await house.db.$client.query<{ sealed: Buffer }>(
    'select sealed from waitlist_note where street_id = $1',
    [street.streetId],
  )
  return rows
}

test('what was written before waiting is the note of the booking that comes of it', async () => {
  const { client, entry, params, free } = await aWaiting()
  expect(entry.hasNote).toBe(true)
  const [sealed] = await notes()
  expect(sealed?.sealed.includes('青霉素')).toBe(false)
  // The service goes to others meanwhile: it was not written to them.
  await house.db.$client.query(
    `with o as (insert into organization (street_id, id, name, kind)
        values ($1, gen_random_uuid(), '新机构', 'company') returning id)
      update service set organization_id = o.id from o where street_id = $1 and service.id = $2`,
    [street.streetId, slot.serviceId],
  )
  await free()
  const booking = await client(accept, { params })
  expect(booking.hasNote).toBe(true)
  expect(await notes()).toEqual([])
  const provider = await house.as(await house.sow.aStaff(street, 'provider'))
  const found = await provider(read, { params: { streetId: street.streetId, bookingId: booking.id } })
  expect(found).toMatchObject({ kind: 'health', text: '青霉素过敏' })
})

test('it is deleted as soon as the entry ends in another way, or its slot is over', async () => {
  const left = await aWaiting()
  await left.client(leave, { params: left.params })
  expect(await notes()).toEqual([])

  slot = await house.sow.aSlot(street, { places: 1, service: { noteKind: 'health' } })
  const declined = await aWaiting()
  await declined.free()
  await declined.client(decline, { params: declined.params })
  expect(await notes()).toEqual([])

  slot = await house.sow.aSlot(street, { places: 1, service: { noteKind: 'health' } })
  await aWaiting()
  const desk = await house.as(await house.sow.aStaff(street, 'coordinator'))
  await desk(cancelSlot, { params: slot, body: { reason: '停电' } })
  expect(await notes()).toEqual([])

  slot = await house.sow.aSlot(street, { places: 1, service: { noteKind: 'health' } })
  const expired = await aWaiting()
  await expired.free()
  house.clock.now = new Date(house.clock.now.getTime() + 20 * hourMs)
  expect(await expireOffers(house, house.clock.now)).toBe(1)
  expect(await notes()).toEqual([])

  slot = await house.sow.aSlot(street, { places: 1, service: { noteKind: 'health' } })
  await aWaiting()
  const endsAt = new Date(house.clock.now.getTime() + 50 * hourMs)
  const startsAt = new Date(endsAt.getTime() - hourMs)
  const move = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), reason: '医生有事' }
  await desk('PATCH /v1/streets/:streetId/slots/:slotId', { params: slot, body: move })
  await eraseNotes(house, new Date(endsAt.getTime() - 1))
  expect(await notes()).toHaveLength(1)
  expect(await eraseNotes(house, endsAt)).toBe(1)
  expect(await notes()).toEqual([])
})

test('it is refused where none is asked for, or without consent, and then nobody waits', async () => {
  const full = await house.as(await house.sow.aMember(street))
  await full(book, { params: slot, body: {} })
  const client = await house.as(await house.sow.aMember(street))
  const ask = (body: object) => codeOf(client(join, { params: slot, body }))
  expect(await ask({ note: { ...note, healthConsent: false } })).toBe('consent_missing')
  await house.db.$client.query('update service set note_kind = null where street_id = $1 and id = $2', [
    street.streetId,
    slot.serviceId,
  ])
  expect(await ask({ note })).toBe('note_not_asked')
  const mine = await client('GET /v1/streets/:streetId/me/waitlist', { params: street })
  expect(mine.items).toEqual([])
})
