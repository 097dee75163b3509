import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createClient, type Session } from '@yunxuan/contract'
import { afterAll, describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse } from '../../../test/house.ts'
import { buildApp } from '../../app.ts'
import { wechatOver } from './wechat-http.ts'

const minuteMs = 60_000
const asked: string[] = []
let tokens = 0

/** Answers as WeChat documents it; a code says what it is to bring about. */
const wechat = createServer((request, reply) => {
  const url = new URL(request.url ?? '/', 'http://wechat.test')
  asked.push(`${request.method} ${url.pathname}`)
  const code = url.searchParams.get('js_code') ?? ''
  const say = (body: unknown) => reply.end(typeof body === 'string' ? body : JSON.stringify(body))
  if (url.pathname === '/cgi-bin/stable_token') {
    tokens += 1
    say({ access_token: `token-${tokens}`, expires_in: 7200 })
  } else if (code === 'used') say({ errcode: 40163, errmsg: 'code been used' })
  else if (code === 'wrong') say({ errcode: 40029, errmsg: 'invalid code' })
  else if (code === 'blocked') say({ errcode: 40226, errmsg: 'high risk' })
  else if (code === 'often') say({ errcode: 45011, errmsg: 'too often' })
  else if (code === 'busy') say({ errcode: -1, errmsg: 'system error' })
  else if (code === 'garbage') say('<html>')
  else say({ openid: `openid-of-${code}`, session_key: 'never leaves' })
})

await new Promise<void>(resolve => wechat.listen(0, '127.0.0.1', resolve))
const house = await openHouse({
  WECHAT_BASE_URL: wechatUrl(),
  WECHAT_APP_ID: 'wx1',
  WECHAT_APP_SECRET: 'secret',
})
afterAll(() => void wechat.close())

function wechatUrl(): string {
  // A TCP server that listens has an address and a port.
  return `http://127.0.0.1:${(wechat.address() as AddressInfo).port}`
}

const signIn = (code: string) => house.guest('POST /v1/auth/wechat', { body: { code } })
const refresh = (refreshToken: string) => house.guest('POST /v1/auth/refresh', { body: { refreshToken } })
const withToken = (session: Session) => createClient(request => house.send(request, session.accessToken))

/** Whether a session opens doors. */
async function isSignedIn(session: Session): Promise<boolean> {
  const { status, body } = await house.send(
    { method: 'GET', path: '/v1/streets/100000000/me', headers: {}, body: undefined },
    session.accessToken,
  )
  return status !== 401 && JSON.stringify(body) !== ''
}

describe('sign-in by WeChat', () => {
  test('the same person is the same account, and the session key stays here', async () => {
    const [first, second] = [await signIn('wang'), await signIn('wang')]
    expect(second.accountId).toBe(first.accountId)
    expect(second.refreshToken).not.toBe(first.refreshToken)
    expect(first.expiresIn).toBe(900)
    expect(JSON.stringify(first)).not.toContain('never leaves')
    expect(await isSignedIn(first)).toBe(true)
  })

  test('two first sign-ins of a person at once make one account', async () => {
    const sessions = await Promise.all([signIn('li'), signIn('li'), signIn('li')])
    expect(new Set(sessions.map(session => session.accountId)).size).toBe(1)
  })

  test.each([
    ['used', 'wechat_code_invalid'],
    ['wrong', 'wechat_code_invalid'],
    ['blocked', 'wechat_blocked'],
    ['often', 'too_many_requests'],
    ['busy', 'wechat_unavailable'],
    ['garbage', 'wechat_unavailable'],
  ])('WeChat answers %s: refused as %s', async (code, refusal) => {
    await expect(signIn(code)).rejects.toMatchObject({ code: refusal })
  })

  test('no WeChat within reach, or none set up: refused, and nothing about it is shown', async () => {
    const nowhere = { baseUrl: 'http://127.0.0.1:9', appId: 'wx1', appSecret: 's', template: undefined }
    const away = wechatOver(nowhere, () => new Date())
    await expect(away.identify('wang')).rejects.toMatchObject({ code: 'wechat_unavailable' })
    const none = wechatOver(undefined, () => new Date())
    await expect(none.identify('wang')).rejects.toMatchObject({ code: 'wechat_unavailable' })
    await expect(none.accessToken()).rejects.toMatchObject({ code: 'wechat_unavailable' })
  })

  test('the access token is asked for once, and again five minutes before it ends', async () => {
    const clock = { now: new Date('2026-11-28T00:00:00Z') }
    const over = wechatOver(
      { baseUrl: wechatUrl(), appId: 'wx1', appSecret: 's', template: undefined },
      () => clock.now,
    )
    const before = asked.length
    const first = await over.accessToken()
    clock.now = new Date(clock.now.getTime() + 114 * minuteMs)
    expect(await over.accessToken()).toBe(first)
    expect(asked.slice(before)).toEqual(['POST /cgi-bin/stable_token'])
    clock.now = new Date(clock.now.getTime() + 2 * minuteMs)
    expect(await over.accessToken()).not.toBe(first)
  })
})

