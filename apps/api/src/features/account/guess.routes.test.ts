import argon2 from '@node-rs/argon2'
import pg from 'pg'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { saturdayMorning } from '../../../test/house.ts'
import { openPair } from '../../../test/pair.ts'
import { openSownLogin, password, sowLogin } from '../../../test/sow-login.ts'
import { deleteGuessesBefore } from './guess.store.ts'
import { logFailures } from './sign-in-log.ts'

const minuteMs = 60_000
const { house, second, setClock } = await openPair()
const street = await house.sow.aStreet()
let requests = 0
beforeEach(() => {
  requests = 0
})

const later = (ms: number) => setClock(new Date(house.clock.now.getTime() + ms))

/** A member of staff with a log-in that was set up; the clock of both instances goes on. */
async function aLogin() {
  const person = await house.sow.aStaff(street, 'coordinator')
  const made = await sowLogin(house, person.accountId)
  setClock(house.clock.now)
  return { ...made, person }
}

interface Try {
  login: string
  totp?: string
  password?: string
  device?: string
  address?: string
}

/** Asks for a session, of one instance and the other in turn, from an address; returns what came of it. */
async function tries({ address = '203.0.113.7', ...wish }: Try): Promise<string> {
  requests += 1
  const { app } = requests % 2 === 0 ? house : second
  const reply = await app.inject({
    method: 'POST',
    url: '/v1/auth/password',
    remoteAddress: address,
    payload: { password: 'not the password', totp: '000000', ...wish },
  })
  return reply.statusCode === 200 ? 'done' : reply.json().code
}

const times = async (count: number, wish: (time: number) => Try) => {
  const answers: string[] = []
  for (let time = 0; time < count; time += 1) answers.push(await tries(wish(time)))
  return answers
}

/** An address in a network of its own. */
const networkNo = (number: number) => `198.51.${number}.9`

describe('known and unknown log-ins', () => {
  test('take the same steps and answer the same, until they rest as well', async () => {
    const { login, code } = await aLogin()
    const { login: begun } = await openSownLogin(
      house,
      (await house.sow.aStaff(street, 'reviewer')).accountId,
    )
    const asked = vi.spyOn(pg.Client.prototype, 'query')
    const verified = vi.spyOn(argon2, 'verify')
    const stepsOf = async (wish: Try) => {
      asked.mockClear()
      verified.mockClear()
      const answer = await tries(wish)
      const questions = asked.mock.calls.flatMap(([question]) => {
        const name: unknown = typeof question === 'object' ? Reflect.get(question, 'name') : question
        return typeof name === 'string' && !name.startsWith('set_config') ? [name] : []
      })
      return { answer, hashes: verified.mock.calls.length, questions }
    }
    // Both instances connect before anything is compared.
    await times(4, () => ({ login: 'warm up' }))
    const expected = await stepsOf({ login })
    expect(expected).toMatchObject({ answer: 'credentials_wrong', hashes: 1 })
    expect(expected.questions).toContain('failure-add')
    for (const wish of [
      { login: 'nobody' },
      { login: begun },
      { login, password, totp: '000000' },
      { login, totp: code() },
      { login: 'nobody', password: 'nobody has this password', totp: code() },
    ]) {
      expect(await stepsOf({ address: networkNo(1), ...wish })).toEqual(expected)
    }
    const answers = [
      await times(4, () => ({ login, address: networkNo(2) })),
      await times(6, () => ({ login: 'no one', address: networkNo(2) })),
    ]
    expect(answers[0]).toEqual(Array.from({ length: 4 }, () => 'credentials_wrong'))
    expect(answers[1]).toEqual([...Array.from({ length: 5 }, () => 'credentials_wrong'), 'login_locked'])
    const resting = await stepsOf({ login: 'no one', address: networkNo(2) })
    await times(2, () => ({ login, address: networkNo(2) }))
    expect(await stepsOf({ login, address: networkNo(2) })).toEqual(resting)
    expect(resting.hashes).toBe(0)
    vi.restoreAllMocks()
  })
})

