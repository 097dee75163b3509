import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import {
  type Access,
  allEndpoints,
  type Endpoint,
  type EndpointKey,
  type Endpoints,
  type Input,
  mediaTypeOf,
  type Reply,
} from '@yunxuan/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Caller, type MemberCaller, requireMember } from './caller.ts'
import { encodingFor, isWorthPacking, Packings, packed } from './compress.ts'
import { type Db, inTransaction, type Tx } from './database.ts'
import { within } from './deadline.ts'
import type { Deps } from './deps.ts'
import { type Claim, hashRequest, type StoredReply, toStored, writeOnce } from './idempotency.ts'
import type { Bound, KeyMeaning } from './openapi.ts'
import { Refusal, wrongField } from './refuse.ts'
import { routeSchema } from './route-schema.ts'
import { replyChecker } from './validation.ts'

/** A reply that is not JSON; what is too large to hold is a stream. */
export class FileReply {
  readonly body: Buffer | string | Readable
  readonly mediaType: string
  readonly fileName: string | undefined
  /** How long whoever asked may show it again without asking; never kept where nothing is said. */
  readonly keptSeconds: number | undefined
  constructor(
    body: Buffer | string | Readable,
    mediaType: string,
    { fileName, keptSeconds }: { fileName?: string; keptSeconds?: number } = {},
  ) {
    this.body = body
    this.mediaType = mediaType
    this.fileName = fileName
    this.keptSeconds = keptSeconds
  }
}

/** What a reply that was made before is, where it is not JSON that was found. */
interface MadeAs {
  mediaType?: string
  status?: number
  /** Said besides, in place of what every endpoint says. */
  headers?: Readonly<Record<string, string>>
}

/** A reply that was made before and may be sent many times; its strong ETag stands for these bytes. */
export class MadeReply {
  readonly body: Buffer
  readonly etag: string
  readonly packings: Packings
  readonly as: Required<MadeAs>
  constructor(body: Buffer, as: MadeAs = {}) {
    this.body = body
    this.packings = new Packings(body)
    this.etag = `"${createHash('sha1').update(body).digest('base64url')}"`
    this.as = { mediaType: 'application/json; charset=utf-8', status: 200, headers: {}, ...as }
  }
}

/** Returns an answer under a tag of its bytes, so that who has it already is told so instead. */
export function madeOf(answer: unknown): MadeReply {
  return answer instanceof MadeReply ? answer : new MadeReply(Buffer.from(JSON.stringify(answer)))
}

/** Returns a text of another kind under a tag of its bytes. */
export function madeOfText(text: string, mediaType: string, as: Omit<MadeAs, 'mediaType'> = {}): MadeReply {
  return new MadeReply(Buffer.from(text), { ...as, mediaType })
}

type AccessOf<K extends EndpointKey> = Endpoints[K]['access']
type CallerOf<A extends Access> = A extends 'public'
  ? Caller | null
  : A extends 'account'
    ? Caller
    : MemberCaller

/** What a handler gets: the declared parts of the request, who calls, and the time. */
export type Call<K extends EndpointKey> = Input<K> & {
  caller: CallerOf<AccessOf<K>>
  now: Date
  deps: Deps
  request: FastifyRequest
}

type ReadHandler<K extends EndpointKey> = (
  call: Call<K> & { db: Db },
) => Promise<Reply<K> | FileReply | MadeReply>
type WriteHandler<K extends EndpointKey> = (call: Call<K> & { tx: Tx }) => Promise<Reply<K>>
type SecretHandler<K extends EndpointKey> = (call: Call<K> & { tx: Tx }) => Promise<Reply<K> | FileReply>
type BatchHandler<K extends EndpointKey> = (call: Call<K> & { claim: Claim | null }) => Promise<StoredReply>

/** Binds endpoints to handlers; a key that is not in the contract does not compile. */
export interface Serving {
  /** A read: asks the pool. */
  read<K extends EndpointKey>(key: K, handler: ReadHandler<K>): void
  /** A write: one transaction, with its idempotency key and its reply stored in it. */
  write<K extends EndpointKey>(key: K, handler: WriteHandler<K>): void
  /** A write whose reply is a secret or a file: told once, stored nowhere. Sent again under its key it acts again. */
  secret<K extends EndpointKey>(key: K, handler: SecretHandler<K>): void
  /** A write that makes its own transaction, or shares one with others that wait, and stores its own reply in it. */
  batch<K extends EndpointKey>(key: K, handler: BatchHandler<K>): void
  /** A write of sign-in: it makes its own transactions, since it asks WeChat first or keeps a failed attempt. */
  signIn<K extends EndpointKey>(key: K, handler: ReadHandler<K>): void
  /** What is bound so far. */
  bound: Bound
}

/** JSON text, or null for none, under the status that the endpoint declares. */
interface TextReply {
  status: number
  text: StoredReply
}

type Run = (call: BareCall) => Promise<TextReply | FileReply | MadeReply>
interface BareCall {
  params: Record<string, string>
  query: unknown
  body: unknown
  caller: Caller | null
  now: Date
  deps: Deps
  request: FastifyRequest
}

