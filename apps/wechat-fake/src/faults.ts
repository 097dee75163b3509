import type { FastifyInstance, FastifyReply } from 'fastify'

/** What is to happen to the next calls of a path instead of what would. */
export interface Fault {
  path: string
  times: number
  /** Answered with this, with HTTP 200 unless a status is named. */
  body?: unknown
  status?: number
  /** Answered that much later. */
  delayMs?: number
  /** The connection is cut: before anything is done, after it was done, or in the middle of the answer. */
  cut?: 'before' | 'after' | 'midway'
}

/** A call that came in. */
export interface Heard {
  path: string
  body: unknown
}

/**
 * Spoils what the control endpoint asks for, and records every other call: `POST /control/faults`,
 * `GET /control/calls`.
 */
export function spoil(app: FastifyInstance): void {
  const faults: Fault[] = []
  const heard: Heard[] = []
  const spoiling = new WeakMap<object, Fault>()

  app.post<{ Body: Fault }>('/control/faults', ({ body }) => {
    faults.push({ ...body })
    return {}
  })
  app.get('/control/calls', () => heard)

  app.addHook('preHandler', async (request, reply) => {
    const path = request.url.split('?')[0] ?? ''
    if (path.startsWith('/control/')) return
    heard.push({ path, body: request.body ?? null })
    const fault = faults.find(one => one.path === path && one.times > 0)
    if (fault === undefined) return
    fault.times -= 1
    if (fault.delayMs !== undefined) await new Promise(done => setTimeout(done, fault.delayMs))
    if (fault.cut === 'before') return cut(reply)
    if (fault.body !== undefined || fault.status !== undefined) {
      return reply.code(fault.status ?? 200).send(fault.body ?? {})
    }
    spoiling.set(request, fault)
  })
  app.addHook('onSend', async (request, reply, payload) => {
    const how = spoiling.get(request)?.cut
    if (how === 'after') cut(reply)
    if (how !== 'midway' || typeof payload !== 'string') return payload
    void reply.removeHeader('content-length')
    return payload.slice(0, payload.length / 2)
  })
}

function cut(reply: FastifyReply): FastifyReply {
  reply.raw.destroy()
  return reply.hijack()
}
