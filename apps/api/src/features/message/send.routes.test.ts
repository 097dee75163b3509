import { usualMessageSettings } from '@yunxuan/domain'
import { beforeEach, describe, expect, test } from 'vitest'
import { openHouse } from '../../../test/house.ts'
import type { SownMember, SownStreet } from '../../../test/sow.ts'
import { inTransaction } from '../../platform/database.ts'
import { writeNotices } from '../notice/notice.store.ts'
import type { Messengers, Outgoing, SendOutcome } from './messenger.ts'
import { sendMessages } from './send.service.ts'
import { claimDue } from './send.store.ts'

const book = 'POST /v1/streets/:streetId/slots/:slotId/bookings'
const cancellation = 'POST /v1/streets/:streetId/slots/:slotId/cancellation'
const minuteMs = 60_000

const house = await openHouse()

interface Sent extends Outgoing {
  by: 'wechat' | 'sms'
}
let sent: Sent[] = []
let answers: Partial<Record<Sent['by'], SendOutcome[]>> = {}
/** What happens while a message is on its way. */
let meanwhile = async () => {}
beforeEach(async () => {
  // What another test left to be sent later is not this one's.
  await house.db.$client.query("update message set status = 'kept', settled_at = due_at where status = 'due'")
  sent = []
  answers = {}
  meanwhile = async () => {}
})

const taking = (by: Sent['by']) => async (message: Outgoing) => {
  sent.push({ ...message, by })
  await meanwhile()
  return answers[by]?.shift() ?? { is: 'sent' as const, code: '0' }
}
const both: Messengers = { wechat: taking('wechat'), sms: taking('sms') }

const sendAll = (messengers: Messengers = both) =>
  sendMessages({ ...house.deps, messengers }, house.clock.now)

const later = (ms: number) => {
  house.clock.now = new Date(house.clock.now.getTime() + ms)
}

async function aPerson(street: SownStreet, more: { grants?: number; phone?: string | null } = {}) {
  const person = await house.sow.aMember(street, {
    phone: more.phone === undefined ? '13900001111' : more.phone,
  })
  await house.db.$client.query('update account set wechat_openid = $2 where id = $1', [
    person.accountId,
    `o-${person.accountId}`,
  ])
  const client = await house.as(person)
  const params = { streetId: street.streetId }
  for (let at = 0; at < (more.grants ?? 0); at += 1) {
    await client('POST /v1/streets/:streetId/me/wechat-grants', { params, body: { accepted: true } })
  }
  return { ...person, client, params }
}

async function aSlotOf(street: SownStreet, startsInMs = 30 * 60 * minuteMs) {
  const startsAt = new Date(house.clock.now.getTime() + startsInMs)
  return house.sow.aSlot(street, { startsAt })
}

/** Tells somebody something that is about nothing in particular. */
const tell = (
  person: SownMember,
  kind: 'matter_moved' | 'record_approved' = 'record_approved',
  title = '时长记上了',
) =>
  inTransaction(house.db, tx =>
    writeNotices(
      tx,
      [
        {
          streetId: person.streetId,
          memberId: person.memberId,
          kind,
          title,
          text: '不出这个门的话',
          bookingId: null,
          waitlistId: null,
        },
      ],
      house.clock.now,
    ),
  )

async function messagesOf({ memberId }: SownMember) {
  const { rows } = await house.db.$client.query(
    `select m.status, m.channel, m.outcome, n.kind from message m join notice n on n.id = m.notice_id
      where n.member_id = $1 order by n.id`,
    [memberId],
  )
  return rows
}

const grantsLeft = async ({ memberId }: SownMember) =>
  (await house.db.$client.query('select from wechat_grant where member_id = $1', [memberId])).rowCount

