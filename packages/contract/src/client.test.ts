import { describe, expect, it } from 'vitest'
import { createClient, type Outgoing, RefusedError, UnreachableError } from './client.ts'

const streetId = '510104030'

function recording(status: number, body: unknown) {
  const sent: Outgoing[] = []
  const api = createClient(request => {
    sent.push(request)
    return Promise.resolve({ status, body })
  })
  return { api, sent }
}

describe('client', () => {
  it('fills the path, leaves out absent query fields and escapes the others', async () => {
    const { api, sent } = recording(200, { items: [], nextCursor: null })
    const reply = await api('GET /v1/streets/:streetId/services', {
      params: { streetId },
      query: { q: '义诊 &', limit: 20 },
    })
    const titles: string[] = reply.items.map(item => item.title)
    expect(titles).toEqual([])
    expect(sent[0]?.path).toBe('/v1/streets/510104030/services?q=%E4%B9%89%E8%AF%8A%20%26&limit=20')
    expect(sent[0]?.headers).toEqual({})
  })

  it('gives every write a key of its own, or the one it was told', async () => {
    const { api, sent } = recording(201, {})
    const body = { code: 'x' }
    await api('POST /v1/auth/wechat', { body })
    await api('POST /v1/auth/wechat', { body }, { idempotencyKey: 'same' })
    expect(sent[0]?.headers['idempotency-key']).not.toBe('same')
    expect(sent[1]?.headers['idempotency-key']).toBe('same')
  })

  it('rejects with the refusal code, and with unreachable when what answers is not the API', async () => {
    const no = { type: 'about:blank', status: 409, title: '已约满', code: 'slot_full' }
    await expect(recording(409, no).api('GET /v1/streets')).rejects.toBeInstanceOf(RefusedError)
    await expect(recording(502, '<html>').api('GET /v1/streets')).rejects.toBeInstanceOf(UnreachableError)
  })
})

describe('a read that is refused for now', () => {
  const busy = {
    status: 503,
    body: { type: 'about:blank', status: 503, title: '连不上', code: 'unavailable' },
  }

  function answering(...replies: (typeof busy & { retryAfter?: string })[]) {
    const waited: number[] = []
    let sent = 0
    const send = () => {
      sent += 1
      return Promise.resolve(replies[sent - 1] ?? { status: 200, body: { items: [] } })
    }
    const api = createClient(send, ms => Promise.resolve(waited.push(ms)))
    return { api, waited, sent: () => sent }
  }

  it('over the limit of one address waits as well, and only what somebody does is refused', async () => {
    const limited = { status: 429, body: { ...busy.body, status: 429, code: 'too_many_requests' } }
    const { api, sent } = answering(limited)
    expect(await api('GET /v1/streets')).toEqual({ items: [] })
    expect(sent()).toBe(2)
    const once = answering(limited)
    await expect(once.api('POST /v1/auth/sign-out', { body: {} })).rejects.toMatchObject({
      code: 'too_many_requests',
    })
    expect(once.sent()).toBe(1)
  })

  it('is sent again by itself, later each time, and not before it was told to', async () => {
    const { api, waited } = answering({ ...busy, retryAfter: '2' }, busy)
    expect(await api('GET /v1/streets')).toEqual({ items: [] })
    const [first = 0, second = 0] = waited
    expect(first).toBeGreaterThanOrEqual(2_000)
    expect(second).toBeGreaterThanOrEqual(3_000)
  })

  it('is given up after three times, and a write after one', async () => {
    const { api, sent } = answering(busy, busy, busy, busy)
    await expect(api('GET /v1/streets')).rejects.toThrow('unavailable')
    expect(sent()).toBe(3)
    await expect(api('POST /v1/auth/wechat', { body: { code: 'x' } })).rejects.toThrow('unavailable')
    expect(sent()).toBe(4)
  })

  it('does not wait as long as anybody may say', async () => {
    const { api, waited } = answering({ ...busy, retryAfter: '86400' }, { ...busy, retryAfter: 'Sun' })
    await api('GET /v1/streets')
    expect(Math.max(...waited)).toBeLessThan(13_000)
  })
})
