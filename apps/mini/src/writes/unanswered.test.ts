import type { CallRequest, Incoming } from '@yunxuan/contract/client'
import { beforeEach, expect, test, vi } from 'vitest'

const storage = vi.hoisted(() => new Map<string, unknown>())
vi.mock('@tarojs/taro', () => ({
  default: {
    getStorageSync: (key: string) => storage.get(key),
    setStorageSync: (key: string, value: unknown) => storage.set(key, structuredClone(value)),
  },
}))

let writes: typeof import('./unanswered.ts')
let kept: typeof import('./send-kept.ts')
async function openAnew() {
  vi.resetModules()
  writes = await import('./unanswered.ts')
  kept = await import('./send-kept.ts')
}
beforeEach(async () => {
  storage.clear()
  await openAnew()
})

const path = '/v1/streets/510104030/slots/s1/bookings'
let made = 0
const booking = (body = '{"party":1}'): CallRequest => {
  made += 1
  return {
    endpoint: 'POST /v1/streets/:streetId/slots/:slotId/bookings',
    method: 'POST',
    path,
    headers: { 'idempotency-key': `key-${made}` },
    body,
  }
}
const done: Incoming = { status: 201, body: { id: 'b1' } }
const no = (status: number, code = 'slot_full'): Incoming => ({
  status,
  body: { type: 'about:blank', status, title: '约满了', code },
})
const lost = () => Promise.reject(new Error('dropped'))
const answering = (reply: Incoming) => () => Promise.resolve(reply)
const sendFor =
  (account: string) =>
  (send: () => Promise<Incoming>, request = booking()) =>
    kept.sendKept(send, request, account)

test('a write lies in storage before it leaves, and nothing is left of one that was answered', async () => {
  let whileSent: unknown
  await kept.sendKept(
    () => {
      whileSent = storage.get('unanswered')
      return Promise.resolve(done)
    },
    booking(),
    'a',
  )
  expect(whileSent).toMatchObject([{ accountId: 'a', request: { path, body: '{"party":1}' } }])
  expect(storage.get('unanswered')).toEqual([])
  await expect(sendFor('a')(answering(no(409)))).resolves.toEqual(no(409))
  expect(storage.get('unanswered')).toEqual([])
})

test.each([
  ['a dropped connection', lost],
  ['a gateway that gave up', answering({ status: 504, body: '<html>' })],
  ['trouble inside the API', answering(no(503, 'unavailable'))],
  ['the sign-in page of a café', answering({ status: 200, body: '<html>' })],
])('%s is no answer: the write is known after the app was closed', async (_, send) => {
  await expect(sendFor('a')(send)).rejects.toBeInstanceOf(kept.UnansweredError)
  await openAnew()
  expect(writes.unanswered.of('a')).toMatchObject([{ request: { path } }])
})

test('what was under way when the app was closed is asked for as what was lost', async () => {
  void sendFor('a')(() => new Promise(() => undefined))
  expect(writes.unanswered.of('a')).toEqual([])
  await openAnew()
  expect(writes.unanswered.of('a')).toHaveLength(1)
})

test('the same wish goes out under the key it had, another under its own', async () => {
  await sendFor('a')(lost).catch(() => undefined)
  const [first] = writes.unanswered.of('a')
  await openAnew()
  const keys: (string | undefined)[] = []
  const recording = (request: CallRequest) => {
    keys.push(request.headers['idempotency-key'])
    return lost()
  }
  await kept.sendKept(recording, booking(), 'a').catch(() => undefined)
  await kept.sendKept(recording, booking('{"party":2}'), 'a').catch(() => undefined)
  expect(keys[0]).toBe(first?.key)
  expect(keys[1]).not.toBe(first?.key)
})

test('an ended session or too many requests refuse a try, and say nothing of the one before', async () => {
  await expect(sendFor('a')(answering(no(401, 'session_ended')))).resolves.toMatchObject({ status: 401 })
  expect(writes.unanswered.of('a')).toEqual([])
  await sendFor('a')(lost).catch(() => undefined)
  for (const reply of [no(401, 'session_ended'), no(429, 'too_many_requests'), no(503, 'overloaded')]) {
    await expect(sendFor('a')(answering(reply))).rejects.toBeInstanceOf(kept.UnansweredError)
  }
  expect(writes.unanswered.of('a')).toHaveLength(1)
  await expect(sendFor('a')(answering(no(409)))).resolves.toEqual(no(409))
  expect(writes.unanswered.of('a')).toEqual([])
})

test('a screen that asks again is given what was heard meanwhile, and the server is not asked', async () => {
  await sendFor('a')(lost).catch(() => undefined)
  const [write] = writes.unanswered.of('a')
  writes.unanswered.settle(write?.key ?? '', done)
  await expect(sendFor('a')(lost)).resolves.toEqual(done)
  expect(writes.unanswered.of('a')).toEqual([])
})

test('nobody is shown what somebody else wrote, and it is gone once another person uses the phone', async () => {
  await sendFor('a')(lost).catch(() => undefined)
  expect(writes.unanswered.of('b')).toEqual([])
  expect(writes.unanswered.of(undefined)).toEqual([])
  writes.unanswered.forgetOthers('a', Date.now())
  expect(writes.unanswered.of('a')).toHaveLength(1)
  writes.unanswered.forgetOthers('b', Date.now())
  expect(storage.get('unanswered')).toEqual([])
})

test('a write is asked for by its key for less than the day that the server keeps it', async () => {
  await sendFor('a')(lost).catch(() => undefined)
  const [write] = writes.unanswered.of('a')
  const after = (hours: number) => (write?.sentAtMs ?? 0) + hours * 3_600_000
  expect(write && writes.isAskable(write, after(22))).toBe(true)
  expect(write && writes.isAskable(write, after(24))).toBe(false)
})

test('a part of the address is read by its name', () => {
  const write = { key: 'k', request: booking(), accountId: 'a', sentAtMs: 0 }
  expect(writes.paramOf(write, 'slotId')).toBe('s1')
  expect(writes.paramOf(write, 'bookingId')).toBeUndefined()
})
