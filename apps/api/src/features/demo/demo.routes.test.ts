import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { buildHouse, type House, openHouse } from '../../../test/house.ts'

const demo = await openHouse({ DEMO: '1' })
const street = await demo.sow.aStreet()
const resident = await demo.sow.aMember(street, { demoIntro: '72 岁，常约中医科义诊' })
const staff = await demo.sow.aStaff(street, 'coordinator')
// Real people stay out, whatever is written about them.
const real = await demo.sow.aMember(street, { name: '周建国', demoIntro: '不是样例' })
await demo.db.$client.query(`update member set demo_intro = '协调员' where id = $1`, [staff.memberId])
await demo.db.$client.query('update account set is_demo = true where id = any($1)', [
  [resident.accountId, staff.accountId],
])

const signIn = (house: House, personId: string, streetId?: string) =>
  house.guest('POST /v1/demo/sessions', {
    body: { personId, ...(streetId === undefined ? {} : { streetId }) },
  })

describe('demo', () => {
  test('sample people are listed by street, residents and staff told apart', async () => {
    const { items } = await demo.guest('GET /v1/demo/people', { query: { streetId: street.streetId } })
    expect(items.map(({ id, side, intro }) => ({ id, side, intro }))).toEqual([
      { id: resident.memberId, side: 'resident', intro: '72 岁，常约中医科义诊' },
      { id: staff.memberId, side: 'staff', intro: '协调员' },
    ])
    const everywhere = await demo.guest('GET /v1/demo/people', { query: {} })
    expect(everywhere.items).toEqual(items)
    const elsewhere = await demo.guest('GET /v1/demo/people', { query: { streetId: '100000000' } })
    expect(elsewhere.items).toEqual([])
  })

  test('one signs in as a sample person, and as nobody else', async () => {
    const session = await signIn(demo, resident.memberId, street.streetId)
    expect(session.accountId).toBe(resident.accountId)
    expect((await signIn(demo, staff.memberId)).accountId).toBe(staff.accountId)
    expect(await codeOf(signIn(demo, real.memberId, street.streetId))).toBe('not_found')
    expect(await codeOf(signIn(demo, resident.memberId, '100000000'))).toBe('not_found')
  })

  test('a sample administrator works in the console while the demo is on, and only then', async () => {
    const token = await demo.tokenOf(staff, 'demo')
    const look = async (house: House) => {
      const path = `/v1/streets/${street.streetId}/policy`
      const { status } = await house.send({ method: 'GET', path, headers: {}, body: undefined }, token)
      return status
    }
    const off = await buildHouse({ DATABASE_URL: demo.config.databaseUrl })
    expect([await look(demo), await look(off)]).toEqual([200, 403])
    await off.close()
  })

  test('while the demo is off there are no sample people', async () => {
    const house = await buildHouse()
    expect(await codeOf(house.guest('GET /v1/demo/people', { query: {} }))).toBe('demo_off')
    expect(await codeOf(signIn(house, resident.memberId))).toBe('demo_off')
    await house.close()
  })
})
