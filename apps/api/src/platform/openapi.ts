import * as contract from '@yunxuan/contract'
import { allEndpoints, type Endpoint, type EndpointKey, mediaTypeOf } from '@yunxuan/contract'
import type { TSchema } from 'typebox'
import { capital, type Json, opened, type Refer, sharedSchemas, withOpenAnswers } from './openapi-schemas.ts'
import { statusOf } from './refuse.ts'

const keyMeanings = {
  kept: 'Within a day the same key and request give the same reply and act once; the same key with another request is refused as idempotency_mismatch.',
  notKept:
    'Accepted but not kept, since the reply is a secret that is stored nowhere: sent again it acts again. A sign-in begins one more session, what works once (a WeChat code, a refresh token, a six-digit code) is refused the second time, and a new set-up code replaces the one before.',
  needless: 'Accepted; sent again the request has the same effect.',
}
/** What becomes of an idempotency key. */
export type KeyMeaning = keyof typeof keyMeanings

/** Every endpoint that is bound, with what becomes of its idempotency key; null for a read. */
export type Bound = ReadonlyMap<EndpointKey, KeyMeaning | null>

/**
 * Returns the API as OpenAPI 3.1, from which a stranger can make a client: each operation has a name of its own, what
 * the contract exports is said once and referred to, and every status that a route may answer is there.
 */
export function openApiOf(bound: Bound, publicUrl: string): Json {
  const schemas = sharedSchemas()
  const parameters = sharedParameters(bound, schemas.refer)
  const refusal = (codes: readonly contract.RefusalCode[]) => ({
    description: codes.join(', ') || 'refused',
    content: { 'application/problem+json': { schema: schemas.refer(contract.problem) } },
  })
  const paths: { [path: string]: Json } = {}
  for (const [key, meaning] of [...bound].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const [method, path] = partsOf(key)
    paths[path] = { ...paths[path], [method]: operationOf(key, meaning, schemas.refer, parameters.refer) }
  }
  const responses = {
    ...Object.fromEntries(
      [...new Set(Object.values(paths).flatMap(statusesOf))].map(status => [
        responseName(status),
        refusal(ofAnybody.filter(code => statusOf(code) === status)),
      ]),
    ),
    default: refusal(ofAnyMoment),
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '云选 Yunxuan',
      version: '1.0.0',
      description: '资源上云、群众自选',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: publicUrl }],
    // Of every operation that does not say otherwise.
    security: [{ bearer: [] }],
    paths,
    components: {
      schemas: withOpenAnswers(schemas.used, paths),
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      parameters: {
        ...Object.fromEntries(
          Object.entries(keyMeanings).map(([meaning, description]) => [
            keyName(meaning),
            {
              in: 'header',
              name: 'Idempotency-Key',
              description,
              schema: { type: 'string', maxLength: 100 },
            },
          ]),
        ),
        ...parameters.used,
      },
      responses,
    },
  }
}

/**
 * Returns a name for a key of the contract: its method, and its path in words, without the version and the street,
 * where what is named by an id is one: `POST /v1/streets/:streetId/slots/:slotId/bookings` is `postSlotBookings`.
 */
export function operationIdOf(key: EndpointKey): string {
  const [method, path] = partsOf(key)
  const [root = '', ...parts] = path.split('/').slice(1)
  const inStreet = parts[0] === 'streets' && parts.length > 2 ? parts.slice(2) : parts
  const own = inStreet.flatMap((part, index) => {
    if (part.startsWith('{')) return []
    return [inStreet[index + 1]?.startsWith('{') ? singular(part) : part]
  })
  // What is not of the API proper keeps its root: /hsds has services as well.
  const words = root === 'v1' ? own : [root, ...(own.length === 0 && parts.length > 0 ? ['street'] : own)]
  return (
    method +
    words
      .flatMap(word => word.split(/[-._]/))
      .map(capital)
      .join('')
  )
}

function operationOf(
  key: EndpointKey,
  meaning: KeyMeaning | null,
  refer: Refer,
  referParameter: (parameter: Parameter) => Json,
): Json {
  const endpoint: Endpoint = allEndpoints[key]
  const parameters = [
    ...parametersOf(endpoint, refer).map(referParameter),
    ...(meaning === null ? [] : [{ $ref: `#/components/parameters/${keyName(meaning)}` }]),
  ]
  const body = bodyOf(endpoint, refer)
  return {
    operationId: operationIdOf(key),
    summary: endpoint.summary,
    tags: [tagOf(key)],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined ? {} : { requestBody: body }),
    ...(endpoint.access === 'public' ? { security: [{}, { bearer: [] }] } : {}),
    responses: { ...successOf(endpoint, refer), ...refusedOf(key, endpoint, meaning) },
  }
}

type Parameter = Json & { name: string }

function parametersOf({ params, query }: Endpoint, refer: Refer): Parameter[] {
  return [...parametersIn('path', params, refer), ...parametersIn('query', query, refer)]
}

