import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse } from '../../../test/house.ts'

const list = 'GET /v1/streets/:streetId/me/consents/purposes'
const withdraw = 'DELETE /v1/streets/:streetId/me/consents/purposes/:purpose'
const book = 'POST /v1/streets/:streetId/slots/:slotId/bookings'

const house = await openHouse()
const street = await house.sow.aStreet()
const params = { streetId: street.streetId }

async function aPerson() {
  const person = await house.sow.aMember(street, { name: '钟秀英' })
  const client = await house.as(person)
  const consents = async () => (await client(list, { params })).items
  return { ...person, client, consents }
}

describe('consents', () => {
  test('of whoever agreed to nothing there are none', async () => {
    expect(await (await aPerson()).consents()).toEqual([])
  })

  test('groups that need one are listed with their wording, withdrawn alone, and the others stay', async () => {
    const { client, consents } = await aPerson()
    const declared = ['disabled' as const, 'elder' as const, 'family_in_need' as const]
    await client('PUT /v1/streets/:streetId/me', {
      params,
      body: { name: '钟秀英', declared: declared.filter(one => one !== 'elder'), sensitiveConsent: true },
    })
    expect(await consents()).toEqual([
      { purpose: 'groups', version: 1, isOutdated: false, since: house.clock.now.toISOString(), count: 2 },
    ])
    await client(withdraw, { params: { ...params, purpose: 'groups' } })
    expect(await consents()).toEqual([])
    const me = await client('GET /v1/streets/:streetId/me', { params })
    expect(me.declared).toEqual([])
    expect(await codeOf(client(withdraw, { params: { ...params, purpose: 'groups' } }))).toBe('not_found')
  })

  test('groups that were written down without one are to be asked for again, and are once they agree', async () => {
    const { client, consents, memberId } = await aPerson()
    await house.db.$client.query("update member set declared = '{disabled}' where id = $1", [memberId])
    expect(await consents()).toMatchObject([{ purpose: 'groups', version: null, isOutdated: true, count: 1 }])
    await client('PUT /v1/streets/:streetId/me', { params, body: { name: '钟秀英', sensitiveConsent: true } })
    expect(await consents()).toMatchObject([{ version: 1, isOutdated: false }])
  })

  test('what was written of one’s health is erased, and the booking stands', async () => {
    const { client, consents } = await aPerson()
    const slot = await house.sow.aSlot(street, { service: { noteKind: 'health' } })
    const note = { kind: 'health' as const, text: '膝盖疼', healthConsent: true }
    const booking = await client(book, { params: slot, body: { note } })
    expect(await consents()).toMatchObject([{ purpose: 'health', version: 1, count: 1 }])
    await client(withdraw, { params: { ...params, purpose: 'health' } })
    expect(await consents()).toEqual([])
    const { rows } = await house.db.$client.query('select sealed from booking_note where booking_id = $1', [
      booking.id,
    ])
    expect(rows).toEqual([{ sealed: null }])
    const after = await client('GET /v1/streets/:streetId/bookings/:bookingId', {
      params: { ...params, bookingId: booking.id },
    })
    expect(after.status).toBe('booked')
  })

  test('nobody’s but one’s own', async () => {
    const [one, other] = [await aPerson(), await aPerson()]
    await one.client('PUT /v1/streets/:streetId/me', {
      params,
      body: { name: '钟秀英', declared: ['disabled'], sensitiveConsent: true },
    })
    expect(await codeOf(other.client(withdraw, { params: { ...params, purpose: 'groups' } }))).toBe(
      'not_found',
    )
    expect(await one.consents()).toHaveLength(1)
  })
})