describe('a message leaves', () => {
  test('by WeChat while there is a grant, which it spends; with no words and no name of anybody', async () => {
    const street = await house.sow.aStreet()
    const person = await aPerson(street, { grants: 2 })
    await tell(person)
    await sendAll()
    await sendAll()
    expect(sent).toMatchObject([
      { by: 'wechat', to: `o-${person.accountId}`, what: '时长记上了', more: '点开看看' },
    ])
    expect(JSON.stringify(sent)).not.toContain('不出这个门')
    expect(await grantsLeft(person)).toBe(1)
    expect(await messagesOf(person)).toMatchObject([{ status: 'sent', channel: 'wechat' }])
  })

  test('of what was cancelled by a text message where there is no grant; news stays in the inbox', async () => {
    const street = await house.sow.aStreet()
    const person = await aPerson(street)
    const slot = await aSlotOf(street)
    await person.client(book, { params: slot, body: {} })
    const desk = await house.as(await house.sow.aStaff(street, 'coordinator'))
    await desk(cancellation, { params: slot, body: { reason: '大夫有事' } })
    await tell(person)
    await sendAll()
    expect(sent).toMatchObject([{ by: 'sms', to: '13900001111', more: expect.stringContaining('义诊') }])
    expect(await messagesOf(person)).toMatchObject([
      { kind: 'slot_cancelled', status: 'sent', channel: 'sms' },
      { kind: 'record_approved', status: 'kept', channel: null },
    ])
  })

  test('the one grant goes to the cancellation, whatever was written first', async () => {
    const street = await house.sow.aStreet()
    const person = await aPerson(street, { grants: 1, phone: null })
    const slot = await aSlotOf(street)
    await person.client(book, { params: slot, body: {} })
    await tell(person)
    const desk = await house.as(await house.sow.aStaff(street, 'coordinator'))
    await desk(cancellation, { params: slot, body: { reason: '大夫有事' } })
    await sendAll()
    const kinds = (await messagesOf(person)).map(({ kind, status }) => [kind, status])
    expect(kinds).toEqual([
      ['record_approved', 'kept'],
      ['slot_cancelled', 'sent'],
    ])
  })

  test('nothing where no way is set up: all of it is in the inbox', async () => {
    const person = await aPerson(await house.sow.aStreet(), { grants: 1 })
    await tell(person)
    await sendAll({})
    expect(await messagesOf(person)).toMatchObject([{ status: 'kept', channel: null }])
    expect(await grantsLeft(person)).toBe(1)
  })

  test('whoever has read it in the app is not sent it as well', async () => {
    const person = await aPerson(await house.sow.aStreet(), { grants: 1 })
    await tell(person)
    const { params, client } = person
    const inbox = await client('GET /v1/streets/:streetId/me/notices', { params, query: {} })
    await client('POST /v1/streets/:streetId/me/notices/read', {
      params,
      body: { upTo: inbox.items[0]?.id ?? '' },
    })
    await sendAll()
    expect(sent).toEqual([])
  })

  test('at night it waits for the morning, and is then sent once', async () => {
    const person = await aPerson(await house.sow.aStreet(), { grants: 1 })
    house.clock.now = new Date('2026-11-28T21:30:00+08:00')
    await tell(person)
    await sendAll()
    later(10 * 60 * minuteMs)
    await sendAll()
    expect(sent).toEqual([])
    house.clock.now = new Date('2026-11-29T08:00:00+08:00')
    await sendAll()
    expect(sent).toHaveLength(1)
  })
})

