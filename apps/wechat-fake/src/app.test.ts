import { beforeEach, describe, expect, test } from 'vitest'
import { wechatFake } from './app.ts'

const credentials = { appid: 'wx1', secret: 's1' }
let now: Date
let app: ReturnType<typeof wechatFake>

beforeEach(() => {
  now = new Date('2026-11-22T01:00:00Z')
  app = wechatFake({ appId: 'wx1', secret: 's1', clock: () => now })
})

const later = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000)
}

async function signIn(js_code: string, changed: Record<string, string> = {}) {
  const query = { ...credentials, js_code, grant_type: 'authorization_code', ...changed }
  const reply = await app.inject({ url: '/sns/jscode2session', query })
  expect(reply.statusCode).toBe(200)
  return reply.json()
}

async function token(changed: Record<string, unknown> = {}) {
  const payload = { ...credentials, grant_type: 'client_credential', ...changed }
  const reply = await app.inject({ method: 'POST', url: '/cgi-bin/stable_token', payload })
  expect(reply.statusCode).toBe(200)
  return reply.json()
}

describe('jscode2session', () => {
  test('the same person has the same openid with every code, another person another', async () => {
    const first = await signIn('demo-lan')
    const again = await signIn('demo-lan.2')
    expect(first.openid).toMatch(/^o[\w-]{27}$/)
    expect(again.openid).toBe(first.openid)
    expect(again.session_key).not.toBe(first.session_key)
    expect((await signIn('demo-guo')).openid).not.toBe(first.openid)
  })

  test('a code counts once', async () => {
    await signIn('demo-lan')
    expect(await signIn('demo-lan')).toMatchObject({ errcode: 40029 })
  })

  test.each([
    ['anything', 40029],
    ['demo-', 40029],
    ['blocked-lan', 40226],
    ['busy-lan', -1],
  ])('%s is answered with %i', async (code, errcode) => {
    expect(await signIn(code)).toMatchObject({ errcode })
  })

  test('the 101st sign-in of a minute is refused, the next minute is free again', async () => {
    for (let at = 0; at < 100; at += 1) expect(await signIn(`demo-lan.${at}`)).toHaveProperty('openid')
    expect(await signIn('demo-lan.more')).toMatchObject({ errcode: 45011 })
    expect(await signIn('demo-guo')).toHaveProperty('openid')
    later(61)
    expect(await signIn('demo-lan.more')).toHaveProperty('openid')
  })

  test.each([
    [{ appid: 'other' }, 40013],
    [{ secret: 'other' }, 40125],
    [{ grant_type: 'other' }, 40002],
  ])('a wrong %o is answered with %i', async (changed, errcode) => {
    expect(await signIn('demo-lan', changed)).toMatchObject({ errcode })
  })
})

describe('stable_token', () => {
  test('stays the same until five minutes before its end', async () => {
    const first = await token()
    expect(first.expires_in).toBe(7200)
    expect(first.access_token).toHaveLength(512)
    later(6900)
    expect(await token()).toEqual({ access_token: first.access_token, expires_in: 300 })
    later(1)
    expect((await token()).access_token).not.toBe(first.access_token)
  })

  test('a forced refresh renews once in thirty seconds', async () => {
    const first = await token()
    const forced = await token({ force_refresh: true })
    expect(forced.access_token).not.toBe(first.access_token)
    later(29)
    expect((await token({ force_refresh: true })).access_token).toBe(forced.access_token)
    later(2)
    expect((await token({ force_refresh: true })).access_token).not.toBe(forced.access_token)
  })

  test('the 21st forced refresh of a day is refused', async () => {
    for (let at = 0; at < 20; at += 1) {
      expect(await token({ force_refresh: true })).toHaveProperty('access_token')
      later(31)
    }
    expect(await token({ force_refresh: true })).toMatchObject({ errcode: 45009 })
    expect(await token()).toHaveProperty('access_token')
  })

  test('wrong credentials get no token', async () => {
    expect(await token({ secret: 'other' })).toMatchObject({ errcode: 40125 })
    expect(await token({ grant_type: 'other' })).toMatchObject({ errcode: 40002 })
  })
})
