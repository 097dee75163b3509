import { allEndpoints, type Endpoint } from '@yunxuan/contract'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { sayError } from '../refusal-words.ts'
import { call, isLong, upload } from './client.ts'
import { AskAnewError, UnansweredError } from './intention.ts'

/** The API as a desk reaches it: it acts once for a key, and its answers may be lost. */
function anApi() {
  const seen = new Map<string, number>()
  let lost = 0
  const keys: string[] = []
  const answer = { status: 200 }
  vi.stubGlobal('fetch', async (_path: string, init: RequestInit) => {
    const key = new Headers(init.headers).get('idempotency-key') ?? ''
    keys.push(key)
    seen.set(key, (seen.get(key) ?? 0) + 1)
    if (lost > 0) {
      lost -= 1
      throw new TypeError('the line broke')
    }
    return new Response(JSON.stringify(answer.status < 400 ? {} : { code: 'internal', title: '' }), {
      status: answer.status,
    })
  })
  return {
    lose: (count: number) => {
      lost = count
    },
    answer,
    keys,
    effects: () => seen.size,
  }
}

const addStock = (pieces: number) =>
  call('POST /v1/streets/:streetId/managed/rewards/:rewardId/stock-moves', {
    params: { streetId: '110102001', rewardId: 'r' },
    body: { kind: 'received', pieces, note: '到货' },
  })

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 100 })
  vi.stubGlobal('localStorage', {
    getItem: () => null,
    setItem: () => undefined,
    removeItem: () => undefined,
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('a write', () => {
  test('whose answers were lost has one effect when it is sent again', async () => {
    const api = anApi()
    // The client asks a second time by itself; both answers are lost.
    api.lose(2)
    await expect(addStock(100)).rejects.toThrow(UnansweredError)
    await addStock(100)
    expect(api.keys).toHaveLength(3)
    expect(api.effects()).toBe(1)
  })

  test('clicked twice at once has one effect; asked again after its answer it is another', async () => {
    const api = anApi()
    await Promise.all([addStock(100), addStock(100)])
    expect(api.effects()).toBe(1)
    await addStock(100)
    expect(api.effects()).toBe(2)
  })

  test('that asks something else after a lost answer is another', async () => {
    const api = anApi()
    api.lose(2)
    await expect(addStock(100)).rejects.toThrow()
    await addStock(120)
    expect(api.effects()).toBe(2)
  })

  test('is not answered by trouble inside the API, and is by a refusal', async () => {
    const api = anApi()
    api.answer.status = 503
    await expect(addStock(100)).rejects.toThrow()
    api.answer.status = 409
    await expect(addStock(100)).rejects.toThrow()
    expect(api.effects()).toBe(1)
    api.answer.status = 200
    await addStock(100)
    expect(api.effects()).toBe(2)
  })

  test('without an answer is not waited for for ever: the page was read anew since', async () => {
    const api = anApi()
    api.lose(2)
    await expect(addStock(100)).rejects.toThrow()
    vi.setSystemTime(Date.now() + 11 * 60_000)
    await addStock(100)
    expect(api.effects()).toBe(2)
  })

  test('of a file is the same for the same file', async () => {
    const api = anApi()
    const file = new File(['a'], 'a.csv', { lastModified: 1 })
    api.lose(2)
    await expect(upload('/v1/x', file)).rejects.toThrow(UnansweredError)
    await upload('/v1/x', file)
    expect(api.effects()).toBe(1)
    await upload('/v1/x', new File(['ab'], 'a.csv', { lastModified: 2 }))
    expect(api.effects()).toBe(2)
  })
})

describe('a sign-in or a change of password', () => {
  const signIn = () =>
    call('POST /v1/auth/password', {
      body: { login: 'li', password: 'a long and quiet one', totp: '123456' },
    })
  const change = () =>
    call('PUT /v1/me/password', {
      body: { password: 'a long and quiet one', newPassword: 'a calm and long one' },
    })

  test('is never sent again by itself, and nothing of it is kept when its answer is lost', async () => {
    for (const send of [signIn, change]) {
      const api = anApi()
      api.lose(1)
      const lost = await send().catch(error => error)
      expect(lost).toBeInstanceOf(AskAnewError)
      expect(sayError(lost)).toBe('网络断了，请重新来一次。')
      expect(api.keys).toHaveLength(1)
      await send()
      expect(api.effects()).toBe(2)
    }
  })
})

test('a list that was not reached is no write without an answer', async () => {
  const api = anApi()
  api.lose(2)
  const list = call('GET /v1/streets/:streetId/managed/rewards', { params: { streetId: '110102001' } })
  await expect(list).rejects.not.toThrow(UnansweredError)
})

test('what reads a whole street is waited for as long as the API takes', () => {
  const long = (endpoint: Endpoint) => endpoint.isLong === true
  for (const [key, endpoint] of Object.entries(allEndpoints)) {
    const [method = '', path = ''] = key.split(' ')
    expect(isLong(method, path), key).toBe(long(endpoint))
  }
})
