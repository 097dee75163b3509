import { createHmac } from 'node:crypto'
import { type Problem, refusalTitles } from '@yunxuan/contract'
import type { InjectOptions } from 'fastify'
import { describe, expect, test } from 'vitest'
import { buildHouse, type House, openHouse } from './house.ts'

const house = await openHouse()
const street = await house.sow.aStreet()
const person = await house.sow.aMember(street)
const token = await house.tokenOf(person)

const bearer = (text: string) => ({ authorization: `Bearer ${text}` })
const inMe = () => `/v1/streets/${street.streetId}/me`

/** Sends a request as it is, and returns the problem it ends in. */
async function problemOf(request: InjectOptions, at: House = house): Promise<Problem> {
  const reply = await at.app.inject(request)
  expect(reply.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  const problem = reply.json<Problem>()
  expect(problem.status).toBe(reply.statusCode)
  expect(problem.title).toBe(refusalTitles[problem.code])
  expect(problem.title).toMatch(/[\u4e00-\u9fff]/)
  return problem
}

/** A change of one's own name, with whatever is put over it. */
const put = (payload: unknown, headers: Record<string, string> = {}): InjectOptions => ({
  method: 'PUT',
  url: inMe(),
  headers: { ...bearer(token), 'content-type': 'application/json', ...headers },
  payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
})

async function nameNow(): Promise<string> {
  const { rows } = await house.db.$client.query('select name from member where id = $1', [person.memberId])
  return rows[0].name
}

describe('what is malformed is refused in Chinese, by name, with nothing written', () => {
  test.each([
    ['not JSON', '{"name": ', 'body'],
    ['poisoned JSON', '{"name": "王", "__proto__": {}}', 'body'],
    ['no body', '', 'body'],
    ['a list', '[]', 'body'],
    ['an unknown field', '{"name": "王", "isAdministrator": true}', 'isAdministrator'],
    ['a missing field', '{"phone": null}', 'name'],
    ['a wrong type', '{"name": 3}', 'name'],
    ['a text too long', JSON.stringify({ name: '王'.repeat(31) }), 'name'],
    ['a wrong item', '{"name": "王", "declared": ["elder", "king"]}', 'declared.1'],
    ['an item twice', '{"name": "王", "declared": ["elder", "elder"]}', 'declared'],
  ])('%s', async (_what, payload, field) => {
    const problem = await problemOf(put(payload))
    expect(problem.code).toBe('invalid_request')
    expect(problem.errors).toHaveLength(1)
    expect(problem.errors?.[0]?.field).toBe(field)
    expect(problem.errors?.[0]?.message).toMatch(/[\u4e00-\u9fff]/)
    expect(await nameNow()).toBe('王秀兰')
  })

  test('an instant that no clock here shows', async () => {
    const administrator = await house.sow.aStaff(street, 'administrator')
    const authorization = bearer(await house.tokenOf(administrator))
    const slot = await house.sow.aSlot(street)
    const at = `/v1/streets/${street.streetId}`
    for (const instant of ['2026-12-31T23:59:60Z', '2027-01-01T07:59:60+08:00', '2026-12-31T23:59:59+08']) {
      const moved = await problemOf({
        method: 'PATCH',
        url: `${at}/slots/${slot.slotId}`,
        headers: { ...authorization, 'content-type': 'application/json' },
        payload: JSON.stringify({ startsAt: instant, reason: '医生临时有会' }),
      })
      expect(moved).toMatchObject({ code: 'invalid_request', errors: [{ field: 'startsAt' }] })
      const url = `${at}/audit?from=${encodeURIComponent(instant)}`
      const read = await problemOf({ url, headers: authorization })
      expect(read).toMatchObject({ code: 'invalid_request', errors: [{ field: 'from' }] })
    }
  })

  test('a body of more than 256 KB, and one that is not JSON', async () => {
    expect((await problemOf(put({ name: 'x'.repeat(300_000) }))).code).toBe('body_too_large')
    expect((await problemOf(put('name=王', { 'content-type': 'text/plain' }))).code).toBe('unsupported_media')
    expect((await problemOf(put('<name/>', { 'content-type': 'application/xml' }))).code).toBe(
      'unsupported_media',
    )
  })

  test('fields and filters that an endpoint without any does not know', async () => {
    const signOut = {
      method: 'POST',
      headers: { ...bearer(token), 'content-type': 'application/json' },
    } as const
    const streetId = street.streetId
    const entry = '018f0000-0000-7000-8000-000000000000'
    const withBody = await problemOf({
      ...signOut,
      url: `/v1/streets/${streetId}/waitlist/${entry}/decline`,
      payload: '{"why": "no"}',
    })
    expect(withBody).toMatchObject({ code: 'invalid_request', errors: [{ field: 'why' }] })
    const withQuery = await problemOf({ url: `${inMe()}?as=somebody`, headers: bearer(token) })
    expect(withQuery).toMatchObject({ code: 'invalid_request', errors: [{ field: 'as' }] })
  })

  test('a street or id that cannot be one', async () => {
    const wrongStreet = await problemOf({ url: '/v1/streets/12/me', headers: bearer(token) })
    expect(wrongStreet).toMatchObject({ code: 'invalid_request', errors: [{ field: 'streetId' }] })
    const wrongId = await problemOf({
      method: 'DELETE',
      url: `${inMe()}/dependants/1%20or%201=1`,
      headers: bearer(token),
    })
    expect(wrongId).toMatchObject({ code: 'invalid_request', errors: [{ field: 'dependantId' }] })
    const wrongLimit = await problemOf({ url: `${inMe()}/notices?limit=101`, headers: bearer(token) })
    expect(wrongLimit).toMatchObject({ code: 'invalid_request', errors: [{ field: 'limit' }] })
  })

  test('an address that is not there, and a method that an address does not know', async () => {
    expect((await problemOf({ url: '/v1/nothing' })).code).toBe('not_found')
    expect((await problemOf({ url: '/wp-login.php' })).code).toBe('not_found')
    expect((await problemOf({ method: 'PATCH', url: inMe() })).code).toBe('method_not_allowed')
    const reply = await house.app.inject({ method: 'DELETE', url: '/v1/streets' })
    expect(reply.headers.allow).toBe('GET')
  })
})

describe('who calls', () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const hourAgo = Math.floor(Date.now() / 1000) - 3_600

  /** A token as its forger would like it. */
  function forged(header: object, payload: object, secret: string): string {
    const text = `${part(header)}.${part(payload)}`
    const signature = createHmac('sha256', secret).update(text).digest('base64url')
    return `${text}.${secret === '' ? '' : signature}`
  }

  test('forged, unsigned, expired and garbled tokens are a guest’s', async () => {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
    const real = house.config.jwtSecret
    const header = { alg: 'HS256', typ: 'JWT' }
    // The same claims under the right secret get in: what follows fails for its own reason.
    const own = await house.app.inject({ url: inMe(), headers: bearer(forged(header, claims, real)) })
    expect(own.statusCode).toBe(200)
    const tokens = [
      forged(header, claims, 'another secret that is long enough to be one'),
      forged({ alg: 'none', typ: 'JWT' }, claims, ''),
      forged({ alg: 'HS512', typ: 'JWT' }, claims, real),
      forged(header, { ...claims, iat: hourAgo - 900, exp: hourAgo }, real),
      `${token.slice(0, -2)}xx`,
      'x.y.z',
      '',
    ]
    for (const text of tokens) {
      const problem = await problemOf({ url: inMe(), headers: bearer(text) })
      expect(problem).toMatchObject({ status: 401, code: 'not_signed_in' })
    }
    const { headers } = await house.app.inject({ url: inMe() })
    expect(headers['www-authenticate']).toBe('Bearer')
  })

  test('a session that ended is told so, and a token of no session as well', async () => {
    const { sub } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
    const homeless = house.deps.signAccess({ accountId: sub, sessionId: person.memberId })
    expect(await problemOf({ url: inMe(), headers: bearer(homeless) })).toMatchObject({
      status: 401,
      code: 'session_ended',
    })
    const ended = await house.tokenOf(person)
    await house.db.$client.query(`update session set expires_at = $2 where account_id = $1 and id = $3`, [
      person.accountId,
      house.clock.now,
      JSON.parse(Buffer.from(ended.split('.')[1] ?? '', 'base64url').toString()).sid,
    ])
    expect((await problemOf({ url: inMe(), headers: bearer(ended) })).code).toBe('session_ended')
  })

  test('a member of one street is nobody in another, whatever they ask there', async () => {
    const other = await house.sow.aStreet()
    const neighbour = await house.sow.aMember(other)
    const dependantId = await house.sow.aDependant(neighbour)
    const slot = await house.sow.aSlot(other)
    const at = `/v1/streets/${other.streetId}`
    const json = { ...bearer(token), 'content-type': 'application/json' }
    const requests: InjectOptions[] = [
      { url: `${at}/me`, headers: bearer(token) },
      { url: `${at}/me/bookings`, headers: bearer(token) },
      { url: `${at}/me/notices`, headers: bearer(token) },
      { method: 'DELETE', url: `${at}/me/dependants/${dependantId}`, headers: bearer(token) },
      { method: 'POST', url: `${at}/slots/${slot.slotId}/bookings`, headers: json, payload: '{}' },
      { url: `${at}/desk`, headers: bearer(token) },
      { url: `${at}/roles`, headers: bearer(token) },
      { url: `${at}/audit`, headers: bearer(token) },
    ]
    for (const request of requests) {
      expect((await problemOf(request)).code).toBe('member_missing')
    }
    // Its ids under one's own street lead nowhere either.
    const own = `/v1/streets/${street.streetId}`
    const crossed = await problemOf({
      method: 'POST',
      url: `${own}/slots/${slot.slotId}/bookings`,
      headers: json,
      payload: '{}',
    })
    expect(crossed.code).toBe('not_found')
    const { rows } = await house.db.$client.query('select id from booking where street_id = $1', [
      other.streetId,
    ])
    expect(rows).toEqual([])
  })
})