const longestKey = 100
// Whatever an answer waits for, its end is not waited for: longer than the longest question, shorter than a face waits.
const answerWithinMs = 20_000
// What comes or goes as a file may come over a slow line, and be long; so may what reads a whole street.
const longWithinMs = 300_000

/** Returns the binder of endpoints; every one declares its access, and there is no other way to bind a route. */
export function serving(app: FastifyInstance, deps: Deps, withinMs = answerWithinMs): Serving {
  const bound = new Map<EndpointKey, KeyMeaning | null>()
  // Made once, sent many times: held against its schema once.
  const held = new WeakSet<MadeReply>()

  function bind(key: EndpointKey, keyMeaning: KeyMeaning | null, run: Run): void {
    const endpoint: Endpoint = allEndpoints[key]
    bound.set(key, keyMeaning)
    const [method, url] = splitKey(key)
    const limitMs = isLong(endpoint) ? longWithinMs : withinMs
    const answer = async (request: FastifyRequest) => {
      const now = deps.clock()
      // Fastify has validated these against the endpoint's schemas.
      const params = request.params as Record<string, string>
      const caller = await admit(deps, endpoint.access, request, params.streetId, now)
      const { query, body } = request
      return run({ params, query, body, caller, now, deps, request })
    }
    app.route({
      method,
      url,
      schema: routeSchema(endpoint),
      config: { endpointKey: key, isSignIn: isSignIn(key) },
      preValidation: (request, _reply, done) => {
        // A form is only read where a file is expected; anywhere else it would pass for no body at all.
        if (!endpoint.upload && request.isMultipart()) return done(new Refusal('unsupported_media'))
        if (endpoint.bodyOptional && request.body === undefined) request.body = {}
        done(endpoint.body === undefined && !endpoint.upload ? unwanted(request.body) : undefined)
      },
      handler: async (request, reply) => {
        const result = await within(limitMs, answer(request), dropReply)
        return send(reply, result, keyMeaning === 'notKept')
      },
    })
  }

  const check = (key: EndpointKey) => {
    const schema: Endpoint = allEndpoints[key]
    if (!deps.config.checksReplies || mediaTypeOf(schema.reply) !== undefined) return undefined
    const checkParsed = replyChecker(schema.reply)
    return (json: string | null) => checkParsed(json === null ? null : JSON.parse(json))
  }

  function outsideTransaction<K extends EndpointKey>(
    key: K,
    handler: ReadHandler<K>,
    keyMeaning: KeyMeaning | null,
  ): void {
    const checked = check(key)
    bind(key, keyMeaning, async call => {
      // The parts were validated against this endpoint's schemas; only the compiler does not know it.
      const reply = await handler({ ...call, db: deps.db } as never)
      if (reply instanceof FileReply) return reply
      if (reply instanceof MadeReply) {
        if (!held.has(reply)) checked?.(reply.body.toString())
        held.add(reply)
        return reply
      }
      const text = toStored(reply)
      checked?.(text)
      return { status: statusOf(key), text }
    })
  }

  function insideTransaction<K extends EndpointKey>(
    key: K,
    handler: WriteHandler<K>,
    keyMeaning: 'kept' | 'needless',
  ): void {
    const checked = check(key)
    bind(key, keyMeaning, async call => {
      const claim = keyMeaning === 'kept' ? claimOf(key, call) : null
      const text = await writeOnce(deps.db, claim, call.now, async tx => {
        const reply = await handler({ ...call, tx } as never)
        checked?.(toStored(reply))
        return reply
      })
      return { status: statusOf(key), text }
    })
  }

  return {
    bound,
    read: (key, handler) => outsideTransaction(key, handler, null),
    signIn: (key, handler) => outsideTransaction(key, handler, 'notKept'),
    // What lies in no street, such as signing out, has no key to keep.
    write: (key, handler) => insideTransaction(key, handler, key.includes(':streetId') ? 'kept' : 'needless'),
    secret(key, handler) {
      const checked = check(key)
      bind(key, 'notKept', call =>
        inTransaction(deps.db, async tx => {
          const reply = await handler({ ...call, tx } as never)
          if (reply instanceof FileReply) return reply
          const text = toStored(reply)
          checked?.(text)
          return { status: statusOf(key), text }
        }),
      )
    },
    batch(key, handler) {
      const checked = check(key)
      bind(key, 'kept', async call => {
        const text = await handler({ ...call, claim: claimOf(key, call) } as never)
        checked?.(text)
        return { status: statusOf(key), text }
      })
    },
  }
}

function statusOf(key: EndpointKey): number {
  const endpoint: Endpoint = allEndpoints[key]
  return endpoint.status ?? 200
}

/** Decides who calls and whether this endpoint is open to them; closed unless the access says otherwise. */
async function admit(
  deps: Deps,
  access: Access,
  request: FastifyRequest,
  streetId: string | undefined,
  now: Date,
): Promise<Caller | null> {
  const { token } = request
  if (token === null) {
    if (access === 'public') return null
    throw new Refusal('not_signed_in')
  }
  const caller = await deps.findCaller(token, streetId, now)
  if (caller === undefined) {
    if (access === 'public') return null
    throw new Refusal('session_ended')
  }
  if (access === 'public' || access === 'account') return caller
  const member = requireMember(caller)
  const grants = opensConsole(deps, caller) ? member.grants : []
  if (access === 'member') return { ...member, grants }
  if (!grants.some(grant => access.roles.includes(grant.role))) throw new Refusal('not_allowed')
  return member
}

