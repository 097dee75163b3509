import type { InjectOptions } from 'fastify'
import { beforeEach, describe, expect, test } from 'vitest'
import { type House, openHouse, saturdayMorning } from './house.ts'

// So many requests a minute allow two sign-ins.
const settings = { REQUESTS_PER_MINUTE: '20', TRUST_PROXY: '1' }
const house = await openHouse(settings)
const second = await openHouse({ ...settings, DATABASE_URL: house.config.databaseUrl })
// Each test is a minute of its own.
let minutes = 0
beforeEach(() => {
  minutes += 1
  for (const { clock } of [house, second]) clock.now = new Date(saturdayMorning.getTime() + minutes * 60_000)
})

/** Tries to sign in, as the proxy in front hands it on: it appends whom it saw. */
async function signIn(at: House, from: string, headers: InjectOptions['headers'] = {}) {
  const reply = await at.app.inject({
    method: 'POST',
    url: '/v1/auth/password',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': from, ...headers },
    payload: JSON.stringify({ login: 'nobody', password: 'x', totp: '000000' }),
  })
  return { code: reply.json().code, wait: Number(reply.headers['retry-after']) }
}

describe('sign-ins of an address', () => {
  test('are counted on their own, more strictly, and on whichever instance they are tried', async () => {
    const codes = []
    for (const at of [house, second, house, second]) codes.push((await signIn(at, '203.0.113.7')).code)
    expect(codes).toEqual([
      'credentials_wrong',
      'credentials_wrong',
      'too_many_requests',
      'too_many_requests',
    ])
    expect((await signIn(house, '203.0.113.8')).code).toBe('credentials_wrong')
    expect((await house.app.inject({ url: '/v1/streets' })).statusCode).toBe(200)
  })

  test('are refused with the time to wait, and tried again after it', async () => {
    for (let time = 0; time < 2; time += 1) await signIn(house, '203.0.113.9')
    const { code, wait } = await signIn(house, '203.0.113.9')
    expect(code).toBe('too_many_requests')
    expect(wait).toBeGreaterThan(0)
    house.clock.now = new Date(house.clock.now.getTime() + wait * 1000)
    expect((await signIn(house, '203.0.113.9')).code).toBe('credentials_wrong')
  })

  test('that come at the same time are counted all the same', async () => {
    const tries = Array.from({ length: 12 }, (_, index) => signIn(index % 2 ? house : second, '203.0.113.10'))
    const codes = (await Promise.all(tries)).map(one => one.code)
    // What those two are told is the log-in's own affair.
    expect(codes.filter(code => code !== 'too_many_requests')).toHaveLength(2)
  })

  test('find no fresh count under a token', async () => {
    const street = await house.sow.aStreet()
    const codes = []
    for (let time = 0; time < 4; time += 1) {
      const token = await house.tokenOf(await house.sow.aMember(street))
      codes.push((await signIn(house, '203.0.113.11', { authorization: `Bearer ${token}` })).code)
    }
    expect(codes.slice(2)).toEqual(['too_many_requests', 'too_many_requests'])
  })

  test('find none under an address that the client made up, nor in a network of IPv6', async () => {
    const madeUp = []
    for (let time = 0; time < 4; time += 1)
      madeUp.push((await signIn(house, `198.51.100.${time}, 203.0.113.12`)).code)
    expect(madeUp.slice(2)).toEqual(['too_many_requests', 'too_many_requests'])
    const network = []
    for (let time = 0; time < 4; time += 1)
      network.push((await signIn(house, `2001:db8:1:2::${time + 1}`)).code)
    expect(network.slice(2)).toEqual(['too_many_requests', 'too_many_requests'])
    expect((await signIn(house, '2001:db8:1:3::1')).code).toBe('credentials_wrong')
  })

  test('are not kept as addresses', async () => {
    await signIn(house, '203.0.113.13')
    const { rows } = await house.db.$client.query<{ row: string }>('select attempt::text as row from attempt')
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain('203.0.113')
  })
})

describe('an account', () => {
  test('is one in all its sessions, from wherever they ask', async () => {
    const street = await house.sow.aStreet()
    const person = await house.sow.aMember(street)
    const tokens = await Promise.all([house.tokenOf(person), house.tokenOf(person)])
    const answers = []
    for (let time = 0; time < 22; time += 1) {
      const headers = {
        authorization: `Bearer ${tokens[time % 2]}`,
        'x-forwarded-for': `203.0.113.${100 + time}`,
      }
      const reply = await house.app.inject({ url: `/v1/streets/${street.streetId}/me`, headers })
      answers.push(reply.statusCode)
    }
    expect(answers.filter(status => status === 200)).toHaveLength(20)
    expect(answers.slice(20)).toEqual([429, 429])
  })
})
