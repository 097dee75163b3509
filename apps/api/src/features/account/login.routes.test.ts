import type { Session } from '@yunxuan/contract'
import { TOTP, URI } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { type House, openHouse, saturdayMorning } from '../../../test/house.ts'
import type { SownStreet } from '../../../test/sow.ts'

const password = 'a long and quiet password'
const stepMs = 30_000

let house: House
let street: SownStreet
let logins = 0
beforeAll(async () => {
  house = await openHouse()
  street = await house.sow.aStreet()
})
beforeEach(() => {
  house.clock.now = saturdayMorning
})
afterAll(() => house.close())

const later = (ms: number) => {
  house.clock.now = new Date(house.clock.now.getTime() + ms)
}

/** A member of staff with a setup code for the console. */
async function invited() {
  const administrator = await house.sow.aStaff(street, 'administrator')
  const person = await house.sow.aStaff(street, 'coordinator')
  const client = await house.as(administrator.accountId)
  logins += 1
  const invitation = await client('POST /v1/streets/:streetId/members/:memberId/login', {
    params: { streetId: street.streetId, memberId: person.memberId },
    body: { login: `Chen${logins}` },
  })
  return { ...invitation, person, client }
}

/** The same, set up and confirmed half an hour ago, with the means to make one-time codes. */
async function setUp() {
  const { setupCode, login, person } = await invited()
  const { otpauthUrl } = await house.guest('POST /v1/auth/setup', { body: { setupCode, password } })
  const totp = totpOf(otpauthUrl)
  const first = totp.generate({ timestamp: house.clock.now.getTime() })
  const session = await house.guest('POST /v1/auth/setup/confirmation', { body: { setupCode, totp: first } })
  later(60 * stepMs)
  const code = (steps = 0) => totp.generate({ timestamp: house.clock.now.getTime() + steps * stepMs })
  return { login, person, session, code }
}

function totpOf(url: string): TOTP {
  const totp = URI.parse(url)
  if (!(totp instanceof TOTP)) throw new Error('not a TOTP address')
  return totp
}

const signIn = (login: string, totp: string, word = password) =>
  house.guest('POST /v1/auth/password', { body: { login, password: word, totp } })

const refreshed = ({ refreshToken }: Session) =>
  house.guest('POST /v1/auth/refresh', { body: { refreshToken } })