describe('the same write sent again', () => {
  const dependant = { name: '李桂芳', relation: 'parent', birthDate: '1948-05-06', consent: true }
  const post = (body: object, key: string, as = token): InjectOptions => ({
    method: 'POST',
    url: `${inMe()}/dependants`,
    headers: { ...bearer(as), 'content-type': 'application/json', 'idempotency-key': key },
    payload: JSON.stringify(body),
  })
  const kept = async () => {
    const { rows } = await house.db.$client.query('select id from dependant where member_id = $1', [
      person.memberId,
    ])
    return rows.length
  }

  test('has its effect once and the same answer, one after another or all at once', async () => {
    const before = await kept()
    const first = await house.app.inject(post(dependant, 'key 1'))
    expect(first.statusCode).toBe(201)
    const again = await Promise.all([1, 2, 3].map(() => house.app.inject(post(dependant, 'key 1'))))
    for (const reply of again) expect([reply.statusCode, reply.body]).toEqual([201, first.body])
    const atOnce = await Promise.all([1, 2, 3, 4].map(() => house.app.inject(post(dependant, 'key 2'))))
    expect(new Set(atOnce.map(reply => reply.body)).size).toBe(1)
    expect(await kept()).toBe(before + 2)
  })

  test('with another body, or to another address, under the same key is refused', async () => {
    await house.app.inject(post(dependant, 'key 3'))
    const before = await kept()
    const other = await problemOf(post({ ...dependant, name: '李芳' }, 'key 3'))
    expect(other).toMatchObject({ status: 422, code: 'idempotency_mismatch' })
    const elsewhere = await problemOf(put({ name: '王兰' }, { 'idempotency-key': 'key 3' }))
    expect(elsewhere.code).toBe('idempotency_mismatch')
    expect([await kept(), await nameNow()]).toEqual([before, '王秀兰'])
  })

  test('a refused write keeps no answer: mended, it goes through under its key', async () => {
    const wrong = await problemOf(post({ ...dependant, birthDate: '2030-01-01' }, 'key 4'))
    expect(wrong.code).toBe('invalid_request')
    const mended = await house.app.inject(post(dependant, 'key 4'))
    expect(mended.statusCode).toBe(201)
  })

  test('a key is one person’s own, and at most a hundred letters', async () => {
    const other = await house.tokenOf(await house.sow.aMember(street))
    await house.app.inject(post(dependant, 'key 5'))
    const theirs = await house.app.inject(post({ ...dependant, name: '李芳' }, 'key 5', other))
    expect(theirs.statusCode).toBe(201)
    const long = await problemOf(post(dependant, 'k'.repeat(101)))
    expect(long).toMatchObject({ code: 'invalid_request', errors: [{ field: 'Idempotency-Key' }] })
  })
})

