import { availableParallelism, loadavg } from 'node:os'
import {
  type Access,
  allEndpoints,
  type Endpoint,
  type EndpointKey,
  mediaTypeOf,
  type RefusalCode,
} from '@yunxuan/contract'
import fc, { type Arbitrary } from 'fast-check'
import type { InjectOptions } from 'fastify'
import type { TSchema } from 'typebox'
import { newId } from '../../src/platform/ids.ts'
import { statusOf } from '../../src/platform/refuse.ts'
import type { Caller } from '../access/callers.ts'
import { denyAtDoor } from '../access/matrix.ts'
import { idsOf, requestsOf } from '../access/requests.ts'
import type { World } from '../access/world.ts'
import { fileForm } from '../file-form.ts'
import type { House } from '../house.ts'
import { fitting, type IdsOf, spoilt } from './schema-arbitrary.ts'

// A machine that does much else besides takes that much longer.
const slowMs = () => 2_000 * Math.max(1, (loadavg()[0] ?? 0) / availableParallelism())
export const endpointKeys = Object.keys(allEndpoints) as EndpointKey[]

/** One call as it is sent. */
export interface Shot {
  key: EndpointKey
  caller: string
  params: unknown
  query: unknown
  body: unknown
}

interface Parts {
  params: Arbitrary<unknown>
  query: Arbitrary<unknown>
  body: Arbitrary<unknown>
}

/** Returns calls of an endpoint: most fit the contract, in many one thing is wrong; the same seed draws the same. */
export function drawing(world: World, foreign: World, callers: readonly Caller[]) {
  const ids = poolOf(world, foreign)
  const known: Partial<Record<EndpointKey, { params?: object; query?: object; body?: object }>> =
    requestsOf(world)
  const rows: Record<string, string> = idsOf(world)
  return (key: EndpointKey, seed: number, count: number): Shot[] => {
    const endpoint: Endpoint = allEndpoints[key]
    const good = known[key]
    const own = Object.fromEntries(
      Object.keys(endpoint.params?.properties ?? {}).map(name => [name, rows[name] ?? world.street.streetId]),
    )
    const parts: Parts = {
      params: partly(endpoint.params, ids, { ...own, ...good?.params }),
      query: partly(endpoint.query, ids, good?.query),
      body: partly(endpoint.body, ids, good?.body),
    }
    const shot = fc.record({ key: fc.constant(key), caller: callersOf(endpoint.access, callers), ...parts })
    return fc.sample(shot, { seed, numRuns: count })
  }
}

/** Mostly whoever is let in, and of them those whose rows they are and who keep the whole street; now and then anybody. */
function callersOf(access: Access, callers: readonly Caller[]): Arbitrary<string> {
  const inside = callers.filter(caller => denyAtDoor(access, caller) === undefined)
  const likely = inside.filter(({ name }) => /whose it is$|^leader of|of the street$|^provider$/.test(name))
  const names = (some: readonly Caller[]) => fc.constantFrom(...some.map(caller => caller.name))
  return fc.oneof(
    { weight: 9, arbitrary: names(likely.length > 0 ? likely : inside) },
    { weight: 2, arbitrary: names(inside) },
    { weight: 1, arbitrary: names(callers) },
  )
}

/** What gets through as it is, what fits the schema, and either with one thing wrong. */
function partly(schema: TSchema | undefined, ids: IdsOf, good: object | undefined): Arbitrary<unknown> {
  if (schema === undefined)
    return fc.oneof({ weight: 30, arbitrary: fc.constant(undefined) }, fc.constant({ more: 1 }))
  const fit = fitting(schema, ids)
  // Where nothing has to be given, nothing is given mostly: a made-up cursor leads nowhere.
  const plain = good ?? ('required' in schema ? undefined : {})
  const through = plain === undefined ? fit : fc.constant<unknown>(plain)
  return fc.oneof(
    { weight: 14, arbitrary: through },
    { weight: 5, arbitrary: fit },
    { weight: 2, arbitrary: spoilt(through) },
    { weight: 2, arbitrary: spoilt(fit) },
  )
}

/** Ids of the street by what they are called, ids of any row of it, of another street's, and of nothing. */
function poolOf(world: World, foreign: World): IdsOf {
  const rows: Record<string, string> = idsOf(world)
  const all = [world, foreign].map(one => [
    ...new Set(JSON.stringify(one).match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? []),
  ])
  const [own = [], others = []] = all
  const nothing = '018f0000-0000-7000-8000-000000000000'
  return name => {
    if (name === 'streetId') {
      const streets = [foreign.street.streetId, '100000000', '999999999']
      return fc.oneof(
        { weight: 12, arbitrary: fc.constant(world.street.streetId) },
        fc.constantFrom(...streets),
      )
    }
    const named = rows[name] ?? nothing
    return fc.oneof(
      { weight: 4, arbitrary: fc.constant(named) },
      { weight: 3, arbitrary: fc.constantFrom(...own) },
      fc.constantFrom(...others),
      fc.constantFrom(nothing, nothing.toUpperCase()),
    )
  }
}