describe('nothing is sent that is not so any more', () => {
  test('a slot that was moved twice: only the last time is told', async () => {
    const street = await house.sow.aStreet()
    const person = await aPerson(street, { grants: 3 })
    const slot = await aSlotOf(street)
    await person.client(book, { params: slot, body: {} })
    const desk = await house.as(await house.sow.aStaff(street, 'coordinator'))
    for (const hours of [40, 50]) {
      later(minuteMs)
      const startsAt = new Date(house.clock.now.getTime() + hours * 60 * minuteMs).toISOString()
      await desk('PATCH /v1/streets/:streetId/slots/:slotId', {
        params: slot,
        body: { startsAt, reason: '场地要修' },
      })
    }
    await sendAll()
    expect((await messagesOf(person)).map(({ status }) => status)).toEqual(['stale', 'sent'])
    expect(sent).toHaveLength(1)
  })

  test('a booking that was given up before its reminder, an offer that was answered', async () => {
    const street = await house.sow.aStreet()
    const [first, next] = [await aPerson(street), await aPerson(street, { grants: 1 })]
    const slot = await house.sow.aSlot(street, {
      places: 1,
      startsAt: new Date(house.clock.now.getTime() + 72 * 60 * minuteMs),
    })
    const booking = await first.client(book, { params: slot, body: {} })
    const entry = await next.client('POST /v1/streets/:streetId/slots/:slotId/waitlist', {
      params: slot,
      body: { party: 1 },
    })
    const { params } = first
    await first.client('DELETE /v1/streets/:streetId/bookings/:bookingId', {
      params: { ...params, bookingId: booking.id },
      body: {},
    })
    await next.client('POST /v1/streets/:streetId/waitlist/:entryId/decline', {
      params: { ...params, entryId: entry.id },
    })
    await sendAll()
    expect(sent).toEqual([])
    expect(await messagesOf(next)).toMatchObject([{ kind: 'offer', status: 'stale' }])
    expect(await grantsLeft(next)).toBe(1)
  })
})

describe('what does not arrive', () => {
  test('is tried again under the same key where nobody answered, under another where it was refused', async () => {
    const person = await aPerson(await house.sow.aStreet(), { grants: 1 })
    await tell(person)
    answers.wechat = [
      { is: 'unknown', code: 'no answer' },
      { is: 'later', code: '-1' },
    ]
    await sendAll()
    await sendAll()
    later(minuteMs)
    await sendAll()
    later(2 * minuteMs)
    await sendAll()
    const keys = sent.map(({ key }) => key)
    expect(keys).toHaveLength(3)
    expect(keys[1]).toBe(keys[0])
    expect(keys[2]).not.toBe(keys[0])
    expect(await messagesOf(person)).toMatchObject([{ status: 'sent' }])
    expect(await grantsLeft(person)).toBe(0)
  })

  test('a refusal of WeChat ends all grants we thought there were, and the text message goes at once', async () => {
    const street = await house.sow.aStreet()
    const person = await aPerson(street, { grants: 3 })
    const slot = await aSlotOf(street)
    await person.client(book, { params: slot, body: {} })
    const desk = await house.as(await house.sow.aStaff(street, 'coordinator'))
    await desk(cancellation, { params: slot, body: { reason: '大夫有事' } })
    answers.wechat = [{ is: 'refused', code: '43101' }]
    await sendAll()
    expect(sent.map(({ by }) => by)).toEqual(['wechat', 'sms'])
    expect(await grantsLeft(person)).toBe(0)
  })

  test('a quota that is used up is not waited for where a text message can go', async () => {
    const street = await house.sow.aStreet()
    const [reached, other] = [await aPerson(street, { grants: 1 }), await aPerson(street, { grants: 1 })]
    const slot = await aSlotOf(street)
    await reached.client(book, { params: slot, body: {} })
    const desk = await house.as(await house.sow.aStaff(street, 'coordinator'))
    await desk(cancellation, { params: slot, body: { reason: '大夫有事' } })
    await tell(other)
    const full: SendOutcome = { is: 'later', code: '45009', afterMs: 60 * minuteMs }
    answers.wechat = [full, full]
    await sendAll()
    expect(await messagesOf(reached)).toMatchObject([{ status: 'sent', channel: 'sms' }])
    expect(await messagesOf(other)).toMatchObject([{ status: 'due', outcome: 'wechat 45009' }])
    expect([await grantsLeft(reached), await grantsLeft(other)]).toEqual([1, 1])
  })

  test('a wrong template takes no grant away, and what has no way left has failed', async () => {
    const person = await aPerson(await house.sow.aStreet(), { grants: 1 })
    await tell(person)
    answers.wechat = [{ is: 'wrong', code: '40037' }]
    await sendAll()
    expect(await messagesOf(person)).toMatchObject([{ status: 'failed' }])
    expect(await grantsLeft(person)).toBe(1)
  })

  test('after six tries the next way is taken', async () => {
    const street = await house.sow.aStreet()
    const person = await aPerson(street, { grants: 1 })
    const slot = await aSlotOf(street, 48 * 60 * minuteMs)
    await person.client(book, { params: slot, body: {} })
    const desk = await house.as(await house.sow.aStaff(street, 'coordinator'))
    await desk(cancellation, { params: slot, body: { reason: '大夫有事' } })
    answers.wechat = Array.from({ length: 9 }, () => ({ is: 'unknown' as const, code: 'no answer' }))
    for (let at = 0; at < 7; at += 1) {
      await sendAll()
      later(31 * minuteMs)
    }
    expect(sent.map(({ by }) => by)).toEqual([...Array.from({ length: 6 }, () => 'wechat'), 'sms'])
  })

  test('a process that is gone lets go of what it had taken, which is then sent under the same key', async () => {
    const person = await aPerson(await house.sow.aStreet(), { grants: 1 })
    await tell(person)
    meanwhile = () => Promise.reject(new Error('killed'))
    await expect(sendAll()).rejects.toThrow()
    meanwhile = async () => {}
    await sendAll()
    expect(sent).toHaveLength(1)
    later(3 * minuteMs)
    await sendAll()
    expect(sent).toHaveLength(2)
    expect(sent[1]?.key).toBe(sent[0]?.key)
    expect(await grantsLeft(person)).toBe(0)
  })
})

