import { createClient } from '@yunxuan/contract'
import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse, saturdayMorning } from '../../../test/house.ts'
import { password, sowLogin, stepMs } from '../../../test/sow-login.ts'

const newPassword = 'another calm and long one'

const house = await openHouse()
const street = await house.sow.aStreet()

const clientWith = (accessToken: string) => createClient(request => house.send(request, accessToken))
const isAlive = async (accessToken: string) =>
  (await codeOf(clientWith(accessToken)('GET /v1/me/sessions', {}))) === 'done'

/** Somebody of staff with a log-in, signed in twice by password and once on the phone. */
async function aWorker() {
  const person = await house.sow.aStaff(street, 'coordinator')
  const made = await sowLogin(house, person.accountId)
  const desk = await house.guest('POST /v1/auth/password', {
    body: { login: made.login, password, totp: made.code() },
  })
  const phone = await house.tokenOf(person, 'wechat')
  const tokens = { first: made.session.accessToken, desk: desk.accessToken, phone }
  return { ...made, person, tokens, client: clientWith(tokens.desk) }
}

const logOf = async (memberId: string) => {
  const keeper = await house.as(await house.sow.aStaff(street, 'administrator'))
  const { items } = await keeper('GET /v1/streets/:streetId/audit', {
    params: { streetId: street.streetId },
    query: { subjectId: memberId, action: 'session' },
  })
  return items.map(({ action, detail }) => ({ action, detail }))
}

describe('one’s own sessions', () => {
  test('are listed with the one that asks first, and nobody else’s', async () => {
    const { client } = await aWorker()
    await aWorker()
    const { items } = await client('GET /v1/me/sessions', {})
    expect(items.map(({ kind, isThisOne }) => [kind, isThisOne])).toEqual([
      ['console', true],
      ['wechat', false],
      ['console', false],
    ])
    expect(items[0]).toMatchObject({ device: '不认识的设备', network: '127.0.0.*' })
    const beganAt = new Date(saturdayMorning.getTime() + 60 * stepMs)
    expect(items[0]?.beganAt).toBe(beganAt.toISOString())
  })

  test('are ended one by one, at once; another’s is not found', async () => {
    const { client, tokens, person } = await aWorker()
    const stranger = await aWorker()
    const { items } = await client('GET /v1/me/sessions', {})
    const end = (of: typeof client, sessionId: string) =>
      codeOf(of('DELETE /v1/me/sessions/:sessionId', { params: { sessionId } }))
    const first = items[2]?.id ?? ''
    expect(await end(stranger.client, first)).toBe('not_found')
    expect(await isAlive(tokens.first)).toBe(true)
    expect(await end(client, first)).toBe('done')
    expect([await isAlive(tokens.first), await isAlive(tokens.phone), await isAlive(tokens.desk)]).toEqual([
      false,
      true,
      true,
    ])
    expect(await end(client, first)).toBe('not_found')
    expect((await logOf(person.memberId))[0]).toEqual({ action: 'session.end', detail: { ended: 1 } })
  })

  test('all others end together, and the one that asks goes on', async () => {
    const { client, tokens, person } = await aWorker()
    await client('DELETE /v1/me/sessions', {})
    expect([await isAlive(tokens.first), await isAlive(tokens.phone), await isAlive(tokens.desk)]).toEqual([
      false,
      false,
      true,
    ])
    await client('DELETE /v1/me/sessions', {})
    expect(await logOf(person.memberId)).toMatchObject([
      { action: 'session.end', detail: { ended: 2 } },
      { action: 'session.begin' },
      { action: 'session.begin' },
    ])
  })

  test('signing out of the console is in the log, of a phone it is not', async () => {
    const { client, tokens, person } = await aWorker()
    await clientWith(tokens.phone)('POST /v1/auth/sign-out', { body: {} })
    expect(await logOf(person.memberId)).toHaveLength(2)
    await client('POST /v1/auth/sign-out', { body: { everywhere: true } })
    expect((await logOf(person.memberId))[0]).toEqual({ action: 'session.end', detail: { everywhere: true } })
  })

  test('a stolen refresh token that ends a session is in the log', async () => {
    const { session, person } = await aWorker()
    const refresh = () =>
      codeOf(house.guest('POST /v1/auth/refresh', { body: { refreshToken: session.refreshToken } }))
    expect(await refresh()).toBe('done')
    house.clock.now = new Date(house.clock.now.getTime() + 2 * stepMs)
    expect(await refresh()).toBe('refresh_token_invalid')
    expect((await logOf(person.memberId))[0]).toEqual({ action: 'session.end', detail: { reason: 'reused' } })
  })

  test('a guest has none', async () => {
    for (const key of ['GET /v1/me/sessions', 'DELETE /v1/me/sessions'] as const) {
      expect(await codeOf(house.guest(key, {}))).toBe('not_signed_in')
    }
    const body = { password, newPassword }
    expect(await codeOf(house.guest('PUT /v1/me/password', { body }))).toBe('not_signed_in')
  })
})

describe('changing one’s password', () => {
  const change = (client: Awaited<ReturnType<typeof aWorker>>['client'], old: string, next = newPassword) =>
    codeOf(client('PUT /v1/me/password', { body: { password: old, newPassword: next } }))

  test('counts at once, ends every other session, and is in the log', async () => {
    const { client, tokens, person, login, code } = await aWorker()
    expect(await change(client, password)).toBe('done')
    expect([await isAlive(tokens.first), await isAlive(tokens.phone), await isAlive(tokens.desk)]).toEqual([
      false,
      false,
      true,
    ])
    const signIn = (word: string, totp: string) =>
      codeOf(house.guest('POST /v1/auth/password', { body: { login, password: word, totp } }))
    house.clock.now = new Date(house.clock.now.getTime() + 4 * stepMs)
    expect(await signIn(password, code())).toBe('credentials_wrong')
    expect(await signIn(newPassword, code())).toBe('done')
    expect((await logOf(person.memberId))[1]).toEqual({ action: 'session.password', detail: { ended: 2 } })
  })

  test('asks for the old one, and rests after five wrong guesses, without locking the sign-in', async () => {
    const { client, login, code } = await aWorker()
    for (let time = 0; time < 5; time += 1) {
      expect(await change(client, 'not the old password')).toBe('password_wrong')
    }
    expect(await change(client, password)).toBe('login_locked')
    house.clock.now = new Date(house.clock.now.getTime() + 2 * stepMs)
    const body = { login, password, totp: code() }
    expect(await codeOf(house.guest('POST /v1/auth/password', { body }))).toBe('done')
    expect(await change(client, password)).toBe('done')
  })

  test('refuses a short or a common one, however often, and whoever has no log-in', async () => {
    const { client } = await aWorker()
    expect(await change(client, password, 'eleven long')).toBe('invalid_request')
    for (let time = 0; time < 6; time += 1) {
      expect(await change(client, password, 'password1234')).toBe('password_guessable')
    }
    expect(await change(client, password)).toBe('done')
    const resident = await house.as(await house.sow.aMember(street), 'wechat')
    expect(await change(resident, password)).toBe('login_missing')
  })

  test('of two changes at once one counts, and the other is told', async () => {
    const { client } = await aWorker()
    const answers = await Promise.all([
      change(client, password, newPassword),
      change(client, password, 'a third and calm password'),
    ])
    expect(answers.sort()).toEqual(['done', 'password_wrong'])
  })
})
