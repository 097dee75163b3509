import type { Session } from '@yunxuan/contract'
import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse, saturdayMorning } from '../../../test/house.ts'
import { untilWaiting } from '../../../test/race.ts'
import { openSownLogin, password, sowLogin, stepMs, totpOf } from '../../../test/sow-login.ts'

const house = await openHouse()
const street = await house.sow.aStreet()

const hourMs = 3_600_000
const later = (ms: number) => {
  house.clock.now = new Date(house.clock.now.getTime() + ms)
}

/** A member of staff with a setup code for the console. */
async function invited() {
  const person = await house.sow.aStaff(street, 'coordinator')
  return { ...(await openSownLogin(house, person.accountId)), person }
}

/** The same, set up and confirmed half an hour ago, with the means to make one-time codes. */
async function setUp() {
  const person = await house.sow.aStaff(street, 'coordinator')
  return { ...(await sowLogin(house, person.accountId)), person }
}

const signIn = (login: string, totp: string, word = password) =>
  house.guest('POST /v1/auth/password', { body: { login, password: word, totp } })

const refreshed = ({ refreshToken }: Pick<Session, 'refreshToken'>) =>
  house.guest('POST /v1/auth/refresh', { body: { refreshToken } })

describe('setting up a console log-in', () => {
  test('from setup code to first session: the code works once, and what is stored is not what was typed', async () => {
    const { setupCode, login, person } = await invited()
    expect(setupCode).toMatch(/^([2-9A-HJ-NP-Z]{5}-){3}[2-9A-HJ-NP-Z]{5}$/)
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
    later(3 * 24 * hourMs + 1)
    expect(await begin(setupCode, password)).toBe('setup_code_invalid')
  })

  test('a password among the first to be guessed is refused, a sentence or noise is not', async () => {
    const { setupCode, login } = await invited()
    const begin = (word: string) =>
      codeOf(house.guest('POST /v1/auth/setup', { body: { setupCode, password: word } }))
    for (const word of [
      '123456789012',
      'password1234',
      'PassWord2026',
      'qwertyuiop12',
      '1qaz2wsx3edc',
      'woaini1314520',
      'aaaaaaaaaaaaaa',
      'passwordpassword',
      'admin@123456',
      'yunxuan202611',
      '云选云选云选云选云选云选',
      '１２３４５６７８９０１２',
      `${login}2026`,
      '123456789012'.repeat(16),
    ]) {
      expect([word, await begin(word)]).toEqual([word, 'password_guessable'])
    }
    for (const word of ['春天的沙河很好看呀真好看', 'x7Kq9vTz2LmP', password]) {
      expect([word, await begin(word)]).toEqual([word, 'done'])
    }
  })

  test('one password typed in two ways of Unicode is one', async () => {
    const { setupCode, login } = await invited()
    const begun = await house.guest('POST /v1/auth/setup', {
      body: { setupCode, password: 'Ｃａｆｅ\u0301 在街角 三点见面' },
    })
    const totp = totpOf(begun.otpauthUrl)
    const now = house.clock.now.getTime()
    await house.guest('POST /v1/auth/setup/confirmation', {
      body: { setupCode, totp: totp.generate({ timestamp: now }) },
    })
    later(10 * stepMs)
    const code = totp.generate({ timestamp: house.clock.now.getTime() })
    expect(await codeOf(signIn(login, code, 'Café 在街角 三点见面'))).toBe('done')
  })

  test('a confirmation before a password was chosen is refused', async () => {
    const { setupCode } = await invited()
    const body = { setupCode, totp: '000000' }
    expect(await codeOf(house.guest('POST /v1/auth/setup/confirmation', { body }))).toBe('setup_code_invalid')
  })

  test('a new invitation ends the old password and every session at once', async () => {
    const { login, person, session, code } = await setUp()
    await openSownLogin(house, person.accountId, login)
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

  test('a password that is changed, or a log-in begun anew, while it is checked opens nothing', async () => {
    for (const change of [`password_hash = 'another'`, 'is_confirmed = false']) {
      const { login, code, person } = await setUp()
      const holder = await house.db.$client.connect()
      await holder.query('begin')
      await holder.query(`update credential set ${change} where account_id = $1`, [person.accountId])
      const asked = codeOf(signIn(login, code()))
      await untilWaiting(house, 1)
      await holder.query('commit')
      holder.release()
      expect([change, await asked]).toEqual([change, 'credentials_wrong'])
    }
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

  test('a console session ends after twelve hours without use', async () => {
    const { session } = await setUp()
    later(13 * hourMs)
    expect(await codeOf(refreshed(session))).toBe('refresh_token_invalid')
  })

  test('and after a day in any case: use does not carry it further', async () => {
    const { session, login, code } = await setUp()
    house.clock.now = saturdayMorning
    let last: Pick<Session, 'refreshToken' | 'accessToken'> = session
    for (let hours = 4; hours < 24; hours += 4) {
      later(4 * hourMs)
      last = await refreshed(last)
    }
    const policy = {
      method: 'GET',
      path: `/v1/streets/${street.streetId}/policy`,
      headers: {},
      body: undefined,
    }
    later(4 * hourMs - 60_000)
    last = await refreshed(last)
    expect(await house.send(policy, last.accessToken)).toMatchObject({ status: 200 })
    later(60_000)
    expect(await house.send(policy, last.accessToken)).toMatchObject({ body: { code: 'session_ended' } })
    expect(await codeOf(refreshed(last))).toBe('refresh_token_invalid')
    expect(await codeOf(signIn(login, code()))).toBe('done')
  })
})
