import type { Client } from '@yunxuan/contract'
import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse } from '../../../test/house.ts'
import { newId } from '../../platform/ids.ts'
import { openNote, sealNote } from '../../platform/sealed-note.ts'
import { eraseNotes } from './note.service.ts'

const dayMs = 24 * 3_600_000

const house = await openHouse()
const street = await house.sow.aStreet()

/** A booking with a private note, booked the way members do. */
async function aNote(text = '对青霉素过敏', needsApproval = false) {
  const person = await house.sow.aMember(street)
  const slot = await house.sow.aSlot(street, { service: { noteKind: 'health', needsApproval } })
  const client = await house.as(person)
  const booking = await client('POST /v1/streets/:streetId/slots/:slotId/bookings', {
    params: { streetId: street.streetId, slotId: slot.slotId },
    body: { note: { kind: 'health', text, healthConsent: true } },
  })
  return { bookingId: booking.id, slotId: slot.slotId, client, endsAt: new Date(booking.slot.endsAt) }
}

const noteOf = (bookingId: string) => ({ params: { streetId: street.streetId, bookingId } })

async function aProvider() {
  return house.as(await house.sow.aStaff(street, 'provider'))
}

describe('a private note', () => {
  test('is read by that slot’s provider, and every look is in the log without its text', async () => {
    const { bookingId, endsAt } = await aNote()
    const provider = await aProvider()
    const note = await provider('GET /v1/streets/:streetId/bookings/:bookingId/note', noteOf(bookingId))
    expect(note).toEqual({
      kind: 'health',
      text: '对青霉素过敏',
      erasedAt: new Date(endsAt.getTime() + 30 * dayMs).toISOString(),
    })
    await provider('GET /v1/streets/:streetId/bookings/:bookingId/note', noteOf(bookingId))
    const reviewer = await house.as(await house.sow.aStaff(street, 'reviewer'))
    const log = await reviewer('GET /v1/streets/:streetId/audit', {
      params: { streetId: street.streetId },
      query: { subjectId: bookingId },
    })
    expect(log.items.filter(item => item.action === 'note.read')).toHaveLength(2)
    expect(JSON.stringify(log)).not.toContain('青霉素')
  })

  test('is nobody else’s: no coordinator, administrator, other organization or street, not even its writer', async () => {
    const { bookingId, client } = await aNote()
    const otherOrganization = newId()
    await house.db.$client.query(
      `insert into organization (street_id, id, name, kind) values ($1, $2, '另一家', 'company')`,
      [street.streetId, otherOrganization],
    )
    const foreignStreet = await house.sow.aStreet()
    const staff = [
      await house.sow.aStaff(street, 'coordinator'),
      await house.sow.aStaff(street, 'administrator'),
      await house.sow.aStaff(street, 'provider', { organizationId: otherOrganization }),
      await house.sow.aStaff(foreignStreet, 'provider'),
    ]
    const clients = await Promise.all(staff.map(person => house.as(person)))
    const calls = [...clients, client, house.guest].map(caller =>
      codeOf(caller('GET /v1/streets/:streetId/bookings/:bookingId/note', noteOf(bookingId))),
    )
    expect(await Promise.all(calls)).toEqual([
      'not_allowed',
      'not_allowed',
      'not_allowed',
      'member_missing',
      'not_allowed',
      'not_signed_in',
    ])
  })

  test('a booking without a note, and none at all, is not found', async () => {
    const person = await house.sow.aMember(street)
    const slot = await house.sow.aSlot(street)
    const client = await house.as(person)
    const booking = await client('POST /v1/streets/:streetId/slots/:slotId/bookings', {
      params: { streetId: street.streetId, slotId: slot.slotId },
      body: {},
    })
    const provider = await aProvider()
    for (const id of [booking.id, newId()]) {
      const look = provider('GET /v1/streets/:streetId/bookings/:bookingId/note', noteOf(id))
      expect(await codeOf(look)).toBe('not_found')
    }
  })

  test('ends thirty days after the slot, whether or not the erasing has got to it, and is gone from the table', async () => {
    const { bookingId, endsAt } = await aNote()
    const { rows: kept } = await house.db.$client.query(
      'select sealed from booking_note where booking_id = $1',
      [bookingId],
    )
    expect(kept[0].sealed.includes('青霉素')).toBe(false)
    const provider = await aProvider()
    const look = () =>
      codeOf(provider('GET /v1/streets/:streetId/bookings/:bookingId/note', noteOf(bookingId)))
    house.clock.now = new Date(endsAt.getTime() + 30 * dayMs - 1)
    expect(await look()).toBe('done')
    house.clock.now = new Date(endsAt.getTime() + 30 * dayMs)
    expect(await look()).toBe('note_erased')
    expect(await eraseNotes(house, house.clock.now)).toBeGreaterThan(0)
    expect(await eraseNotes(house, house.clock.now)).toBe(0)
    expect(await look()).toBe('note_erased')
    const { rows } = await house.db.$client.query(
      'select sealed, erased_at from booking_note where booking_id = $1',
      [bookingId],
    )
    expect(rows).toEqual([{ sealed: null, erased_at: house.clock.now }])
  })

  test('stays with the organization it was written to when the service goes to another', async () => {
    const { bookingId } = await aNote()
    const otherOrganization = newId()
    await house.db.$client.query(
      `insert into organization (street_id, id, name, kind) values ($1, $2, '新机构', 'company')`,
      [street.streetId, otherOrganization],
    )
    await house.db.$client.query('update service set organization_id = $2 where street_id = $1', [
      street.streetId,
      otherOrganization,
    ])
    const newcomer = await house.sow.aStaff(street, 'provider', { organizationId: otherOrganization })
    const lookAs = async (client: Client) =>
      codeOf(client('GET /v1/streets/:streetId/bookings/:bookingId/note', noteOf(bookingId)))
    expect(await lookAs(await house.as(newcomer))).toBe('not_allowed')
    expect(await lookAs(await aProvider())).toBe('done')
  })

  test.each(['cancelled by its writer', 'not approved', 'of a slot that was cancelled'])(
    'of a booking that is %s is erased with it',
    async how => {
      const { bookingId, slotId, client } = await aNote('对青霉素过敏', how === 'not approved')
      const coordinator = await house.as(await house.sow.aStaff(street, 'coordinator'))
      const { params } = noteOf(bookingId)
      const body = { reason: '医生请假' }
      if (how === 'cancelled by its writer')
        await client('DELETE /v1/streets/:streetId/bookings/:bookingId', { params, body: {} })
      else if (how === 'not approved')
        await coordinator('POST /v1/streets/:streetId/bookings/:bookingId/rejection', { params, body })
      else
        await coordinator('POST /v1/streets/:streetId/slots/:slotId/cancellation', {
          params: { streetId: street.streetId, slotId },
          body,
        })
      const { rows } = await house.db.$client.query(
        'select sealed, erased_at from booking_note where booking_id = $1',
        [bookingId],
      )
      expect(rows).toEqual([{ sealed: null, erased_at: house.clock.now }])
    },
  )

  test('moved to another booking or altered, it cannot be opened', () => {
    const sealed = sealNote(house.config, street.streetId, 'one', '私事')
    expect(openNote(house.config, street.streetId, 'one', sealed)).toBe('私事')
    expect(() => openNote(house.config, street.streetId, 'other', sealed)).toThrow()
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1
    expect(() => openNote(house.config, street.streetId, 'one', sealed)).toThrow()
  })
})