describe('setting up a console log-in', () => {
  test('from setup code to first session: the code works once, and what is stored is not what was typed', async () => {
    const { setupCode, login, person } = await invited()
    expect(setupCode).toMatch(/^([2-9A-HJ-NP-Z]{4}-){4}[2-9A-HJ-NP-Z]{4}$/)
    expect(login).toBe(login.toLowerCase())
    const typed = setupCode.toLowerCase().replaceAll('-', ' ')
    const begun = await house.guest('POST /v1/auth/setup', { body: { setupCode: typed, password } })
    expect(begun.login).toBe(login)
    expect(begun.otpauthUrl).toMatch(/^otpauth:\/\/totp\//)
    const totp = totpOf(begun.otpauthUrl)
    const code = totp.generate({ timestamp: house.clock.now.getTime() })
    const confirmation = { body: { setupCode, totp: code } }
    const session = await house.guest('POST /v1/auth/setup/confirmation', confirmation)
    expect(session.accountId).toBe(person.accountId)
    expect(await codeOf(house.guest('POST /v1/auth/setup/confirmation', confirmation))).toBe(
      'setup_code_invalid',
    )
    expect(await codeOf(house.guest('POST /v1/auth/setup', { body: { setupCode, password } }))).toBe(
      'setup_code_invalid',
    )
    const { rows } = await house.db.$client.query('select * from credential where login = $1', [login])
    expect(rows[0].password_hash).toMatch(/^\$argon2id\$/)
    expect(rows[0].totp_secret.includes(totp.secret.base32)).toBe(false)
  })

  test('the last password and secret chosen before the confirmation count', async () => {
    const { setupCode, login } = await invited()
    const first = await house.guest('POST /v1/auth/setup', { body: { setupCode, password } })
    const other = 'another long password'
    const second = await house.guest('POST /v1/auth/setup', { body: { setupCode, password: other } })
    const at = { timestamp: house.clock.now.getTime() }
    const confirm = (totp: string) =>
      house.guest('POST /v1/auth/setup/confirmation', { body: { setupCode, totp } })
    expect(await codeOf(confirm(totpOf(first.otpauthUrl).generate(at)))).toBe('totp_wrong')
    await confirm(totpOf(second.otpauthUrl).generate(at))
    later(10 * stepMs)
    const code = totpOf(second.otpauthUrl).generate({ timestamp: house.clock.now.getTime() })
    expect(await codeOf(signIn(login, code))).toBe('credentials_wrong')
    expect(await codeOf(signIn(login, code, other))).toBe('done')
  })

  test('a setup code ends after three days, is not guessed, and asks for a password of twelve letters', async () => {
    const { setupCode } = await invited()
    const begin = (code: string, word: string) =>
      codeOf(house.guest('POST /v1/auth/setup', { body: { setupCode: code, password: word } }))
    expect(await begin(setupCode, 'eleven long')).toBe('invalid_request')
    expect(await begin('2222-2222-2222-2222-2222', password)).toBe('setup_code_invalid')
    later(3 * 24 * 3_600_000 + 1)
    expect(await begin(setupCode, password)).toBe('setup_code_invalid')
  })

  test('a confirmation before a password was chosen is refused', async () => {
    const { setupCode } = await invited()
    const body = { setupCode, totp: '000000' }
    expect(await codeOf(house.guest('POST /v1/auth/setup/confirmation', { body }))).toBe('setup_code_invalid')
  })

  test('a new invitation ends the old password and every session at once', async () => {
    const { login, person, session, code } = await setUp()
    const administrator = await house.as((await house.sow.aStaff(street, 'administrator')).accountId)
    await administrator('POST /v1/streets/:streetId/members/:memberId/login', {
      params: { streetId: street.streetId, memberId: person.memberId },
      body: { login },
    })
    expect(await codeOf(signIn(login, code()))).toBe('credentials_wrong')
    const reply = await house.send(
      { method: 'GET', path: `/v1/streets/${street.streetId}/me`, headers: {}, body: undefined },
      session.accessToken,
    )
    expect(reply).toMatchObject({ status: 401, body: { code: 'session_ended' } })
  })
})

describe('signing in by password', () => {
  test('password and one-time code open a session, in any spelling of the log-in', async () => {
    const { login, person, code } = await setUp()
    const session = await signIn(` ${login.toUpperCase()} `, code())
    expect(session.accountId).toBe(person.accountId)
    const path = `/v1/streets/${street.streetId}/policy`
    const policy = { method: 'GET', path, headers: {}, body: undefined } as const
    const tokens = [session.accessToken, (await refreshed(session)).accessToken]
    for (const token of tokens) expect(await house.send(policy, token)).toMatchObject({ status: 200 })
  })

  test('a one-time code of the step before or after counts, further off does not', async () => {
    for (const [steps, answer] of [
      [-1, 'done'],
      [1, 'done'],
      [-2, 'credentials_wrong'],
      [2, 'credentials_wrong'],
    ] as const) {
      const { login, code } = await setUp()
      expect(await codeOf(signIn(login, code(steps)))).toBe(answer)
    }
  })

  test('a one-time code works once, also when it is sent twice at the same time, and none before it', async () => {
    const { login, code } = await setUp()
    const twice = [signIn(login, code()), signIn(login, code())]
    expect((await Promise.all(twice.map(codeOf))).sort()).toEqual(['credentials_wrong', 'done'])
    expect(await codeOf(signIn(login, code()))).toBe('credentials_wrong')
    expect(await codeOf(signIn(login, code(-1)))).toBe('credentials_wrong')
    expect(await codeOf(signIn(login, code(1)))).toBe('done')
  })

  test('wrong password, wrong code and nobody of that name sound the same', async () => {
    const { login, code } = await setUp()
    expect(await codeOf(signIn(login, code(), 'not the password'))).toBe('credentials_wrong')
    expect(await codeOf(signIn(login, '000000'))).toBe('credentials_wrong')
    expect(await codeOf(signIn('nobody', code()))).toBe('credentials_wrong')
    const { login: unconfirmed, setupCode } = await invited()
    expect(await codeOf(signIn(unconfirmed, code()))).toBe('credentials_wrong')
    await house.guest('POST /v1/auth/setup', { body: { setupCode, password } })
    expect(await codeOf(signIn(unconfirmed, code()))).toBe('credentials_wrong')
  })

  test('after five failures a log-in rests half a minute, then longer, but never for ever', async () => {
    const { login, code } = await setUp()
    const wrong = () => codeOf(signIn(login, '000000', 'not the password'))
    for (let time = 1; time <= 5; time += 1) expect(await wrong()).toBe('credentials_wrong')
    expect(await codeOf(signIn(login, code()))).toBe('login_locked')
    later(30_001)
    expect(await wrong()).toBe('credentials_wrong')
    later(30_001)
    expect(await codeOf(signIn(login, code()))).toBe('login_locked')
    later(30_001)
    expect(await codeOf(signIn(login, code()))).toBe('done')
    later(stepMs)
    expect(await wrong()).toBe('credentials_wrong')
    expect(await codeOf(signIn(login, code()))).toBe('done')
  })

  test('guesses sent all at once are counted one by one', async () => {
    const { login } = await setUp()
    const guesses = Array.from({ length: 12 }, () => codeOf(signIn(login, '000000', 'not the password')))
    const answers = await Promise.all(guesses)
    expect(answers.filter(answer => answer === 'credentials_wrong')).toHaveLength(5)
    expect(answers.filter(answer => answer === 'login_locked')).toHaveLength(7)
  })

  test('a console session ends after twelve hours without use', async () => {
    const { session } = await setUp()
    later(13 * 3_600_000)
    const { refreshToken } = session
    expect(await codeOf(house.guest('POST /v1/auth/refresh', { body: { refreshToken } }))).toBe(
      'refresh_token_invalid',
    )
  })
})
