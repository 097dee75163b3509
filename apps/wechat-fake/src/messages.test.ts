import { beforeEach, describe, expect, test } from 'vitest'
import { wechatFake } from './app.ts'

let now: Date
let app: ReturnType<typeof wechatFake>
let token: string

const touser = `o${'a'.repeat(27)}`
const data = {
  thing1: { value: '您约好了' },
  time2: { value: '2026年11月29日 14:00' },
  thing3: { value: '义诊' },
}
const message = { touser, template_id: 'told', page: 'tabs/inbox', client_msg_id: 'k1', data }

beforeEach(async () => {
  now = new Date('2026-11-22T01:00:00Z')
  app = wechatFake({ appId: 'wx1', secret: 's1', clock: () => now, quota: 3 })
  token = await tokenNow()
})

async function tokenNow(force_refresh = false): Promise<string> {
  const payload = { appid: 'wx1', secret: 's1', grant_type: 'client_credential', force_refresh }
  return (await app.inject({ method: 'POST', url: '/cgi-bin/stable_token', payload })).json().access_token
}

const post = async (url: string, payload: object) =>
  (await app.inject({ method: 'POST', url, payload })).json()
const accept = (count: number) => post('/control/grants', { openid: touser, count })
const send = (changed: object = {}, under = token) =>
  post(`/cgi-bin/message/subscribe/send?access_token=${under}`, { ...message, ...changed })
const shown = async () => (await app.inject({ url: '/control/shown' })).json()

describe('a subscription message', () => {
  test('takes one grant, and without one it is refused', async () => {
    expect(await send()).toMatchObject({ errcode: 43101 })
    await accept(1)
    expect(await send()).toMatchObject({ errcode: 0 })
    expect(await send({ client_msg_id: 'k2' })).toMatchObject({ errcode: 43101 })
    expect(await shown()).toHaveLength(1)
  })

  test('under the same key is shown once, and takes one grant', async () => {
    await accept(2)
    for (let at = 0; at < 3; at += 1) expect(await send()).toMatchObject({ errcode: 0 })
    expect(await shown()).toHaveLength(1)
    expect(await send({ client_msg_id: 'k2' })).toMatchObject({ errcode: 0 })
  })

  test.each([
    ['nobody', { touser: 'x' }, 40003],
    ['another template', { template_id: 'other' }, 40037],
    ['a page from the root', { page: '/tabs/inbox' }, 41030],
    ['a thing of 21 letters', { data: { ...data, thing3: { value: '字'.repeat(21) } } }, 47003],
    ['an empty thing', { data: { ...data, thing3: { value: '' } } }, 47003],
    ['a time in words', { data: { ...data, time2: { value: '明天' } } }, 47003],
  ])('%s is no message', async (_, changed, errcode) => {
    await accept(1)
    expect(await send(changed)).toMatchObject({ errcode })
    expect(await shown()).toHaveLength(0)
  })

  test('a day has a quota', async () => {
    await accept(9)
    const codes = []
    for (const client_msg_id of ['a', 'b', 'c', 'd']) codes.push((await send({ client_msg_id })).errcode)
    expect(codes).toEqual([0, 0, 0, 45009])
  })

  test('goes under the present token, or the one before for five minutes', async () => {
    await accept(9)
    const next = await tokenNow(true)
    expect(await send({ client_msg_id: 'a' })).toMatchObject({ errcode: 0 })
    expect(await send({ client_msg_id: 'b' }, next)).toMatchObject({ errcode: 0 })
    now = new Date(now.getTime() + 301_000)
    expect(await send({ client_msg_id: 'c' })).toMatchObject({ errcode: 40001 })
    expect(await send({ client_msg_id: 'c' }, '')).toMatchObject({ errcode: 40001 })
  })
})

describe('a fault', () => {
  const path = '/cgi-bin/message/subscribe/send'

  test('takes the place of so many answers, and is not acted on', async () => {
    await accept(1)
    await post('/control/faults', { path, times: 2, body: { errcode: -1, errmsg: 'system error' } })
    expect([await send(), await send()]).toMatchObject([{ errcode: -1 }, { errcode: -1 }])
    expect(await send()).toMatchObject({ errcode: 0 })
    const calls = (await app.inject({ url: '/control/calls' })).json()
    expect(calls.filter((call: { path: string }) => call.path === path)).toHaveLength(3)
  })
})
