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
