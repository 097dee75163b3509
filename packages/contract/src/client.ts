import type { EndpointKey, Input, Reply } from './all.ts'
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
}

export type Send = (request: Outgoing) => Promise<Incoming>

/** The API said no, under a code that a client has words for. */
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
 * Rejects with RefusedError when the API says no and UnreachableError when it cannot be asked.
 */
export function createClient(send: Send, newKey: () => string = randomKey): Client {
  return async (key, ...rest) => {
    const [input, options] = rest
    const request = outgoing(key, input, options?.idempotencyKey ?? newKey())
    const { status, body } = await send(request)
    if (status >= 200 && status < 300) {
      // The server checks its replies against the same schema in every test.
      return (status === 204 ? null : body) as never
    }
    if (isProblem(body)) throw new RefusedError(body)
    throw new UnreachableError(`status ${status}`)
  }
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