function parametersIn(where: 'path' | 'query', parts: Endpoint['params'], refer: Refer): Parameter[] {
  if (parts === undefined) return []
  const required = new Set<string>(parts.required ?? [])
  return Object.entries<TSchema>(parts.properties).map(([name, schema]) => ({
    in: where,
    name,
    ...(where === 'path' || required.has(name) ? { required: true } : {}),
    schema: refer(schema),
  }))
}

function bodyOf(endpoint: Endpoint, refer: Refer): Json | undefined {
  if (endpoint.upload) {
    const file = { type: 'string', contentMediaType: 'application/octet-stream' }
    const form = { type: 'object', properties: { file }, required: ['file'] }
    return { required: true, content: { 'multipart/form-data': { schema: form } } }
  }
  if (endpoint.body === undefined) return undefined
  const content = { 'application/json': { schema: refer(endpoint.body) } }
  return endpoint.bodyOptional ? { content } : { required: true, content }
}

function successOf({ reply, status = 200 }: Endpoint, refer: Refer): Json {
  const fileType = mediaTypeOf(reply)
  if (fileType !== undefined) return { [status]: { description: 'done', content: { [fileType]: {} } } }
  // A reply with nothing to say has no body.
  if (reply === contract.nothing) return { [status === 200 ? 204 : status]: { description: 'done' } }
  return {
    [status]: { description: 'done', content: { 'application/json': { schema: opened(refer(reply)) } } },
  }
}

/** What every request can be told: nothing of it is one endpoint's own. */
const ofAll = ['invalid_request', 'not_found'] as const
/** What has nothing to do with what is asked for: said once, as what else any operation may answer. */
const ofAnyMoment = ['too_many_requests', 'internal', 'overloaded'] as const
const ofSignedIn = ['not_signed_in', 'session_ended', 'not_allowed', 'member_missing'] as const
const ofBodies = ['unsupported_media', 'body_too_large'] as const
const ofKeys = ['idempotency_mismatch'] as const
const ofAnybody: readonly contract.RefusalCode[] = [
  ...ofAll,
  ...ofAnyMoment,
  ...ofSignedIn,
  ...ofBodies,
  ...ofKeys,
]

function refusedOf(key: EndpointKey, endpoint: Endpoint, meaning: KeyMeaning | null): Json {
  const codes = new Set<contract.RefusalCode>([
    ...ofAll,
    ...(endpoint.access === 'public' ? [] : ofSignedIn),
    ...(key.startsWith('GET') ? [] : ofBodies),
    ...(meaning === 'kept' ? ofKeys : []),
    ...endpoint.refusals,
  ])
  const byStatus = new Map<number, contract.RefusalCode[]>()
  for (const code of codes) byStatus.set(statusOf(code), [...(byStatus.get(statusOf(code)) ?? []), code])
  const own = [...byStatus].map(([status, each]) => {
    const $ref = `#/components/responses/${responseName(status)}`
    const isPlain = each.every(code => ofAnybody.includes(code))
    return [status, isPlain ? { $ref } : { $ref, description: each.join(', ') }] as const
  })
  return { ...Object.fromEntries(own), default: { $ref: '#/components/responses/default' } }
}

/** The statuses of refusals that operations of a path may answer. */
function statusesOf(path: Json): number[] {
  const operations = Object.values(path) as { responses: Json }[]
  const statuses = operations.flatMap(({ responses }) => Object.keys(responses).map(Number))
  return statuses.filter(status => status >= 400)
}

function responseName(status: number): string {
  return String(status)
}

/** Parameters that several endpoints take alike, by their names: what only one takes stands with it. */
function sharedParameters(bound: Bound, refer: Refer) {
  const counts = new Map<string, number>()
  for (const key of bound.keys()) {
    for (const one of parametersOf(allEndpoints[key], refer)) {
      const text = JSON.stringify(one)
      counts.set(text, (counts.get(text) ?? 0) + 1)
    }
  }
  const used: { [name: string]: unknown } = {}
  const texts = new Map<string, string>()
  const referParameter = (one: Parameter): Json => {
    const text = JSON.stringify(one)
    if ((counts.get(text) ?? 0) < 2 || (texts.get(one.name) ?? text) !== text) return one
    texts.set(one.name, text)
    used[one.name] = one
    return { $ref: `#/components/parameters/${one.name}` }
  }
  return { refer: referParameter, used }
}

function partsOf(key: EndpointKey): [method: string, path: string] {
  const [method = '', path = ''] = key.split(' ')
  return [method.toLowerCase(), path.replace(/:(\w+)/g, '{$1}')]
}

function tagOf(key: EndpointKey): string {
  const words = partsOf(key)[1]
    .split('/')
    .filter(word => word !== '' && !word.startsWith('{'))
  if (words[0] !== 'v1') return words[0] ?? 'pages'
  return words.slice(words[1] === 'streets' ? 2 : 1)[0] ?? 'streets'
}

function keyName(meaning: string): string {
  return `Key${capital(meaning)}`
}

function singular(word: string): string {
  return word
    .replace(/ies$/, 'y')
    .replace(/(ch|sh|x|ss)es$/, '$1')
    .replace(/([^s])s$/, '$1')
}