describe('too many requests', () => {
  test('are counted by account, not by address or session, and refused with the time to wait', async () => {
    const strict = await buildHouse({ REQUESTS_PER_MINUTE: '3' })
    const at = await strict.sow.aStreet()
    const [one, other] = [await strict.sow.aMember(at), await strict.sow.aMember(at)]
    const [busy, calm] = [await strict.tokenOf(one), await strict.tokenOf(other)]
    const url = `/v1/streets/${at.streetId}/me`
    for (let time = 0; time < 3; time += 1) {
      expect((await strict.app.inject({ url, headers: bearer(busy) })).statusCode).toBe(200)
    }
    expect(await problemOf({ url, headers: bearer(busy) }, strict)).toMatchObject({
      status: 429,
      code: 'too_many_requests',
    })
    const refused = await strict.app.inject({ url, headers: bearer(busy) })
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect((await strict.app.inject({ url, headers: bearer(calm) })).statusCode).toBe(200)
    await strict.close()
  })

  test.each([
    ['/v1/streets/{streetId}/slots/{slotId}/bookings', 'give the same reply and act once'],
    ['/v1/streets/{streetId}/imports', 'give the same reply and act once'],
    ['/v1/auth/password', 'not kept, since the reply is a secret'],
    ['/v1/demo/sessions', 'not kept, since the reply is a secret'],
    ['/v1/streets/{streetId}/members/{memberId}/login-requests', 'not kept, since the reply is a secret'],
  ])('the document says what becomes of a key: %s', async (path, words) => {
    const { paths, components } = (await house.app.inject({ url: '/openapi.json' })).json()
    const refers: { $ref?: string }[] = paths[path].post.parameters
    const named = refers.flatMap(({ $ref = '' }) => $ref.split('#/components/parameters/')[1] ?? [])
    const header = { in: 'header', name: 'Idempotency-Key', description: expect.stringContaining(words) }
    expect(named.map(name => components.parameters[name])).toContainEqual(expect.objectContaining(header))
  })

  test('health and documents are always answered', async () => {
    const strict = await buildHouse({ REQUESTS_PER_MINUTE: '1' })
    for (const url of ['/health/live', '/health/ready', '/openapi.json']) {
      const replies = [await strict.app.inject({ url }), await strict.app.inject({ url })]
      expect(replies.map(reply => reply.statusCode)).toEqual([200, 200])
    }
    await strict.close()
  })
})
