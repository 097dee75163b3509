import { usualMessageSettings } from '@yunxuan/domain'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { openHouse } from '../../../test/house.ts'
import { openidOf, startProviders } from '../../../test/providers.ts'
import type { SownStreet } from '../../../test/sow.ts'
import { inTransaction } from '../../platform/database.ts'
import { writeNotices } from '../notice/notice.store.ts'
import { signAliyun } from './aliyun-signature.ts'
import { sendMessages } from './send.service.ts'

const minuteMs = 60_000
const subscribe = '/cgi-bin/message/subscribe/send'

const providers = await startProviders()
afterAll(providers.stop)
const house = await openHouse(providers.settings)
// Both hold our clock against theirs.
house.clock.now = new Date()
beforeEach(() =>
  house.db.$client.query("update message set status = 'kept', settled_at = due_at where status = 'due'"),
)

const sendAll = () => sendMessages(house.deps, house.clock.now)
const spoil = (path: string, fault: object, times = 1) =>
  providers.control('faults', { path, times, ...fault })

/** Somebody who is always awake, with so many grants that WeChat knows of, or not. */
async function aPerson(street: SownStreet, more: { grants?: number; known?: number; phone?: string } = {}) {
  const { grants = 1, phone = '13900001111' } = more
  const known = more.known ?? grants
  const person = await house.sow.aMember(street, { phone })
  const openid = openidOf(person.accountId)
  await house.db.$client.query('update account set wechat_openid = $2 where id = $1', [
    person.accountId,
    openid,
  ])
  const client = await house.as(person)
  const params = { streetId: street.streetId }
  await client('PUT /v1/streets/:streetId/me/message-settings', {
    params,
    body: { ...usualMessageSettings, quiet: null },
  })
  for (let at = 0; at < grants; at += 1) {
    await client('POST /v1/streets/:streetId/me/wechat-grants', { params, body: { accepted: true } })
  }
  if (known > 0) await providers.control('grants', { openid, count: known })
  const tell = (kind: 'record_approved' | 'login_requested' = 'record_approved', title = '时长记上了') =>
    inTransaction(house.db, tx =>
      writeNotices(
        tx,
        [{ ...params, memberId: person.memberId, kind, title, text: '', bookingId: null, waitlistId: null }],
        house.clock.now,
      ),
    )
  const shown = async () =>
    ((await providers.control('shown')) as { touser: string; data: object }[]).filter(
      one => one.touser === openid,
    )
  const status = async () => {
    const { rows } = await house.db.$client.query(
      `select m.status, m.channel, m.outcome from message m join notice n on n.id = m.notice_id
        where n.member_id = $1 order by n.id desc limit 1`,
      [person.memberId],
    )
    return rows[0]
  }
  return { ...person, openid, tell, shown, status }
}

const texted = async (number: string) =>
  ((await providers.control('texted')) as { number: string; words: object }[]).filter(
    one => one.number === number,
  )

const later = (ms: number) => {
  house.clock.now = new Date(house.clock.now.getTime() + ms)
}

describe('by WeChat', () => {
  test('what, when and more, each as its field wants it', async () => {
    const person = await aPerson(await house.sow.aStreet())
    await person.tell('record_approved', '赵大爷的时长记上了，他求助的事也办好了')
    await sendAll()
    expect(await person.shown()).toMatchObject([{ data: { thing1: '时长记上了', thing3: '点开看看' } }])
  })

  test('fewer grants than we thought: it is refused, and nothing more is tried', async () => {
    const person = await aPerson(await house.sow.aStreet(), { grants: 3, known: 0 })
    await person.tell()
    await sendAll()
    expect(await person.status()).toMatchObject({ status: 'failed' })
    await person.tell()
    await sendAll()
    expect(await person.status()).toMatchObject({ status: 'kept' })
    expect(await person.shown()).toEqual([])
  })

  test.each([
    ['busy', { body: { errcode: -1, errmsg: 'system error' } }],
    ['trouble', { status: 502, body: 'bad gateway' }],
    ['silence', { cut: 'before' }],
    ['an answer that is cut off after it was shown', { cut: 'after' }],
    ['half an answer after it was shown', { cut: 'midway' }],
    ['an answer that comes too late', { delayMs: 5_500 }],
  ])(
    '%s: it is shown once, a while later',
    async (_, fault) => {
      const person = await aPerson(await house.sow.aStreet(), { grants: 2 })
      await person.tell()
      await spoil(subscribe, fault)
      await sendAll()
      expect(await person.status()).toMatchObject({ status: 'due' })
      later(minuteMs)
      await sendAll()
      expect(await person.status()).toMatchObject({ status: 'sent', channel: 'wechat' })
      expect(await person.shown()).toHaveLength(1)
    },
    20_000,
  )

  test('a token that is none any more is asked for anew, at once', async () => {
    const person = await aPerson(await house.sow.aStreet())
    await person.tell()
    await spoil(subscribe, { body: { errcode: 42001, errmsg: 'access_token expired' } })
    await sendAll()
    expect(await person.status()).toMatchObject({ status: 'sent' })
  })

  test('many at once ask for one token', async () => {
    const before = ((await providers.control('calls')) as { path: string }[]).length
    const { deps, clock } = house
    clock.now = new Date(clock.now.getTime() + 130 * minuteMs)
    await Promise.all(Array.from({ length: 20 }, () => deps.wechat.accessToken()))
    const calls = ((await providers.control('calls')) as { path: string }[]).slice(before)
    expect(calls.filter(({ path }) => path === '/cgi-bin/stable_token')).toHaveLength(1)
    clock.now = new Date()
  })
})

describe('by text message', () => {
  const numberOf = () => `139${String(Date.now()).slice(-8)}`

  test('what must not be missed, signed as Aliyun wants it', async () => {
    const phone = numberOf()
    const person = await aPerson(await house.sow.aStreet(), { grants: 0, phone })
    await person.tell('login_requested', '有人给您申请了登录')
    await sendAll()
    expect(await person.status()).toMatchObject({ status: 'sent', channel: 'sms' })
    expect(await texted(phone)).toMatchObject([{ words: { what: '工作台账号等您确认' } }])
  })

  test.each([
    ['an answer that is cut off after it was sent', { cut: 'after' }],
    ['a busy moment', { body: { Code: 'isp.SYSTEM_ERROR', Message: '', RequestId: '' } }],
    ['trouble', { status: 503, body: { Code: 'ServiceUnavailable', Message: '', RequestId: '' } }],
  ])('%s: it is sent once', async (_, fault) => {
    const phone = numberOf()
    const person = await aPerson(await house.sow.aStreet(), { grants: 0, phone })
    await person.tell('login_requested')
    await spoil('/', fault)
    await sendAll()
    expect(await person.status()).toMatchObject({ status: 'due' })
    later(minuteMs)
    await sendAll()
    expect(await person.status()).toMatchObject({ status: 'sent', channel: 'sms' })
    expect(await texted(phone)).toHaveLength(1)
    house.clock.now = new Date()
  })

  test('the signature is the one of Aliyun’s own example', () => {
    const { headers } = signAliyun(
      {
        host: 'ecs.cn-shanghai.aliyuncs.com',
        action: 'RunInstances',
        version: '2014-05-26',
        query: {
          RegionId: 'cn-shanghai',
          ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd',
        },
        nonce: '3156853299f313e23d1673dc12e1703d',
        at: new Date('2023-10-26T10:22:32Z'),
      },
      { accessKeyId: 'YourAccessKeyId', accessKeySecret: 'YourAccessKeySecret' },
    )
    expect(headers.authorization).toMatch(
      /Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0$/,
    )
  })
})