test('a member of staff signed in by WeChat is who they are, but the console stays shut', async () => {
  const street = await house.sow.aStreet()
  const { streetId } = street
  const first = await signIn('chen')
  const person = await house.sow.aStaff(street, 'administrator')
  await house.db.$client.query('update member set account_id = $2 where id = $1', [
    person.memberId,
    first.accountId,
  ])
  const phone = withToken(await refresh((await signIn('chen')).refreshToken))
  const me = await phone('GET /v1/streets/:streetId/me', { params: { streetId } })
  expect(me.roles).toMatchObject([{ role: 'administrator' }])
  const wish = { memberId: person.memberId, role: 'reviewer', areaId: null, organizationId: null } as const
  expect([
    await codeOf(phone('GET /v1/streets/:streetId/roles', { params: { streetId } })),
    await codeOf(phone('POST /v1/streets/:streetId/roles', { params: { streetId }, body: wish })),
  ]).toEqual(['not_allowed', 'not_allowed'])
  const desk = await house.as(first)
  expect(await codeOf(desk('GET /v1/streets/:streetId/roles', { params: { streetId } }))).toBe('done')
})

describe('refresh', () => {
  test('a token is changed for a new pair of the same session', async () => {
    const first = await signIn('refresh')
    const second = await refresh(first.refreshToken)
    expect(second.accountId).toBe(first.accountId)
    expect(second.refreshToken).not.toBe(first.refreshToken)
    expect(await isSignedIn(second)).toBe(true)
  })

  test('two refreshes at once, or one whose reply was lost, leave everybody signed in with a token that counts', async () => {
    const { refreshToken } = await signIn('twice')
    const pairs = await Promise.all([refresh(refreshToken), refresh(refreshToken), refresh(refreshToken)])
    const again = await refresh(refreshToken)
    expect(new Set([...pairs, again].map(pair => pair.refreshToken)).size).toBe(1)
    await move(20 * minuteMs, async () => {
      expect(await isSignedIn(await refresh(again.refreshToken))).toBe(true)
    })
  })

  test('a token that comes back after half a minute ends the whole session, for both who hold it', async () => {
    const stolen = await signIn('stolen')
    const owner = await refresh(stolen.refreshToken)
    await move(31_000, async () => {
      await expect(refresh(stolen.refreshToken)).rejects.toMatchObject({ code: 'refresh_token_invalid' })
      await expect(refresh(owner.refreshToken)).rejects.toMatchObject({ code: 'refresh_token_invalid' })
      expect(await isSignedIn(owner)).toBe(false)
    })
  })

  test('a token from before the last one ends the session even at once', async () => {
    const first = await signIn('older')
    const second = await refresh(first.refreshToken)
    const third = await refresh(second.refreshToken)
    await expect(refresh(first.refreshToken)).rejects.toMatchObject({ code: 'refresh_token_invalid' })
    expect(await isSignedIn(third)).toBe(false)
  })

  test('made-up tokens and sessions not used for three months are refused', async () => {
    for (const made of ['x', 'a'.repeat(64), '=']) {
      await expect(refresh(made)).rejects.toMatchObject({ code: 'refresh_token_invalid' })
    }
    const session = await signIn('season')
    await move(89 * 24 * 60 * minuteMs, async () => {
      const later = await refresh(session.refreshToken)
      await move(178 * 24 * 60 * minuteMs, async () => {
        expect((await refresh(later.refreshToken)).accountId).toBe(session.accountId)
      })
    })
    await move(400 * 24 * 60 * minuteMs, async () => {
      await expect(refresh(session.refreshToken)).rejects.toMatchObject({ code: 'refresh_token_invalid' })
    })
  })

  test('what is stored is a hash, not the token', async () => {
    const { refreshToken } = await signIn('hash')
    const { rows } = await house.db.$client.query('select refresh_hash from session')
    const secret = Buffer.from(refreshToken, 'base64url').subarray(16)
    expect(secret).toHaveLength(32)
    expect(rows.some(row => row.refresh_hash.equals(secret))).toBe(false)
  })
})

describe('sign-out', () => {
  test('ends this session on the next request, also on another instance, and no other', async () => {
    const [phone, tablet] = [await signIn('zhou'), await signIn('zhou')]
    const other = await buildApp({ config: house.config, db: house.db, clock: () => house.clock.now })
    const onOther = (session: Session) =>
      other.app
        .inject({
          url: '/v1/streets/100000000/me',
          headers: { authorization: `Bearer ${session.accessToken}` },
        })
        .then(reply => reply.json().code)
    expect(await onOther(phone)).not.toBe('session_ended')
    await withToken(phone)('POST /v1/auth/sign-out', { body: {} })
    expect(await onOther(phone)).toBe('session_ended')
    expect(await isSignedIn(phone)).toBe(false)
    expect(await isSignedIn(tablet)).toBe(true)
    await expect(refresh(phone.refreshToken)).rejects.toMatchObject({ code: 'refresh_token_invalid' })
    await other.app.close()
  })

  test('everywhere ends every session of the account, and nobody else’s', async () => {
    const [phone, tablet, neighbour] = [await signIn('wu'), await signIn('wu'), await signIn('zheng')]
    await withToken(phone)('POST /v1/auth/sign-out', { body: { everywhere: true } })
    expect([await isSignedIn(phone), await isSignedIn(tablet)]).toEqual([false, false])
    expect(await isSignedIn(neighbour)).toBe(true)
  })

  test('a guest has nothing to sign out of', async () => {
    await expect(house.guest('POST /v1/auth/sign-out', { body: {} })).rejects.toMatchObject({
      code: 'not_signed_in',
    })
  })
})

/** Runs `work` that much after the house's time. */
async function move(ms: number, work: () => Promise<void>): Promise<void> {
  const before = house.clock.now
  house.clock.now = new Date(saturday + ms)
  try {
    await work()
  } finally {
    house.clock.now = before
  }
}
const saturday = new Date('2026-11-28T00:00:00.000Z').getTime()