/** Whether a session may do what roles allow: a phone that is signed in by WeChat alone may not. */
function opensConsole({ config }: Deps, { kind }: Caller): boolean {
  return kind === 'console' || (kind === 'demo' && config.isDemo)
}

/** Returns the refusal of fields that an endpoint without a body does not know. */
function unwanted(body: unknown): Refusal | undefined {
  if (body === undefined || body === null) return undefined
  const [field = 'body'] = typeof body === 'object' ? Object.keys(body) : []
  if (typeof body === 'object' && Object.keys(body).length === 0) return undefined
  return wrongField(field, '没有这一项，请去掉')
}

function claimOf(key: EndpointKey, call: BareCall): Claim | null {
  const header = call.request.headers['idempotency-key']
  const { streetId } = call.params
  if (header === undefined || call.caller === null || streetId === undefined) return null
  if (typeof header !== 'string' || header.length === 0 || header.length > longestKey) {
    throw wrongField('Idempotency-Key', `1 到 ${longestKey} 个字符`)
  }
  const requestHash = hashRequest(key, call.request.url, call.body)
  return { streetId, accountId: call.caller.accountId, key: header, requestHash, status: statusOf(key) }
}

/** What a file is read from is let go when nobody waits for it any longer. */
function dropReply(result: TextReply | FileReply | MadeReply): void {
  if (result instanceof FileReply && result.body instanceof Readable) result.body.destroy()
}

/** JSON text goes back as the handler's answer: to await a reply costs a listener for the end of its stream. */
async function send(
  reply: FastifyReply,
  result: TextReply | FileReply | MadeReply,
  isSecret: boolean,
): Promise<FastifyReply | string | Buffer> {
  if (result instanceof MadeReply) return sendMade(reply, result)
  if (result instanceof FileReply) {
    if (result.fileName !== undefined) {
      const name = encodeURIComponent(result.fileName)
      reply.header('content-disposition', `attachment; filename*=UTF-8''${name}`)
    }
    if (result.keptSeconds !== undefined) {
      // By the one who asked: nothing on the way has a copy that outlives its being erased.
      reply.header('cache-control', `private, max-age=${result.keptSeconds}, immutable`)
    }
    return reply.type(result.mediaType).send(result.body)
  }
  if (result.text === null) return reply.code(result.status === 200 ? 204 : result.status).send()
  reply.code(result.status).type('application/json; charset=utf-8')
  // A secret is never packed with what somebody else may have put beside it: its length would tell of it.
  return isSecret ? result.text : packedFor(reply, result.text)
}

/** Returns JSON text as the client would have it on the wire; what is short goes as it is. */
async function packedFor(reply: FastifyReply, text: string): Promise<string | Buffer> {
  if (!isWorthPacking(text.length)) return text
  const encoding = encodingFor(reply.request.headers['accept-encoding'])
  reply.header('vary', 'accept-encoding')
  if (encoding === undefined) return text
  reply.header('content-encoding', encoding)
  return packed(Buffer.from(text), encoding)
}

/** What was made once is packed once, too; each packing has a tag of its own, and any of them says what is known. */
async function sendMade(reply: FastifyReply, made: MadeReply): Promise<FastifyReply> {
  const isWorth = isWorthPacking(made.body.length)
  const encoding = isWorth ? encodingFor(reply.request.headers['accept-encoding']) : undefined
  const etag = encoding === undefined ? made.etag : made.etag.replace(/"$/, `-${encoding}"`)
  reply.header('etag', etag).header('cache-control', 'no-cache').headers(made.as.headers)
  if (isWorth) reply.header('vary', 'accept-encoding')
  const known = reply.request.headers['if-none-match']?.split(',') ?? []
  const isKnown = known.map(plainTag).some(tag => tag === '*' || tag === made.etag)
  if (isKnown) return reply.code(304).send()
  reply.code(made.as.status).type(made.as.mediaType)
  if (encoding === undefined) return reply.send(made.body)
  return reply.header('content-encoding', encoding).send(await made.packings.as(encoding))
}

/** Returns a tag without what is said of its packing, by us or by a proxy on the way. */
function plainTag(tag: string): string {
  return tag
    .trim()
    .replace(/^W\//, '')
    .replace(/-(br|gzip)"$/, '"')
}

function isLong({ upload, reply, isLong: isDeclared }: Endpoint): boolean {
  return isDeclared === true || upload === true || mediaTypeOf(reply) !== undefined
}

function splitKey(key: string): ['GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', string] {
  const space = key.indexOf(' ')
  // Every key of the contract begins with one of these methods.
  return [key.slice(0, space) as 'GET', key.slice(space + 1)]
}

function isSignIn(key: string): boolean {
  return key.includes('/auth/') && !key.endsWith('/refresh') && !key.endsWith('/sign-out')
}