describe('a log-in that somebody guesses at', () => {
  test('rests for that network after five, half a minute and then longer, and for nobody else', async () => {
    const { login, code } = await aLogin()
    expect(await times(6, () => ({ login }))).toEqual([
      ...Array.from({ length: 5 }, () => 'credentials_wrong'),
      'login_locked',
    ])
    later(30_001)
    expect(await tries({ login })).toBe('credentials_wrong')
    later(30_001)
    expect(await tries({ login, password, totp: code() })).toBe('login_locked')
    expect(await tries({ login, password, totp: code(), address: networkNo(3) })).toBe('done')
    later(30_001)
    expect(await tries({ login, password, totp: code() })).toBe('done')
  })

  test('is open to the devices it knows, however long strangers try from everywhere', async () => {
    const { login, code, session } = await aLogin()
    let rested = 0
    for (let quarter = 0; quarter < 60; quarter += 1) {
      const answer = await tries({ login, address: networkNo(quarter) })
      if (answer === 'login_locked') rested += 1
      later(minuteMs)
    }
    expect(rested).toBeGreaterThan(10)
    await times(2, time => ({ login, address: networkNo(100 + time) }))
    const right = { login, password, totp: code(), address: networkNo(200) }
    expect(await tries(right)).toBe('login_locked')
    expect(await tries({ ...right, device: session.device })).toBe('done')
  })

  test('a known device has guesses of its own, which rest, and none for another log-in', async () => {
    const [one, other] = [await aLogin(), await aLogin()]
    const { device } = one.session
    const guesses = await times(6, time => ({ login: one.login, device, address: networkNo(time) }))
    expect(guesses.at(-1)).toBe('login_locked')
    expect(await tries({ login: one.login, password, totp: one.code(), address: networkNo(9) })).toBe('done')
    await times(5, () => ({ login: other.login }))
    const made = Buffer.alloc(48).toString('base64url')
    for (const foreign of [device, made, 'x', '']) {
      expect(await tries({ login: other.login, device: foreign || 'none' })).toBe('login_locked')
    }
  })

  test('guesses sent to two instances at once are counted one by one', async () => {
    const { login } = await aLogin()
    const answers = await Promise.all(Array.from({ length: 12 }, () => tries({ login })))
    expect(answers.filter(answer => answer === 'credentials_wrong')).toHaveLength(5)
    expect(answers.filter(answer => answer === 'login_locked')).toHaveLength(7)
  })

  test('is forgotten a day later, and what was counted goes', async () => {
    const { login } = await aLogin()
    await times(9, () => ({ login }))
    later(24 * 60 * minuteMs)
    expect(await times(4, () => ({ login }))).not.toContain('login_locked')
    await deleteGuessesBefore(house.db, new Date(house.clock.now.getTime() + 1))
    const { rows } = await house.db.$client.query('select from guess')
    expect(rows).toHaveLength(0)
  })
})

describe('the log', () => {
  const logOf = async (memberId: string) => {
    const keeper = await house.sow.aStaff(street, 'administrator')
    const client = await house.as(keeper)
    const query = { subjectId: memberId }
    const { items } = await client('GET /v1/streets/:streetId/audit', {
      params: { streetId: street.streetId },
      query,
    })
    return items.map(({ action, detail, actorRole }) => ({ action, detail, actorRole }))
  }

  test('tells sign-ins, and failures once a quarter of an hour, however many there were', async () => {
    setClock(saturdayMorning)
    const { login, code, person } = await aLogin()
    expect(await logOf(person.memberId)).toMatchObject([
      { action: 'session.begin', detail: { device: '不认识的设备' }, actorRole: 'coordinator' },
    ])
    const since = house.clock.now.toISOString()
    await times(20, time => ({ login, address: networkNo(time) }))
    await times(8, () => ({ login, address: networkNo(99) }))
    await times(3, () => ({ login: 'nobody at all', address: networkNo(99) }))
    await logFailures(house.db, house.clock.now)
    expect(await logOf(person.memberId)).toHaveLength(1)
    later(15 * minuteMs)
    // Two instances write at once, and it stands there once.
    await Promise.all([logFailures(house.db, house.clock.now), logFailures(second.db, house.clock.now)])
    await logFailures(house.db, house.clock.now)
    expect(await tries({ login, password, totp: code() })).toBe('done')
    expect((await logOf(person.memberId)).slice(0, 2)).toMatchObject([
      { action: 'session.begin' },
      { action: 'session.fail', actorRole: 'system', detail: { since, times: 25, rests: 1 } },
    ])
    const { rows } = await house.db.$client.query('select from failed_sign_in where quarter = $1', [since])
    expect(rows).toHaveLength(0)
  })
})
