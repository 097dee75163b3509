import { describe, expect, test } from 'vitest'
import { type House, openHouse } from './house.ts'

const [before, after] = ['before'.repeat(6), 'after'.repeat(7)]
const book = 'POST /v1/streets/:streetId/slots/:slotId/bookings'

const old = await openHouse({ JWT_SECRET: before })
const again = { DATABASE_URL: old.config.databaseUrl, JWT_SECRET: after }
const houses = [await openHouse({ ...again, JWT_SECRET_PREVIOUS: before }), await openHouse(again)]

describe('a new secret', () => {
  test('is signed with, and the one before is believed as long as it is named', async () => {
    const street = await old.sow.aStreet()
    const { accountId } = await old.sow.aMember(street)
    const token = await old.tokenOf({ accountId })
    const booking = await (await old.as({ accountId }))(book, {
      params: await old.sow.aSlot(street),
      body: {},
    })
    const slip = new URL(booking.slipUrl)
    const seen = async (house: House) => [
      (
        await house.app.inject({
          url: `/v1/streets/${street.streetId}/me`,
          headers: { authorization: `Bearer ${token}` },
        })
      ).statusCode,
      (await house.app.inject({ url: slip.pathname + slip.search })).statusCode,
    ]
    const [both, alone] = houses
    expect(both && (await seen(both))).toEqual([200, 200])
    expect(alone && (await seen(alone))).toEqual([401, 404])
    // What the new one signs, the old one's house does not know.
    const fresh = both === undefined ? '' : await both.tokenOf({ accountId })
    const reply = await old.app.inject({
      url: `/v1/streets/${street.streetId}/me`,
      headers: { authorization: `Bearer ${fresh}` },
    })
    expect(reply.statusCode).toBe(401)
  })
})