test('the desk calls those who were not reached, and nobody else', async () => {
  const street = await house.sow.aStreet()
  const [reached, away] = [await aPerson(street), await aPerson(street, { phone: '028-87654321' })]
  const slot = await aSlotOf(street)
  const mother = await house.sow.aDependant(reached)
  await reached.client(book, { params: slot, body: {} })
  await reached.client(book, { params: slot, body: { dependantId: mother, overlapAccepted: true } })
  await away.client(book, { params: slot, body: {} })
  const desk = await house.as(await house.sow.aStaff(street, 'coordinator'))
  await desk(cancellation, { params: slot, body: { reason: '大夫有事' } })
  const phones = async () => {
    const { items } = await desk('GET /v1/streets/:streetId/calls', { params: away.params, query: {} })
    return items.map(({ phone }) => phone).sort()
  }
  expect(await phones()).toEqual(['028-87654321', '13900001111'])
  await sendAll()
  expect(sent).toHaveLength(1)
  expect(await phones()).toEqual(['028-87654321'])
})

test('what one process has taken another passes over, and does not wait for', async () => {
  const street = await house.sow.aStreet()
  const people = await Promise.all(Array.from({ length: 8 }, () => aPerson(street)))
  await Promise.all(people.map(person => tell(person)))
  const ask = { streetId: street.streetId, now: house.clock.now, limit: 5 }
  const until = new Date(house.clock.now.getTime() + minuteMs)
  const [first, second] = await inTransaction(house.db, async tx => {
    const taken = await claimDue(tx, { ...ask, until })
    return [taken, await claimDue(house.db, { ...ask, until })]
  })
  expect([first?.length, second?.length]).toEqual([5, 3])
  expect(new Set([...(first ?? []), ...(second ?? [])].map(one => one.noticeId)).size).toBe(8)
})

test('two processes at once send each message once', async () => {
  const street = await house.sow.aStreet()
  const people = await Promise.all(Array.from({ length: 30 }, () => aPerson(street, { grants: 1 })))
  await Promise.all(people.map(person => tell(person)))
  await Promise.all([sendAll(), sendAll(), sendAll()])
  expect(sent).toHaveLength(30)
  expect(new Set(sent.map(({ key }) => key)).size).toBe(30)
})

test('of what is not wanted nothing leaves, and a cancellation does', async () => {
  const street = await house.sow.aStreet()
  const person = await aPerson(street, { grants: 5 })
  await person.client('PUT /v1/streets/:streetId/me/message-settings', {
    params: person.params,
    body: { ...usualMessageSettings, news: false },
  })
  await tell(person)
  await sendAll()
  expect(sent).toEqual([])
})