/** What a refusal may be that no endpoint has to name: it follows from how it is called. */
function isNamed(endpoint: Endpoint, key: EndpointKey, code: RefusalCode): boolean {
  if (endpoint.refusals.includes(code)) return true
  const { access } = endpoint
  switch (code) {
    case 'invalid_request':
      return true
    case 'unsupported_media':
    case 'body_too_large':
    case 'idempotency_mismatch':
      return !key.startsWith('GET ')
    case 'not_signed_in':
    case 'session_ended':
      return access !== 'public'
    case 'member_missing':
      return access !== 'public' && access !== 'account'
    case 'not_allowed':
      return typeof access !== 'string'
    default:
      return false
  }
}

/** Sends calls and says what should not have come of them. */
export function shooting(house: House, callers: readonly Caller[]) {
  const tokens = new Map(callers.map(caller => [caller.name, caller.token]))
  return async (shot: Shot): Promise<string | undefined> => {
    const request = requestOf(shot, tokens.get(shot.caller))
    if (request === undefined) return undefined
    const begun = performance.now()
    const reply = await house.app.inject(request)
    const wrong = wrongIn(shot.key, reply)
    if (wrong !== undefined || performance.now() - begun < slowMs()) return wrong
    // What is slow is slow twice.
    const again = performance.now()
    await house.app.inject(request)
    const tookMs = Math.round(performance.now() - again)
    return tookMs < slowMs() ? undefined : `took ${tookMs} ms`
  }
}

function wrongIn(
  key: EndpointKey,
  reply: { statusCode: number; headers: Record<string, unknown>; body: string },
): string | undefined {
  const endpoint: Endpoint = allEndpoints[key]
  const { statusCode } = reply
  if (statusCode < 400) {
    const isSaid = [endpoint.status ?? 200, 304].includes(statusCode)
    return isSaid ? undefined : `undocumented status ${statusCode}`
  }
  // What people read in a browser says in a page that it is gone.
  if (
    statusCode === 404 &&
    mediaTypeOf(endpoint.reply) === 'text/html' &&
    reply.body.startsWith('<!doctype')
  ) {
    return undefined
  }
  if (!String(reply.headers['content-type']).startsWith('application/problem+json')) {
    return `status ${statusCode} is no problem`
  }
  const { code } = JSON.parse(reply.body)
  if (code === 'internal') return 'internal'
  if (statusOf(code) !== statusCode) return `${code} with status ${statusCode}`
  return isNamed(endpoint, key, code) ? undefined : `undocumented refusal ${code}`
}

/** Returns the request of a call; undefined when it cannot be an address at all. */
function requestOf({ key, params, query, body }: Shot, token: string | undefined): InjectOptions | undefined {
  const space = key.indexOf(' ')
  const { upload }: Endpoint = allEndpoints[key]
  const texts: string[] = []
  const url = key.slice(space + 1).replace(/:(\w+)/g, (_, name: string) => {
    const value: unknown = typeof params === 'object' && params !== null ? Reflect.get(params, name) : params
    texts.push(say(value))
    return encode(say(value))
  })
  const asked = typeof query === 'object' && query !== null ? Object.entries(query) : []
  const pairs = asked.map(([name, value]) => `${encode(name)}=${encode(say(value))}`)
  const form = upload ? fileForm(Buffer.from(say(body ?? '名称\n一')), '表.csv') : undefined
  const payload = form?.payload ?? (body === undefined ? undefined : JSON.stringify(body))
  // A part of a path that is empty is another path.
  if (texts.includes('')) return undefined
  return {
    // Every key of the contract begins with one of these methods.
    method: key.slice(0, space) as 'GET',
    url: pairs.length === 0 ? url : `${url}?${pairs.join('&')}`,
    headers: {
      'idempotency-key': newId(),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(payload === undefined ? {} : { 'content-type': form?.contentType ?? 'application/json' }),
    },
    ...(payload === undefined ? {} : { payload }),
  }
}

const say = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 5_000)

/** As a client would, but half a pair of UTF-16 goes along as what it becomes. */
const encode = (text: string): string => encodeURIComponent(Buffer.from(text).toString())
