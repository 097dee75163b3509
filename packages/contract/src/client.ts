import type { EndpointKey, Input, Reply } from './index.ts'
import type { Problem, RefusalCode } from './refusal.ts'

/** A request as any transport can send it; `body` is already JSON text, or a form for uploads. */
export interface Outgoing {
  method: string
  path: string
  headers: Record<string, string>
  body: string | undefined
}

/** What came back; `body` is the parsed JSON, or whatever a file endpoint gave. */
export interface Incoming {
  status: number
  body: unknown
  /** The header Retry-After, where the other side said one. */
  retryAfter?: string | null | undefined
}

export type Send = (request: Outgoing) => Promise<Incoming>

/** Waits so many milliseconds. */
export type Pause = (ms: number) => Promise<unknown>

/** The API said no, under a code and with a title for people. */
export class RefusedError extends Error {
  readonly code: RefusalCode
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.code)
    this.name = 'RefusedError'
    this.code = problem.code
    this.problem = problem
  }
}

/** The API was not reached, or what answered was not the API. */
export class UnreachableError extends Error {
  override name = 'UnreachableError'
}

/** The same write sent again carries the same key, and so has its effect once. */
export interface CallOptions {
  idempotencyKey?: string
}

/** What a call takes: nothing where the endpoint takes nothing. */
type Arguments<K extends EndpointKey> = keyof Input<K> extends never
  ? [input?: Record<string, never>, options?: CallOptions]
  : [input: Input<K>, options?: CallOptions]

export type Client = <K extends EndpointKey>(key: K, ...rest: Arguments<K>) => Promise<Reply<K>>

/**
 * Returns a client whose calls are typed by the endpoint's key.
 * Rejects with RefusedError when the API says no and UnreachableError when it cannot be asked. One that can wait asks
 * again by itself where a read is refused for now.
 */
export function createClient(send: Send, pause?: Pause): Client {
  return async (key, ...rest) => {
    const [input, options] = rest
    const request = outgoing(key, input, options?.idempotencyKey ?? randomKey())
    const { status, body } = await (pause === undefined ? send(request) : sendPatiently(send, pause, request))
    if (status >= 200 && status < 300) {
      // The server checks its replies against the same schema in every test.
      return (status === 204 ? null : body) as never
    }
    if (isProblem(body)) throw new RefusedError(body)
    throw new UnreachableError(`status ${status}`)
  }
}

// Longer than a restart takes, all together.
const pausesMs = [1_000, 3_000]
const longestPauseMs = 10_000

/**
 * Sends a request; a read that is refused for now is sent again by itself, as late as it was told to. A write is not:
 * whoever made it decides, under the same key.
 */
async function sendPatiently(send: Send, pause: Pause, request: Outgoing): Promise<Incoming> {
  for (const pauseMs of request.method === 'GET' ? pausesMs : []) {
    const reply = await send(request)
    if (reply.status !== 503) return reply
    const askedMs = Number(reply.retryAfter ?? 0) * 1000
    const atLeastMs = Math.min(Math.max(pauseMs, askedMs || 0), longestPauseMs)
    // Not all at the same moment: what was too much once would be again.
    await pause(atLeastMs * (1 + Math.random() / 4))
  }
  return send(request)
}

/** Returns the path and query of an endpoint, for links and images. */
export function pathOf<K extends EndpointKey>(key: K, input: Input<K>): string {
  return outgoing(key, input, '').path
}

function outgoing(key: string, input: unknown, idempotencyKey: string): Outgoing {
  const space = key.indexOf(' ')
  const method = key.slice(0, space)
  const { params, query, body } = (input ?? {}) as {
    params?: Record<string, unknown>
    query?: Record<string, unknown>
    body?: unknown
  }
  const filled = key
    .slice(space + 1)
    .replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params?.[name])))
  const pairs = Object.entries(query ?? {})
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
  const headers: Record<string, string> = {}
  if (body !== undefined) headers['content-type'] = 'application/json'
  if (method !== 'GET') headers['idempotency-key'] = idempotencyKey
  return {
    method,
    path: pairs.length === 0 ? filled : `${filled}?${pairs.join('&')}`,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
  }
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'title' in body
}

/** Returns a key for one write; not a secret, it only has to differ between one person's writes. */
export function randomKey(): string {
  const part = () => Math.random().toString(36).slice(2, 12)
  return `${Date.now().toString(36)}-${part()}${part()}`
}
