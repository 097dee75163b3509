import type { PictureSize } from '@yunxuan/domain'
import type { EndpointKey, Input, Reply } from './index.ts'
import type { Picture } from './picture.ts'
import type { Problem, RefusalCode } from './refusal.ts'

/** A request as any transport can send it; `body` is already JSON text, or a form for uploads. */
export interface Outgoing {
  method: string
  path: string
  headers: Record<string, string>
  body: string | undefined
}

/** A request with what it asks for. */
export interface CallRequest extends Outgoing {
  endpoint: EndpointKey
  /** What it is about, in the words of whoever asks; stays on this side. */
  about?: string | undefined
}

/** What came back; `body` is the parsed JSON, or whatever a file endpoint gave. */
export interface Incoming {
  status: number
  body: unknown
  /** The header Retry-After, where the other side said one. */
  retryAfter?: string | null | undefined
}

export type Send = (request: CallRequest) => Promise<Incoming>

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
  /** What it is about, for where its answer comes late. */
  about?: string
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
    const request = outgoing(key, input, options)
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
// Too much at once, of one or of all: a list that is read by itself has nothing to say of it.
const waits: readonly number[] = [429, 503]

/**
 * Sends a request; a read that is refused for now is sent again by itself, as late as it was told to. A write is not:
 * whoever made it decides, under the same key.
 */
async function sendPatiently(send: Send, pause: Pause, request: CallRequest): Promise<Incoming> {
  for (const pauseMs of request.method === 'GET' ? pausesMs : []) {
    const reply = await send(request)
    if (!waits.includes(reply.status)) return reply
    const askedMs = Number(reply.retryAfter ?? 0) * 1000
    const atLeastMs = Math.min(Math.max(pauseMs, askedMs || 0), longestPauseMs)
    // Not all at the same moment: what was too much once would be again.
    await pause(atLeastMs * (1 + Math.random() / 4))
  }
  return send(request)
}

/** Returns the path and query of an endpoint, for links and images. */
export function pathOf<K extends EndpointKey>(key: K, input: Input<K>): string {
  return outgoing(key, input, {}).path
}

/** Returns the address of a picture in a size, with the key that opens it where not everybody sees it. */
export function pictureAddress({ path, key }: Pick<Picture, 'path' | 'key'>, size: PictureSize): string {
  return `${path}/${size}${key === null ? '' : `?key=${encodeURIComponent(key)}`}`
}

function outgoing(endpoint: EndpointKey, input: unknown, options: CallOptions = {}): CallRequest {
  const [method = '', pattern = ''] = endpoint.split(' ')
  const { params, query, body } = (input ?? {}) as {
    params?: Record<string, unknown>
    query?: Record<string, unknown>
    body?: unknown
  }
  const filled = pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params?.[name])))
  const pairs = Object.entries(query ?? {})
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
  const headers: Record<string, string> = {}
  if (body !== undefined) headers['content-type'] = 'application/json'
  if (method !== 'GET') headers['idempotency-key'] = options.idempotencyKey ?? randomKey()
  return {
    endpoint,
    about: options.about,
    method,
    path: pairs.length === 0 ? filled : `${filled}?${pairs.join('&')}`,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
  }
}

export function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'title' in body
}

/** Returns a key for one write; not a secret, it only has to differ between one person's writes. */
export function randomKey(): string {
  const part = () => Math.random().toString(36).slice(2, 12)
  return `${Date.now().toString(36)}-${part()}${part()}`
}
